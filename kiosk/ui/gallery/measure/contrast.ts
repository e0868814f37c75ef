import { contrastOf, over, parseColour, type Colour } from './colour.ts'
import { type Finding, nameOf } from './finding.ts'
import { inkLines, type TextRun } from './text-runs.ts'
import { type Box, boxOf, intersection, isEmpty, isShown, seenPart } from './visible.ts'

/** Text over a picture or a gradient: only the pixels can tell. */
export interface PixelQuestion {
  readonly where: string
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly colour: Colour
  readonly least: number
}

/** WCAG AA; AAA for whoever asked for large letters or high contrast (issue 3). */
const AA = 4.5
const AAA = 7
const ROUNDING = 0.01

interface Ground {
  readonly colour: Colour
  readonly element: Element
  readonly plain: boolean
}

/** The colours under an element down to the first that hides what is below. */
function groundOf(element: Element): Ground {
  let above: Colour = { r: 0, g: 0, b: 0, a: 0 }
  let at: Element | null = element
  let last = element
  for (; at; at = at.parentElement) {
    const style = getComputedStyle(at)
    if (style.backgroundImage !== 'none') return { colour: above, element: at, plain: false }
    above = over(above, parseColour(style.backgroundColor))
    last = at
    if (above.a > 0.999) break
  }
  return { colour: over(above, { r: 255, g: 255, b: 255, a: 1 }), element: last, plain: true }
}

const opacityOf = (element: Element): number => {
  let opacity = 1
  for (let at: Element | null = element; at; at = at.parentElement)
    opacity *= Number(getComputedStyle(at).opacity)
  return opacity
}

/** A picture between the ground and the words: not theirs, but under them. */
const hasPictureUnder = (element: Element, ground: Element, line: Box): boolean =>
  [...ground.querySelectorAll('svg, img, canvas')].some(
    (picture) =>
      !picture.contains(element) &&
      isShown(picture) &&
      !isEmpty(intersection(seenPart(picture.parentElement, boxOf(picture)), line)),
  )

/** A highlight of a range (what is read aloud) brings ground and ink of its own; the rest of the text is measured without. */
function highlightOn({ element, node }: TextRun): { ink: Colour; ground: Colour } | null {
  for (const [name, highlight] of CSS.highlights)
    if ([...highlight].some((range) => range instanceof Range && range.intersectsNode(node))) {
      const { color, backgroundColor } = getComputedStyle(element, `::highlight(${name})`)
      return { ink: parseColour(color), ground: parseColour(backgroundColor) }
    }
  return null
}

export function contrasts(runs: readonly TextRun[]): {
  findings: Finding[]
  questions: PixelQuestion[]
} {
  const { text, contrast } = document.documentElement.dataset
  const least = (text && text !== 'standard') || contrast === 'high' ? AAA : AA
  const findings: Finding[] = []
  const questions: PixelQuestion[] = []
  for (const run of runs) {
    const { element, style } = run
    // A control that cannot be used now is exempt (WCAG 1.4.3).
    if (element.closest(':disabled')) continue
    const [first] = inkLines(run)
    const line = first && seenPart(element, first)
    if (!line || isEmpty(line)) continue
    const marked = highlightOn(run)
    const ground = marked ? { colour: marked.ground, element, plain: true } : groundOf(element)
    const colour = marked
      ? marked.ink
      : { ...parseColour(style.color), a: parseColour(style.color).a * opacityOf(element) }
    if (!marked && (!ground.plain || hasPictureUnder(element, ground.element, line))) {
      const box = {
        x: line.left,
        y: line.top,
        width: line.right - line.left,
        height: line.bottom - line.top,
      }
      questions.push({ where: nameOf(element), box, colour, least })
      continue
    }
    const ratio = contrastOf(over(colour, ground.colour), ground.colour)
    if (ratio < least - ROUNDING)
      findings.push({
        rule: 'contrast',
        where: nameOf(element),
        what: `${ratio.toFixed(2)}:1, at least ${least}:1 is needed`,
      })
  }
  return { findings, questions }
}
