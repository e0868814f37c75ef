import { correct } from './correction.ts'
import type { Expansion, Lexicon } from './lexicon.ts'
import type { QueryTerms } from './ranker.ts'
import type { Syllables } from './syllables.ts'
import { eachToken, isSingle, pairKey } from './tokens.ts'

/** Words of a question that say nothing about the matter; their characters do not count alone. */
const EMPTY_WORDS = new Set(
  '的了是在我你他她它们吗呢吧啊呀么哪怎样什这那有没个能会要就也都还又被把给让跟和与及或请问想'.split(''),
)
const EMPTY = new Set([...EMPTY_WORDS].map((char) => char.charCodeAt(0)))

/** The tokens of a question and of what the lexicon adds, each with its weight (the larger where both have it). */
export function queryTerms(question: string, expansions: readonly Expansion[]): QueryTerms {
  const terms = new Map<number, number>()
  eachToken(question, (key) => {
    if (!EMPTY.has(key)) terms.set(key, 1)
  })
  for (const { term, weight } of expansions)
    eachToken(term, (key) => {
      if (isSingle(key) && term.length > 1) return
      if (weight > (terms.get(key) ?? 0)) terms.set(key, weight)
    })
  return terms
}

/** Tokens of an asked question; without the lexicon only its own. */
export type QuestionReader = (question: string, expand: boolean) => QueryTerms

/** What a word counts that a question has only after a slip is put right. */
const CORRECTED = 0.9

/**
 * Reads questions as they are typed: the lexicon adds legal terms, and where a character was written by its sound,
 * what is meant joins what is written. `frequency` tells how usual a token is.
 */
export function createQuestionReader(parts: {
  lexicon: Lexicon
  syllables: Syllables | undefined
  frequency: (key: number) => number
}): QuestionReader {
  const { lexicon, syllables } = parts
  const frequency = (pair: string) => parts.frequency(pairKey(pair.charCodeAt(0), pair.charCodeAt(1)))
  return (question, expand) => {
    const read = (text: string) => queryTerms(text, expand ? lexicon(text) : [])
    const terms = read(question)
    const corrected = syllables && correct(question, syllables, frequency)
    if (corrected === undefined) return terms
    const merged = new Map(terms)
    for (const [key, weight] of read(corrected))
      merged.set(key, Math.max(merged.get(key) ?? 0, weight * CORRECTED))
    return merged
  }
}
