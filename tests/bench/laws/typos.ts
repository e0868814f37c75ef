import { seededRandom } from '../../../content/laws/learn/random.ts'
import type { Syllables } from '../../../content/laws/search/syllables.ts'

/** A copy of a question with one character replaced by a usual one of the same sound, chosen by its place. */
export function misspell(
  question: string,
  seed: number,
  syllables: Syllables,
  isUsual: (char: string) => boolean,
): string {
  const random = seededRandom(seed)
  const chars = Array.from(question)
  const order = [...chars.keys()].map((at) => ({ at, key: random() })).toSorted((a, b) => a.key - b.key)
  for (const { at } of order) {
    const same = syllables.homophones(chars[at]!).filter(isUsual)
    if (same.length === 0) continue
    chars[at] = same[Math.floor(random() * same.length)]!
    break
  }
  return chars.join('')
}
