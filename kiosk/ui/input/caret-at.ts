import { graphemesOf } from './graphemes.ts'

/** The pieces of the text carry `data-from`: the UTF-16 place of their first character in the whole. */
const PIECES = '[data-from]'

interface Point {
  readonly x: number
  readonly y: number
}

const distance = ({ x, y }: Point, { left, right, top, bottom }: DOMRect): number =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))

/**
 * The place of the caret nearest to a point on the glass: before or after the character that lies there, in lines of
 * any direction. null where there is no text.
 */
export function caretAt(box: HTMLElement, point: Point): number | null {
  let best: { at: number; distance: number } | null = null
  for (const piece of box.querySelectorAll<HTMLElement>(PIECES)) {
    const node = piece.firstChild
    if (!(node instanceof Text)) continue
    const from = Number(piece.dataset['from'])
    const vertical = getComputedStyle(piece).writingMode.startsWith('vertical')
    for (const { index, segment } of graphemesOf(node.data)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + segment.length)
      const rect = range.getBoundingClientRect()
      const away = distance(point, rect)
      if (best && best.distance <= away) continue
      const middle = vertical ? (rect.top + rect.bottom) / 2 : (rect.left + rect.right) / 2
      const rightToLeft = !vertical && /\p{Script=Arabic}/u.test(segment)
      const after = (vertical ? point.y : point.x) > middle !== rightToLeft
      best = { at: from + index + (after ? segment.length : 0), distance: away }
    }
  }
  return best?.at ?? null
}
