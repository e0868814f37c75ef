import { useEffect } from 'react'
import { desk } from './client.ts'

/** The office locks a desk where nobody did anything for five minutes; typing a long note sends nothing by itself. */
const TELL_EVERY_MS = 20_000

/** Tells the office now and then that a person is at the desk, while `watching`. */
export function usePresence(watching: boolean): void {
  useEffect(() => {
    if (!watching) return undefined
    let toldAt = Date.now()
    const tell = () => {
      if (Date.now() - toldAt < TELL_EVERY_MS) return
      toldAt = Date.now()
      // An answer that says otherwise comes with the next thing the page loads.
      void desk.activity()
    }
    for (const event of ['pointerdown', 'keydown', 'wheel'] as const)
      window.addEventListener(event, tell, { passive: true })
    return () => {
      for (const event of ['pointerdown', 'keydown', 'wheel'] as const)
        window.removeEventListener(event, tell)
    }
  }, [watching])
}
