import { parseCitation } from '../engine/citation.ts'
import { createQuestionIndex, layOutQuestions } from '../laws/search/question-index.ts'
import type { QueryTerms } from '../laws/search/ranker.ts'
import { titleKey } from '../laws/titles.ts'
import type { Answer } from './answer-schema.ts'

/** An answer and how well it fits, 0 to about 2; from `GOOD` on it may be shown as one. */
export interface FoundAnswer {
  readonly answer: Answer
  readonly score: number
}

/** How much it counts that the search found an article which the answer cites. */
const AGREEMENT = 0.45
/** Of the text of an answer, beside the words of its questions. */
const TEXT = 0.5
/** Articles further down say nothing. */
const LOOKED_AT = 10
/** Below this an answer is rather about something else; by trial on answers.test.ts. */
export const GOOD = 0.62

export interface AnswerFinder {
  /**
   * The answers nearest to a question, best first. `terms` are the question's tokens as the law search reads them,
   * `articles` what that search found, best first, as `<title>@<version>#<article>`.
   */
  readonly find: (terms: QueryTerms, articles: readonly string[], top: number) => FoundAnswer[]
}

/** `termsOf` reads an authored question as the law search reads an asked one. */
export function createAnswerFinder(
  answers: readonly Answer[],
  termsOf: (question: string) => QueryTerms,
): AnswerFinder {
  const asked = answers.flatMap(({ question, asked }, doc) =>
    [question, ...asked].map((words) => ({ doc, question: words, gist: false })),
  )
  const texts = answers.map(({ answer, conditions }, doc) => ({
    doc,
    question: `${answer}${conditions}`,
    gist: true,
  }))
  const questions = createQuestionIndex(layOutQuestions(asked, termsOf))
  const told = createQuestionIndex(layOutQuestions(texts, termsOf))
  const citing = new Map<string, number[]>()
  for (const [doc, { basis }] of answers.entries())
    for (const key of new Set(basis.map(keyOfCitation))) citing.set(key, [...(citing.get(key) ?? []), doc])

  return {
    find: (terms, articles, top) => {
      const scores = new Map<number, number>()
      const add = (doc: number, score: number) => void scores.set(doc, (scores.get(doc) ?? 0) + score)
      for (const [doc, { nearest }] of questions.votes(terms)) add(doc, nearest)
      for (const [doc, { nearest }] of told.votes(terms)) add(doc, TEXT * nearest)
      const agreed = new Map<number, number>()
      for (const [rank, id] of articles.slice(0, LOOKED_AT).entries())
        for (const doc of citing.get(keyOfArticle(id)) ?? [])
          agreed.set(doc, Math.max(agreed.get(doc) ?? 0, AGREEMENT / (1 + rank / 2)))
      for (const [doc, score] of agreed) add(doc, score)
      return [...scores]
        .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, top)
        .map(([doc, score]) => ({ answer: answers[doc]!, score }))
    },
  }
}

function keyOfCitation(text: string): string {
  const { law, article } = parseCitation(text)!
  return `${law}#${article}`
}

const keyOfArticle = (id: string): string => {
  const [law = '', article = ''] = id.split(/@[^@#]*#/)
  return `${titleKey(law)}#${article}`
}
