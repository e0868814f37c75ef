import { FIRST_SYLLABLE, romanisations } from './syllables.ts'

interface Syllable {
  readonly text: string
  readonly romanised: string
}

const syllables: readonly Syllable[] = romanisations
  .trim()
  .split(/\s+/)
  .map((romanised, i) => ({ text: String.fromCodePoint(FIRST_SYLLABLE + i), romanised }))

/** Yi syllables that begin with these letters: the exact one first, then the shorter, then by Unicode's order. */
export const syllablesOf = (letters: string): readonly Syllable[] =>
  letters === ''
    ? []
    : syllables
        .filter(({ romanised }) => romanised.startsWith(letters))
        .toSorted((a, b) => a.romanised.length - b.romanised.length)
