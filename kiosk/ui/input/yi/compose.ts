import type { Candidate } from '../composer.ts'
import { syllablesOf } from './syllables-of.ts'

export const candidatesOf = (composition: string): readonly Candidate[] =>
  syllablesOf(composition).map(({ text }) => ({ text, length: composition.length }))

interface Step {
  /** What is written now. */
  readonly text: string
  /** What stays open. */
  readonly composition: string
}

/**
 * A key after the letters so far. A letter that fits no syllable begins the next one (nuo + s → ꆈ and s); any other
 * key writes the likeliest syllable and then itself.
 */
export function step(composition: string, key: string): Step {
  const [best] = syllablesOf(composition)
  if (!/^[a-z]$/.test(key)) return { text: (best?.text ?? '') + key, composition: '' }
  if (syllablesOf(composition + key).length > 0) return { text: '', composition: composition + key }
  if (best?.romanised === composition && syllablesOf(key).length > 0)
    return { text: best.text, composition: key }
  return { text: '', composition }
}
