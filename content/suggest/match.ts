/** A text as it is compared: its characters, and how each is read in pinyin ('' where it is no Chinese). */
export interface Readable {
  readonly characters: readonly string[]
  readonly readings: readonly string[]
}

/** How what was typed lies in a text; the lower, the better. */
export const RANK = {
  begins: 0,
  beginsInPinyin: 1,
  beginsInInitials: 2,
  inside: 3,
  insideInPinyin: 4,
  insideInInitials: 5,
  scattered: 6,
} as const
export const RANKS = 7

/** One or two letters begin some word in every other text: inside they say nothing. */
const FEWEST_LETTERS_INSIDE = 3
/** Fewer characters than this, scattered, say nothing. */
const FEWEST_SCATTERED = 3
const EXACT = 0
const PINYIN = 1
const INITIALS = 2

const isLetter = (key: string): boolean => key >= 'a' && key <= 'z'

/**
 * Whether and how the typed characters lie in the text from character `at` on: characters as they are, letters as
 * the pinyin of characters, whole (tuoqian) or cut short (tqgz, tuoq).
 */
export function rankAt(typed: readonly string[], text: Readable, at: number): number | null {
  if (at > 0 && typed.length < FEWEST_LETTERS_INSIDE && typed.every(isLetter)) return null
  const manner = mannerAt(typed, 0, text, at)
  if (manner === null) return null
  return (at === 0 ? RANK.begins : RANK.inside) + manner
}

/** The strictest manner in which typed[i…] matches from character `at` on. */
function mannerAt(typed: readonly string[], i: number, text: Readable, at: number): number | null {
  const key = typed[i]
  if (key === undefined) return EXACT
  const character = text.characters[at]
  if (character === undefined) return null
  if (character === key) return mannerAt(typed, i + 1, text, at + 1)
  const reading = text.readings[at] ?? ''
  if (reading[0] !== key) return null
  let length = 1
  while (length < reading.length && typed[i + length] === reading[length]) length++
  let best: number | null = null
  for (; length > 0; length--) {
    const rest = mannerAt(typed, i + length, text, at + 1)
    if (rest === null) continue
    // The last syllable may be unfinished and is pinyin all the same.
    const whole = length === reading.length || (i > 0 && i + length === typed.length && length > 1)
    const manner = Math.max(rest, whole ? PINYIN : INITIALS)
    best = Math.min(best ?? manner, manner)
    if (best === PINYIN) break
  }
  return best
}

/** Whether characters can be looked for scattered: letters would be found anywhere. */
export const canScatter = (typed: readonly string[]): boolean =>
  typed.length >= FEWEST_SCATTERED && !typed.some(isLetter)

/** Characters that stand in the text in the same order, with others between: 老板工资 in 老板拖欠工资. */
export function isScattered(typed: readonly string[], { characters }: Readable): boolean {
  let at = 0
  for (const key of typed) {
    const found = characters.indexOf(key, at)
    if (found < 0) return false
    at = found + 1
  }
  return true
}
