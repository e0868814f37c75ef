import { useInsertionEffect, useRef } from 'react'
import type { Frame } from '../session/screen.ts'

const LAST = 4

/**
 * Draws a new page in steps, a frame each, so that on a weak processor none of them keeps a finger waiting: what is
 * marked `data-part="3"` is left out of the frames before the third (page-frame.module.css). A change of language or of
 * display turns the whole page and begins with what lies over it and around the screen; a new screen begins with itself.
 */
export function useSteps(place: string, { language, display }: Pick<Frame, 'language' | 'display'>): void {
  const before = useRef({ place, language, display })
  // Before any layout effect measures what it is not to see yet.
  useInsertionEffect(() => {
    const whole = before.current.language !== language || before.current.display !== display
    before.current = { place, language, display }
    const root = document.documentElement
    let step = whole ? 0 : 2
    root.dataset['drawn'] = String(step)
    let frame = 0
    const next = () => {
      step++
      if (step > LAST) delete root.dataset['drawn']
      else {
        root.dataset['drawn'] = String(step)
        frame = requestAnimationFrame(next)
      }
    }
    // The first callback still belongs to the frame of the first step.
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(next)
    })
    return () => {
      cancelAnimationFrame(frame)
      delete root.dataset['drawn']
    }
  }, [place, language, display])
}
