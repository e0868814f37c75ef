import type { Expansion } from './lexicon.ts'
import type { QueryTerms } from './ranker.ts'
import { eachToken, isSingle } from './tokens.ts'

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
