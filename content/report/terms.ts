import type { LexiconEntry } from '../laws/digest-schema.ts'
import type { GlossaryTerm } from '../glossary/glossary-schema.ts'
import type { PlacedText } from './texts.ts'

export interface MissingTerm {
  readonly term: string
  /** Texts that use it. */
  readonly count: number
  /** Where it stands first. */
  readonly file: string
  readonly line: number
}

/**
 * Terms of law that citizens' texts use and the glossary does not explain, the most used first. A term of law is what the
 * lexicon of the search gives as the law's word for an everyday one, and nobody says in everyday words.
 */
export function termsWithoutEntry(
  texts: readonly PlacedText[],
  lexicon: readonly LexiconEntry[],
  glossary: readonly GlossaryTerm[],
): MissingTerm[] {
  const everyday = new Set(lexicon.flatMap(({ lay }) => lay))
  const explained = new Set(glossary.flatMap(({ term, also }) => [term, ...also]))
  const terms = new Set(lexicon.flatMap((entry) => entry.terms))
  return [...terms]
    .filter((term) => term.length > 2 && !everyday.has(term) && !explained.has(term))
    .flatMap((term) => {
      const used = texts.filter(({ text }) => text.includes(term))
      const [first] = used
      return first ? [{ term, count: used.length, file: first.file, line: first.line }] : []
    })
    .toSorted((a, b) => b.count - a.count)
}
