import { type Finding, nameOf } from './finding.ts'
import { coversAll } from './overflow.ts'
import { boxOf, heightOf, intersection, isEmpty, isShown, seenPart, widthOf, type Box } from './visible.ts'

const SELECTOR = 'button, a[href], input, select, textarea, [role="button"], [data-action]'
/** Sides in `--px`; 88 are 21.8 mm on 21.5″ (ux.md §3: any target ≥ 20 mm). */
const MIN_SIDE = 88
/** Distance of neighbours in `--px`; 12 are 3 mm on 21.5″. */
const MIN_GAP = 12
const ROUNDING_PX = 0.6

/** Everything that can be touched now. */
export const touchTargets = (): Element[] =>
  [...document.body.querySelectorAll(SELECTOR)].filter(
    (element) => isShown(element) && !isEmpty(boxOf(element)),
  )

export function smallTargets(targets: readonly Element[], px: number): Finding[] {
  return targets.flatMap((target) => {
    const [width, height] = [widthOf(boxOf(target)), heightOf(boxOf(target))]
    return Math.min(width, height) < MIN_SIDE * px - ROUNDING_PX
      ? [
          {
            rule: 'target-small',
            where: nameOf(target),
            what: `${Math.round(width / px)} × ${Math.round(height / px)}, at least ${MIN_SIDE} are needed`,
          } as const,
        ]
      : []
  })
}

/** Distance along the one axis on which two boxes are apart; null where they are diagonal to each other. */
function gapOf(a: Box, b: Box): number | null {
  const both = intersection(a, b)
  const [x, y] = [-widthOf(both), -heightOf(both)]
  return x > 0 && y > 0 ? null : Math.max(x, y)
}

export function crowdedTargets(targets: readonly Element[], px: number): Finding[] {
  const boxes = targets
    .filter((target) => !coversAll(target))
    .map((target) => ({ target, box: seenPart(target.parentElement, boxOf(target)) }))
    .filter(({ box }) => !isEmpty(box))
  return boxes.flatMap(({ target, box }, i) =>
    boxes.slice(i + 1).flatMap((other): Finding[] => {
      if (target.contains(other.target) || other.target.contains(target)) return []
      const gap = gapOf(box, other.box)
      if (gap === null || gap >= MIN_GAP * px - ROUNDING_PX) return []
      return [
        gap < -ROUNDING_PX
          ? {
              rule: 'targets-overlap',
              where: nameOf(target),
              what: `lies ${Math.round(-gap)} px over ${nameOf(other.target)}`,
            }
          : {
              rule: 'targets-close',
              where: nameOf(target),
              what: `${Math.round(gap / px)} from ${nameOf(other.target)}, at least ${MIN_GAP} are needed`,
            },
      ]
    }),
  )
}

/** A control nobody can be told about. */
export const namelessTargets = (targets: readonly Element[]): Finding[] =>
  targets.flatMap((target) => {
    const labelled = target.getAttribute('aria-labelledby')
    const name =
      target.getAttribute('aria-label') ??
      (labelled === null ? null : document.querySelector(`#${CSS.escape(labelled)}`)?.textContent) ??
      target.textContent ??
      ''
    return name.trim() === ''
      ? [{ rule: 'no-name', where: nameOf(target), what: 'control without a name' } as const]
      : []
  })
