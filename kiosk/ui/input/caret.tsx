import { useEffect, useRef } from 'react'
import { useInput } from './input-context.tsx'
import css from './text-box.module.css'

/** Where the next character comes; it stays in view while a long text grows. Takes no room: letters join across it. */
export function Caret() {
  const { state } = useInput()
  const mark = useRef<HTMLElement>(null)
  useEffect(() => {
    mark.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [state.text, state.composition])
  return <i ref={mark} className={css.caret} data-caret />
}
