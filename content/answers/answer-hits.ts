import { createCited } from '../laws/cited.ts'
import type { ChangeEntry } from '../laws/digest-schema.ts'
import type { Corpus } from '../laws/corpus.ts'
import type { Engine } from '../laws/search/engine.ts'
import type { Answer } from './answer-schema.ts'
import { createAnswerFinder, GOOD, type AnswerFinder, type FoundAnswer } from './answer-finder.ts'

/** An answer that was found, with the articles it rests on as this machine has them. */
export interface AnswerHit extends Omit<Answer, 'asked' | 'basis' | 'period' | 'form'> {
  readonly period: string | null
  readonly form: string | null
  /** `id` is the article in the version in force; null where it is not on this machine. */
  readonly sources: { readonly text: string; readonly id: string | null }[]
  readonly score: number
  /** It may be shown as an answer; the others are only what may have been meant. */
  readonly good: boolean
}

/** Answers to a question of which the law search found `articles`, best first. */
export type AnswerSearch = (question: string, articles: readonly string[], top: number) => AnswerHit[]

/** `today` is YYYY-MM-DD. */
export function createAnswerSearch(parts: {
  answers: readonly Answer[]
  engine: Engine
  corpus: Corpus
  changes: readonly ChangeEntry[]
  today: () => string
}): AnswerSearch {
  const { answers, engine, corpus, changes, today } = parts
  // Made for the first question: a start need not wait for it.
  let finder: AnswerFinder | undefined
  const cited = createCited(engine, corpus, changes, today)
  const hitOf = ({ answer, score }: FoundAnswer): AnswerHit => {
    const { asked: _, basis, period, form, ...rest } = answer
    return {
      ...rest,
      period: period ?? null,
      form: form ?? null,
      sources: basis.map((text) => ({ text, id: cited(text) })),
      score: Math.round(score * 1000) / 1000,
      good: score >= GOOD,
    }
  }
  return (question, articles, top) => {
    finder ??= createAnswerFinder(answers, (text) => engine.terms(text))
    return finder.find(engine.terms(question), articles, top).map(hitOf)
  }
}
