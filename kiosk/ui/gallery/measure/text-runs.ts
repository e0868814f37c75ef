import { type Box, isEmpty, isShown } from './visible.ts'

/** A text node that is drawn, with the boxes of its lines. */
export interface TextRun {
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
    const lines = [...range.getClientRects()].filter((line) => !isEmpty(line))
    if (lines.length === 0 || isForEarsOnly(element)) continue
    const style = getComputedStyle(element)
    runs.push({ element, text, style, lines, vertical: style.writingMode.startsWith('vertical') })
  }
  return runs
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
export function inkOf({ style, text }: TextRun): { above: number; below: number; ascent: number } {
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
      return { ...line, left: line.left + inset, right: line.right - inset }
    })
  }
  const { above, below, ascent } = inkOf(run)
  return run.lines.map((line) => {
    const baseline = line.top + ascent
    return { left: line.left, right: line.right, top: baseline - above, bottom: baseline + below }
  })
}
