import { boxOf, type Box, heightOf, intersection, isEmpty, isShown } from './visible.ts'

/** A text node that is drawn, with the boxes of its lines. */
export interface TextRun {
  readonly node: Node
  readonly element: Element
  readonly text: string
  readonly style: CSSStyleDeclaration
  /** Line boxes as the font claims them (ascent to descent). */
  readonly lines: readonly Box[]
  readonly vertical: boolean
}

export function textRuns(): TextRun[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const runs: TextRun[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.nodeValue ?? ''
    if (!element || text.trim() === '' || !isShown(element) || ['SCRIPT', 'STYLE'].includes(element.tagName))
      continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const lines = [...range.getClientRects()].filter(
      (line) => !isEmpty(line) && !isBeyondExcerpt(element, line),
    )
    if (lines.length === 0 || isForEarsOnly(element)) continue
    const style = getComputedStyle(element)
    runs.push({ node, element, text, style, lines, vertical: style.writingMode.startsWith('vertical') })
  }
  return runs
}

/** `data-excerpt`: only the first lines are shown on purpose, the whole stands one touch further. */
function isBeyondExcerpt(element: Element, line: Box): boolean {
  const excerpt = element.closest('[data-excerpt]')
  return excerpt !== null && isEmpty(intersection(boxOf(excerpt), middleOf(line)))
}
const middleOf = ({ left, top, right, bottom }: Box): Box => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return { left: x - 1, right: x + 1, top: y - 1, bottom: y + 1 }
}

/** Text for screen readers, shrunk to a point. */
function isForEarsOnly(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const style = getComputedStyle(at)
    if (style.overflow === 'hidden' && at.clientWidth <= 1 && at.clientHeight <= 1) return true
    if (style.clipPath === 'inset(50%)') return true
  }
  return false
}

const pen = document.createElement('canvas').getContext('2d')
export const fontOf = (style: CSSStyleDeclaration): string =>
  `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`

/** Height of the drawn letters over and under the base line, in pixels, at most over the whole run. */
function inkOf({ style, text }: Pick<TextRun, 'style' | 'text'>): {
  above: number
  below: number
  ascent: number
} {
  if (!pen) throw new Error('no canvas')
  pen.font = fontOf(style)
  const size = pen.measureText(text)
  return {
    above: size.actualBoundingBoxAscent,
    below: size.actualBoundingBoxDescent,
    ascent: size.fontBoundingBoxAscent,
  }
}

/** The lines as drawn: what the letters really cover. In columns the font's own box less its margins is taken. */
export function inkLines(run: TextRun): Box[] {
  if (run.vertical) {
    const margin = 0.12
    return run.lines.map((line) => {
      const inset = (line.right - line.left) * margin
      return {
        left: line.left + inset,
        right: line.right - inset,
        top: line.top,
        bottom: line.bottom,
      }
    })
  }
  const { above, below, ascent } = inkOf(run)
  return run.lines.map((line) => {
    const baseline = line.top + ascent
    return { left: line.left, right: line.right, top: baseline - above, bottom: baseline + below }
  })
}

/** Each line with its base line and the reach of its own words. */
export function linesOf(run: TextRun): { base: number; above: number; below: number }[] {
  const lines: { top: number; text: string }[] = []
  const range = document.createRange()
  for (let i = 0; i < run.text.length; i++) {
    range.setStart(run.node, i)
    range.setEnd(run.node, i + 1)
    const box = range.getBoundingClientRect()
    const last = lines.at(-1)
    if (last && Math.abs(box.top - last.top) < heightOf(box) / 3) last.text += run.text[i]
    else if (heightOf(box) > 0) lines.push({ top: box.top, text: run.text[i]! })
  }
  return lines.map(({ top, text }) => {
    const { above, below, ascent } = inkOf({ style: run.style, text })
    return { base: top + ascent, above, below }
  })
}
