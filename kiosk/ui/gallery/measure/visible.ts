/** Where things stand on the glass, and what hides them. All in CSS pixels of the viewport. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Drawn, and not behind an overlay (what is inert is measured in the picture without that overlay). */
export const isShown = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
  element.closest('[inert]') === null

export const boxOf = (element: Element): Box => element.getBoundingClientRect()
export const widthOf = (box: Box): number => box.right - box.left
export const heightOf = (box: Box): number => box.bottom - box.top
export const isEmpty = (box: Box): boolean => widthOf(box) < 1 || heightOf(box) < 1
export const intersection = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
})
export const viewport = (): Box => ({ left: 0, top: 0, right: innerWidth, bottom: innerHeight })

export type Axis = 'x' | 'y'
const startOf = (box: Box, axis: Axis) => (axis === 'x' ? box.left : box.top)
const endOf = (box: Box, axis: Axis) => (axis === 'x' ? box.right : box.bottom)

type Hold = 'free' | 'clips' | 'scrolls'
/** What an element does to content that is larger than itself. */
export function holdOf(element: Element, axis: Axis): Hold {
  const style = getComputedStyle(element)
  const overflow = axis === 'x' ? style.overflowX : style.overflowY
  if (overflow === 'visible') return 'free'
  const longer =
    axis === 'x'
      ? element.scrollWidth > element.clientWidth + 1
      : element.scrollHeight > element.clientHeight + 1
  return longer && (overflow === 'auto' || overflow === 'scroll') ? 'scrolls' : 'clips'
}

/** What is left of a box in `holder` after everything that scrolls or clips it; empty: out of sight. */
export function seenPart(holder: Element | null, box: Box): Box {
  let seen = intersection(box, viewport())
  for (let at = holder; at && at !== document.body; at = at.parentElement) {
    const edge = boxOf(at)
    if (holdOf(at, 'x') !== 'free') seen = intersection(seen, { ...seen, left: edge.left, right: edge.right })
    if (holdOf(at, 'y') !== 'free') seen = intersection(seen, { ...seen, top: edge.top, bottom: edge.bottom })
  }
  return seen
}

interface Cut {
  readonly by: Element | null
  readonly pixels: number
}
/** By how much something is cut off for good; what scrolls can be brought into sight and is no cut. */
export function cutOf(holder: Element | null, box: Box, slack: number): Cut | null {
  let rest = box
  for (let at = holder; at && at !== document.body; at = at.parentElement) {
    const edge = boxOf(at)
    for (const axis of ['x', 'y'] as const) {
      const hold = holdOf(at, axis)
      if (hold === 'free') continue
      const pixels = Math.max(
        startOf(edge, axis) - startOf(rest, axis),
        endOf(rest, axis) - endOf(edge, axis),
      )
      if (hold === 'clips' && pixels > slack) return { by: at, pixels }
      if (hold === 'scrolls') rest = clamp(rest, edge, axis)
    }
    if (isEmpty(rest)) return null
  }
  const glass = viewport()
  const pixels = Math.max(-rest.left, -rest.top, rest.right - glass.right, rest.bottom - glass.bottom)
  return pixels > slack ? { by: null, pixels } : null
}

const clamp = (box: Box, edge: Box, axis: Axis): Box =>
  axis === 'x'
    ? { ...box, left: Math.max(box.left, edge.left), right: Math.min(box.right, edge.right) }
    : { ...box, top: Math.max(box.top, edge.top), bottom: Math.min(box.bottom, edge.bottom) }
