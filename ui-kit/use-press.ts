import { useRef, useState, type MouseEvent, type PointerEvent } from 'react'

/** A second action on the same target within this time is a trembling finger, not a wish. ux.md §3. */
export const DEBOUNCE_MS = 300
/** Typing the same letter twice is a wish. */
export const KEY_DEBOUNCE_MS = 60

export interface PressOptions {
  readonly onPress: () => void
  readonly disabled?: boolean
  readonly debounceMs?: number
}

/**
 * One touch: shown at once on pointer down, done on pointer up inside the target, dropped when the finger
 * leaves it or the browser begins to scroll. Keyboard and assistive clicks (`detail` 0) act too.
 * Spread `pressProps` on a <button>; style `[data-pressed]`.
 */
export function usePress({ onPress, disabled = false, debounceMs = DEBOUNCE_MS }: PressOptions) {
  const [pressed, setPressed] = useState(false)
  const pointer = useRef<number | null>(null)
  const lastAt = useRef(Number.NEGATIVE_INFINITY)

  const act = (at: number) => {
    if (at - lastAt.current < debounceMs) return
    lastAt.current = at
    onPress()
  }
  const release = () => {
    pointer.current = null
    setPressed(false)
  }
  const pressProps = {
    'data-pressed': pressed ? '' : undefined,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (disabled || event.button !== 0) return
      pointer.current = event.pointerId
      setPressed(true)
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (pointer.current !== event.pointerId) return
      release()
      if (isInside(event)) act(event.timeStamp)
    },
    onPointerCancel: release,
    onPointerLeave: release,
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (!disabled && event.detail === 0) act(event.timeStamp)
    },
  }
  return { pressed, pressProps }
}

function isInside(event: PointerEvent<HTMLElement>): boolean {
  const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect()
  return event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom
}
