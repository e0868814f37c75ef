import { useEffect, type RefObject } from 'react'
import { intoView } from './into-view.ts'

/** Keeps an open field in view while the keyboard beside it comes, grows or goes. */
export function useInView(box: RefObject<HTMLElement | null>, active: boolean): void {
  useEffect(() => {
    const element = box.current
    const scroller = element?.closest('[data-scroller]')
    if (!active || !element || !scroller) return undefined
    const show = () => {
      // Who goes on by keys with the keyboard open is followed, not pulled back.
      const focused = document.activeElement
      if (focused && scroller.contains(focused) && focused !== scroller && !element.contains(focused)) return
      intoView(element)
      // Of a box that is taller than its place the line that is being written counts.
      const caret = element.querySelector('[data-caret]')
      if (caret) intoView(caret)
    }
    const observer = new ResizeObserver(show)
    observer.observe(scroller)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box, active])
}
