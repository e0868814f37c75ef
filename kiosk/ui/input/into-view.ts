/** So far from the edge of its view, in CSS pixels, what is written keeps. */
const MARGIN_PX = 8

/** How far a span has to move to lie in another; where it does not fit, its beginning counts. */
function shift(from: number, to: number, start: number, end: number): number {
  if (from < start + MARGIN_PX || to - from > end - start) return from - start - MARGIN_PX
  return Math.max(0, to - end + MARGIN_PX)
}

/** Scrolls the page's own view and nothing around it, as scrollIntoView would. */
export function intoView(element: Element): void {
  const view = element.closest('[data-scroller]')
  if (!view) return
  const room = view.getBoundingClientRect()
  const box = element.getBoundingClientRect()
  view.scrollBy({
    left: shift(box.left, box.right, room.left, room.right),
    top: shift(box.top, box.bottom, room.top, room.bottom),
  })
}
