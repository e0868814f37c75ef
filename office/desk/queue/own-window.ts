import { useState } from 'react'

const KEY = 'mingli.desk.window'

/** At which of the office's windows this computer stands; kept here, since it says nothing of anyone. */
export function useOwnWindow(windows: number): readonly [number, (window: number) => void] {
  const [kept, setKept] = useState(() => Number(globalThis.localStorage.getItem(KEY)))
  const keep = (next: number): void => {
    globalThis.localStorage.setItem(KEY, String(next))
    setKept(next)
  }
  return [Number.isInteger(kept) && kept >= 1 && kept <= windows ? kept : 1, keep]
}
