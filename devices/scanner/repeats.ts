/** Scanners in continuous mode send a code every 0.5 to 1 s for as long as it is held before them. */
const REPEAT_MS = 2000

/**
 * Lets a code through once while it keeps coming; after 2 s without it, it counts as shown again. Pure but for the
 * last code, which is kept no longer than the caller asks about it.
 */
export function createRepeatFilter(): (text: string, nowMs: number) => boolean {
  let last: { readonly text: string; readonly at: number } | undefined
  return (text, nowMs) => {
    const repeated = last?.text === text && nowMs - last.at < REPEAT_MS
    last = { text, at: nowMs }
    return !repeated
  }
}
