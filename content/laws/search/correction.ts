import type { Syllables } from './syllables.ts'

/** How often two characters stand together, in articles and in the words of authored questions. */
export type PairFrequency = (pair: string) => number

/** A slip is believed only where the other character makes its surroundings this much (log 2) more usual. */
const LEAST_GAIN = 9
/** A character whose pairs are as usual as this is taken as meant. */
const USUAL = 3

/**
 * Puts right characters written by their sound: 加斑费 → 加班费. A character is replaced by one of the same sound
 * where that makes the pairs it stands in far more usual. Undefined where nothing is to be put right.
 */
export function correct(
  question: string,
  syllables: Syllables,
  frequency: PairFrequency,
): string | undefined {
  const chars = Array.from(question)
  let changed = false
  for (const [at, char] of chars.entries()) {
    const before = chars[at - 1]
    const after = chars[at + 1]
    const usual = (middle: string): number =>
      (before === undefined ? 0 : Math.log2(1 + frequency(before + middle))) +
      (after === undefined ? 0 : Math.log2(1 + frequency(middle + after)))
    const own = usual(char)
    if (own > USUAL * 2) continue
    let best = own + LEAST_GAIN
    for (const other of syllables.homophones(char)) {
      const value = usual(other)
      if (value <= best) continue
      best = value
      chars[at] = other
      changed = true
    }
  }
  return changed ? chars.join('') : undefined
}
