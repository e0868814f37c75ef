import { useEffect } from 'react'
import type { Keys } from './use-keys.ts'

interface KeyTarget extends Keys {
  readonly close: () => void
}

/**
 * A physical keyboard writes to the open field too; Tab and shortcuts stay with the browser. Not `enabled`:
 * something lies over the field, and keys are not for it.
 */
export function useHardwareKeys(target: KeyTarget, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return
      // A focused control keeps Enter and Space; the open field itself is no such control.
      const onControl =
        event.target instanceof HTMLButtonElement && event.target.dataset['action'] !== 'field'
      if (onControl && (event.key === 'Enter' || event.key === ' ')) return
      if (event.key === 'Backspace') target.erase()
      else if (event.key === 'Enter') target.enter()
      else if (event.key === ' ') target.space()
      else if (event.key === 'ArrowLeft') target.move('left')
      else if (event.key === 'ArrowRight') target.move('right')
      else if (event.key === 'Escape') target.close()
      else if (Array.from(event.key).length === 1) target.type(event.key)
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [target, enabled])
}
