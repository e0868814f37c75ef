import { useRef, type MouseEvent, type PointerEvent } from 'react'

/** A second action on the same target within this time is a trembling finger, not a wish. ux.md §3. */
export const DEBOUNCE_MS = 300
/** Typing the same letter twice is a wish. */
export const KEY_DEBOUNCE_MS = 60

/** As far as a trembling finger strays between two touches, in CSS pixels: 24 mm at 21.5 inches. */
const ECHO_PX = 97

/** The last touch that did something, of all targets; what is gone from the page is not held by it. */
let last:
  | { readonly target: WeakRef<Element>; readonly at: number; readonly x: number; readonly y: number }
  | undefined

/**
 * The second touch of a trembling finger, when the first has turned the page: it meets what has come up in the same
 * place, which nobody can have read yet.
 */
function isEcho({ currentTarget, timeStamp, clientX, clientY }: PointerEvent<HTMLElement>, withinMs: number) {
  const before = last?.target.deref()
  if (!last || before === currentTarget || before?.isConnected) return false
  const since = timeStamp - last.at
  return since >= 0 && since < withinMs && Math.hypot(clientX - last.x, clientY - last.y) < ECHO_PX
}

export interface PressOptions {
  readonly onPress: () => void
  readonly disabled?: boolean
  readonly debounceMs?: number
}

/**
 * One touch: shown at once on pointer down, done on pointer up inside the target, dropped when the finger
 * leaves it or the browser begins to scroll. Keyboard and assistive clicks (`detail` 0) act too.
 * Spread the result on a <button>; style `[data-pressed]`, which is set on the element itself: the finger's answer
 * does not wait for a render.
 */
export function usePress({ onPress, disabled = false, debounceMs = DEBOUNCE_MS }: PressOptions) {
  const pointer = useRef<number | null>(null)
  const lastAt = useRef(Number.NEGATIVE_INFINITY)

  const act = (at: number): boolean => {
    if (at - lastAt.current < debounceMs) return false
    lastAt.current = at
    onPress()
    return true
  }
  const release = (event: PointerEvent<HTMLElement>) => {
    pointer.current = null
    delete event.currentTarget.dataset['pressed']
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (disabled || event.button !== 0) return
      pointer.current = event.pointerId
      event.currentTarget.dataset['pressed'] = ''
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (pointer.current !== event.pointerId) return
      release(event)
      if (!isInside(event) || isEcho(event, debounceMs)) return
      const { currentTarget, timeStamp: at, clientX: x, clientY: y } = event
      if (act(at)) last = { target: new WeakRef(currentTarget), at, x, y }
    },
    onPointerCancel: release,
    onPointerLeave: release,
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (!disabled && event.detail === 0) act(event.timeStamp)
    },
  }
}

function isInside(event: PointerEvent<HTMLElement>): boolean {
  const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect()
  return event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom
}
