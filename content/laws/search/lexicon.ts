import type { LexiconEntry } from '../digest-schema.ts'

/** What the lexicon adds to a question: a legal term, and how much a match of it counts. */
export interface Expansion {
  readonly term: string
  readonly weight: number
}

export type Lexicon = (question: string) => readonly Expansion[]

/** Finds the everyday words of a question, the longest at each place, and gives the legal terms for them. */
export function createLexicon(entries: readonly LexiconEntry[]): Lexicon {
  const words = new Map<string, Expansion[]>()
  for (const { lay, terms, weight } of entries)
    for (const word of [lay].flat())
      words.set(word, [...(words.get(word) ?? []), ...terms.map((term) => ({ term, weight }))])
  /** Length of the longest word by its first character: most characters begin none. */
  const longest = new Map<string, number>()
  for (const word of words.keys())
    longest.set(word.charAt(0), Math.max(longest.get(word.charAt(0)) ?? 0, word.length))

  return (question) => {
    const added = new Map<string, number>()
    let covered = 0
    for (let at = 0; at < question.length; at++) {
      for (
        let length = Math.min(longest.get(question.charAt(at)) ?? 0, question.length - at);
        length > 0 && at + length > covered;
        length--
      ) {
        const found = words.get(question.slice(at, at + length))
        if (!found) continue
        for (const { term, weight } of found) added.set(term, Math.max(weight, added.get(term) ?? 0))
        covered = at + length
        break
      }
    }
    return [...added].map(([term, weight]) => ({ term, weight }))
  }
}
