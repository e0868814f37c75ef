/**
 * Tokens of the index: every Chinese character, every pair of neighbouring ones, and whole runs of Latin
 * letters or digits. A token is a 32-bit key, so that the index needs no strings:
 * a character is its code unit (< 0x10000), a pair is (first << 16 | second) of two units ≥ 0x3007, and a run
 * is hashed into the free range between. Characters beyond the first plane count as their two code units.
 */

const RUN_BASE = 0x1_0000
const RUN_RANGE = 0x3007_0000 - RUN_BASE

const isHan = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) ||
  code === 0x3007 ||
  (code >= 0xd800 && code <= 0xdfff) ||
  (code >= 0xf900 && code <= 0xfaff)

/** Folds full-width forms and capitals; 0 for what is neither letter nor digit. */
function runChar(code: number): number {
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code
  if (half >= 0x41 && half <= 0x5a) return half + 32
  return (half >= 0x30 && half <= 0x39) || (half >= 0x61 && half <= 0x7a) ? half : 0
}

/** Calls `emit` for every token with its place [start, end) in UTF-16 units. */
export function eachToken(text: string, emit: (key: number, start: number, end: number) => void): void {
  let before = 0
  let hash = 0
  let runStart = -1
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0
    const run = runChar(code)
    if (run !== 0) {
      if (runStart < 0) {
        runStart = at
        hash = 0x811c9dc5
      }
      hash = Math.imul(hash ^ run, 0x01000193)
    } else if (runStart >= 0) {
      emit(RUN_BASE + ((hash >>> 0) % RUN_RANGE), runStart, at)
      runStart = -1
    }
    if (isHan(code)) {
      emit(code, at, at + 1)
      if (before !== 0) emit(pairKey(before, code), at - 1, at + 1)
      before = code
    } else before = 0
  }
}

/** Key of a pair of neighbouring characters. */
export const pairKey = (first: number, second: number): number => ((first << 16) | second) >>> 0

/** True for the key of a single character. */
export const isSingle = (key: number): boolean => key < RUN_BASE

/** Length of a text as the index counts it: characters and runs. */
export function tokenLength(text: string): number {
  let length = 0
  eachToken(text, (key) => {
    if (key < 0x3007_0000) length++
  })
  return length
}
