import { expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { createLexicon } from './lexicon.ts'
import { queryTerms } from './query.ts'
import { createQuestionIndex, decodeQuestions, encodeQuestions, layOutQuestions } from './question-index.ts'

const lexicon = createLexicon([{ lay: ['爹', '老爸'], terms: ['父亲'], weight: 0.9 }])
const termsOf = (question: string) => queryTerms(question, lexicon(question))
const table = layOutQuestions(
  [
    { doc: 4, question: '老爸留下的屋归谁', gist: false },
    { doc: 4, question: '屋子归谁', gist: false },
    { doc: 9, question: '工钱拖着不给', gist: false },
  ],
  termsOf,
)
const index = createQuestionIndex(table)

test('the nearest question of an article votes, the others add to it', () => {
  const votes = index.votes(termsOf('屋归谁'))
  expect(votes.get(4)!.sum).toBeGreaterThan(votes.get(4)!.nearest)
  expect(votes.has(9)).toBe(false)
  expect(index.votes(termsOf('工钱拖着不给')).get(9)!.nearest).toBeCloseTo(1)
})

test('different words for one thing meet in the lexicon', () => {
  expect(index.votes(termsOf('爹')).has(4)).toBe(true)
})

test('a question that learning leaves out does not vote', () => {
  expect(index.votes(termsOf('工钱拖着不给'), [2]).has(9)).toBe(false)
})

test('a table reads back from its bytes, and bytes that do not fit are refused', () => {
  const bytes = Uint8Array.from(encodeQuestions(table))
  expect(unwrap(decodeQuestions(bytes))).toEqual(table)
  expect(decodeQuestions(bytes.slice(0, -4)).ok).toBe(false)
  expect(decodeQuestions(new Uint8Array(4)).ok).toBe(false)
})
