import { type Finding, nameOf } from './finding.ts'
import { inkLines, linesOf, type TextRun } from './text-runs.ts'
import {
  type Box,
  boxOf,
  cutOf,
  heightOf,
  holdOf,
  intersection,
  isShown,
  seenPart,
  viewport,
  widthOf,
} from './visible.ts'

/** Pixels by which anti-aliasing and rounding may pass an edge. */
const SLACK_PX = 2
/** The lowest tip of one line and the highest of the next seldom stand over each other. */
const TIPS_EM = 0.12
const OVERLAP_PX = 3
const MANY = 3

/** Text that is cut off, that leaves the card it stands on, or whose lines run into each other. */
export function textOverflow(runs: readonly TextRun[]): Finding[] {
  return runs.flatMap((run) => {
    const where = nameOf(run.element)
    const ink = inkLines(run)
    for (const line of ink) {
      const cut = cutOf(run.element, line, SLACK_PX)
      if (cut) {
        const by = cut.by ? `by ${nameOf(cut.by)}` : 'by the edge of the screen'
        return [{ rule: 'cut-off', where, what: `text cut off ${Math.round(cut.pixels)} px ${by}` }]
      }
      const out = leftBehind(run.element, line)
      if (out) return [{ rule: 'cut-off', where, what: out }]
    }
    return collision(run, ink)
  })
}

/** Letters of two lines that touch. First over the whole text, then, where that is too near, by each line's own words. */
function collision(run: TextRun, ink: readonly Box[]): Finding[] {
  if (run.vertical) return []
  const near = ink.some((line, i) => {
    const next = ink[i + 1]
    return next !== undefined && isBelow(line, next) && line.bottom - next.top > SLACK_PX
  })
  if (!near) return []
  const lines = linesOf(run)
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    if (!next) continue
    const into = line.base + line.below - (next.base - next.above)
    if (into > TIPS_EM * Number.parseFloat(run.style.fontSize))
      return [
        {
          rule: 'lines-collide',
          where: nameOf(run.element),
          what: `a line reaches ${Math.round(into)} px into the next`,
        },
      ]
  }
  return []
}

/** Pieces of one line stand beside each other, at the same height. */
const isBelow = (line: Box, next: Box) => next.top - line.top > heightOf(line) / 3

/** A painted ground (card, button) that its text does not stay on. */
function leftBehind(element: Element, line: Box): string | null {
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
    const style = getComputedStyle(at)
    if (style.display === 'inline' || style.display === 'contents') continue
    if (holdOf(at, 'x') === 'scrolls' || holdOf(at, 'y') === 'scrolls') return null
    const painted =
      at.tagName === 'BUTTON' || !/^rgba\(0, 0, 0, 0\)$|^transparent$/.test(style.backgroundColor)
    if (!painted) continue
    const ground = boxOf(at)
    const pixels = Math.max(
      ground.left - line.left,
      ground.top - line.top,
      line.right - ground.right,
      line.bottom - ground.bottom,
    )
    if (pixels > SLACK_PX) return `text leaves its ground (${nameOf(at)}) by ${Math.round(pixels)} px`
    return null
  }
  return null
}

/** Controls that the edge of the screen or a box around them cuts. */
export function controlOverflow(targets: readonly Element[]): Finding[] {
  return targets.flatMap((target) => {
    const cut = cutOf(target.parentElement, boxOf(target), SLACK_PX)
    return cut
      ? [
          {
            rule: 'cut-off',
            where: nameOf(target),
            what: `control cut off ${Math.round(cut.pixels)} px ${cut.by ? `by ${nameOf(cut.by)}` : 'by the edge of the screen'}`,
          } as const,
        ]
      : []
  })
}

/** Everything that scrolls must do so by buttons too: no gesture is needed anywhere. */
export function bareScrolling(): Finding[] {
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    if (element.hasAttribute('data-scroller') || !isShown(element)) return []
    const axis = (['x', 'y'] as const).find((candidate) => holdOf(element, candidate) === 'scrolls')
    return axis
      ? [
          {
            rule: 'scrolls-without-buttons',
            where: nameOf(element),
            what: `content is ${axis === 'y' ? element.scrollHeight - element.clientHeight : element.scrollWidth - element.clientWidth} px longer than its box, which has no scroll buttons`,
          } as const,
        ]
      : []
  })
}

/** Words of two elements drawn over each other, or words under a control that is not theirs. */
export function overlaps(runs: readonly TextRun[], targets: readonly Element[]): Finding[] {
  const pieces = runs.flatMap((run) =>
    inkLines(run).map((line) => ({ element: run.element, box: seenPart(run.element, line) })),
  )
  const findings: Finding[] = []
  const crosses = (a: Box, b: Box) => {
    const both = intersection(a, b)
    return widthOf(both) > OVERLAP_PX && heightOf(both) > OVERLAP_PX
  }
  for (const [i, piece] of pieces.entries()) {
    for (const other of pieces.slice(i + 1))
      if (!related(piece.element, other.element) && crosses(piece.box, other.box))
        findings.push({
          rule: 'texts-overlap',
          where: nameOf(piece.element),
          what: `stands on ${nameOf(other.element)}`,
        })
    for (const target of targets)
      if (
        !related(piece.element, target) &&
        !coversAll(target) &&
        crosses(piece.box, seenPart(target.parentElement, boxOf(target)))
      )
        findings.push({
          rule: 'texts-overlap',
          where: nameOf(piece.element),
          what: `stands on ${nameOf(target)}`,
        })
    if (findings.length >= MANY) break
  }
  return findings
}

const related = (a: Element, b: Element) => a.contains(b) || b.contains(a)

/** The glass of the attract screen lies under everything on purpose. */
export const coversAll = (element: Element): boolean => {
  const box = boxOf(element)
  return widthOf(box) * heightOf(box) > 0.9 * innerWidth * innerHeight
}

/** Less than a row of buttons: what is in it cannot be read, however far it scrolls. */
const LEAST_VIEW = 150

/** A page or a dialog that is left no room: all its content is there, and nobody sees it. */
export const squeezedViews = (px: number): Finding[] =>
  [...document.body.querySelectorAll('[data-scroller]')].filter(isShown).flatMap((view) => {
    const box = intersection(boxOf(view), viewport())
    const side = Math.min(widthOf(box), heightOf(box))
    return side < LEAST_VIEW * px
      ? [
          {
            rule: 'squeezed',
            where: nameOf(view),
            what: `${Math.max(0, Math.round(side / px))} px are left for the page, at least ${LEAST_VIEW} are needed`,
          } as const,
        ]
      : []
  })
