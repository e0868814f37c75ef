import type { GlossaryTerm } from '../../api.ts'

/** Where a term stands, [start, end) in UTF-16 units. */
export interface TermPlace {
  readonly start: number
  readonly end: number
  readonly term: GlossaryTerm
}

export interface FoundTerms {
  /** Of each text, in order. */
  readonly places: readonly (readonly TermPlace[])[]
  /** In the order in which they come. */
  readonly terms: readonly GlossaryTerm[]
}

const literally = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Finds terms in the texts of one block: the longest word that fits, each term once, where it comes first. */
export type TermFinder = (texts: readonly string[]) => FoundTerms

export function createTermFinder(glossary: readonly GlossaryTerm[]): TermFinder {
  const byWord = new Map(glossary.flatMap((term) => [term.term, ...term.also].map((word) => [word, term])))
  const words = [...byWord.keys()].toSorted((a, b) => b.length - a.length)
  if (words.length === 0) return (texts) => ({ places: texts.map(() => []), terms: [] })
  const pattern = new RegExp(words.map(literally).join('|'), 'gu')
  return (texts) => {
    const terms = new Set<GlossaryTerm>()
    const places = texts.map((text) =>
      [...text.matchAll(pattern)].flatMap((match): TermPlace[] => {
        const term = byWord.get(match[0])!
        if (terms.has(term)) return []
        terms.add(term)
        return [{ start: match.index, end: match.index + match[0].length, term }]
      }),
    )
    return { places, terms: [...terms] }
  }
}
