/**
 * Tells a scanner that types (a keyboard wedge) from a person at a keyboard, by timing and framing; pure. A scanner
 * sends a whole code with few milliseconds between keys and mostly ends it with Enter or Tab; nobody types six keys
 * in a row that fast. Keys are held back until it is known which it was, and given on if it was a person.
 */
export interface Wedge {
  readonly key: (key: string, atMs: number) => WedgeVerdict
  /** No key has come for WEDGE_GAP_MS. */
  readonly quiet: () => WedgeVerdict
}

export interface WedgeVerdict {
  /** The key is kept back for now. */
  readonly hold: boolean
  /** Keys held back that a person typed, in their order: to be given on before this one. */
  readonly release: readonly string[]
  readonly code?: string
}

/** Keys of one code are no further apart; the slowest wedges take about 65 ms a key. */
export const WEDGE_GAP_MS = 70
/** On average they are faster than any person: 50 ms a key are 240 words a minute. */
const AVERAGE_MS = 50
const MIN_KEYS = 6
const ENDS: readonly string[] = ['Enter', 'Tab']
/** Part of typing a capital; a key of its own only to the browser. */
const MODIFIERS: readonly string[] = ['Shift', 'CapsLock', 'AltGraph']

export function createWedge(): Wedge {
  let held: string[] = []
  let firstAt = 0
  let lastAt = 0

  const drop = (): string[] => {
    const dropped = held
    held = []
    return dropped
  }
  const isCode = () => held.length >= MIN_KEYS && lastAt - firstAt <= AVERAGE_MS * (held.length - 1)

  return {
    key: (key, atMs) => {
      if (MODIFIERS.includes(key)) return { hold: false, release: [] }
      const late = held.length > 0 && atMs - lastAt > WEDGE_GAP_MS
      const release = late ? drop() : []
      if (ENDS.includes(key)) {
        if (isCode()) return { hold: true, release, code: drop().join('') }
        return { hold: false, release: [...release, ...drop()] }
      }
      // A blank begins no code, and a focused button needs it.
      if (Array.from(key).length !== 1 || (key === ' ' && held.length === 0))
        return { hold: false, release: [...release, ...drop()] }
      if (held.length === 0) firstAt = atMs
      lastAt = atMs
      held.push(key)
      return { hold: true, release }
    },
    quiet: () =>
      isCode() ? { hold: false, release: [], code: drop().join('') } : { hold: false, release: drop() },
  }
}
