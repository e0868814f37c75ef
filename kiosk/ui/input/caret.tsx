import { useEffect, useRef } from 'react'
import { intoView } from './into-view.ts'
import css from './text-box.module.css'

/** Where the next character comes; it stays in view while a long text grows. Takes no room: letters join across it. */
export function Caret() {
  const mark = useRef<HTMLElement>(null)
  // In the frame that lays the page out anyway: asked for at once it would be one layout more for each letter.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (mark.current) intoView(mark.current)
    })
    return () => cancelAnimationFrame(frame)
  })
  return <i ref={mark} className={css.caret} data-caret />
}
