import { useState } from 'react'

const KEY = 'mingli.desk.window'
/** More than a township's office has. */
export const WINDOWS = [1, 2, 3, 4, 5, 6] as const

/** At which window this computer stands; kept here, since it says nothing of anyone. */
export function useOwnWindow(): readonly [number, (window: number) => void] {
  const [own, setOwn] = useState(() => {
    const kept = Number(window.localStorage.getItem(KEY))
    return WINDOWS.find((known) => known === kept) ?? 1
  })
  const keep = (next: number): void => {
    window.localStorage.setItem(KEY, String(next))
    setOwn(WINDOWS.find((known) => known === next) ?? 1)
  }
  return [own, keep]
}
