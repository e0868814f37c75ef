import { err, ok, type Result } from '../../../base/result.ts'
import { findTerm } from './index-format.ts'
import type { QueryTerms } from './ranker.ts'

/** An authored lay question and the article (document of the corpus) that answers it. */
export interface AuthoredQuestion {
  readonly doc: number
  readonly question: string
  /** A gist (要点), evidence like a question, though nobody asks in its words. */
  readonly gist: boolean
}

/** What authored questions say for an article. */
export interface Vote {
  /** Likeness (0 to 1) of the nearest question. */
  nearest: number
  /** Nearest, plus half the second, plus a quarter of the third … */
  sum: number
}

/**
 * Authored questions by their tokens: the questions of token i lie at offsets[i] to offsets[i+1], each with its
 * weight, questions being of unit length.
 */
export interface QuestionTable {
  /** Document of each question. */
  readonly docs: Uint32Array
  /** Ascending. */
  readonly keys: Uint32Array
  readonly offsets: Uint32Array
  readonly questions: Uint32Array
  readonly values: Float32Array
}

export interface QuestionIndex {
  readonly docs: Uint32Array
  /** In how many authored questions a token is. */
  readonly frequency: (key: number) => number
  /** Votes by document; learning leaves out the questions (by place) that it learns from. */
  readonly votes: (terms: QueryTerms, without?: readonly number[]) => ReadonlyMap<number, Vote>
}

/** What each further question of one article adds, in terms of the one before. */
const DISCOUNT = 0.5
/** A question less like than this says nothing. */
const LEAST = 0.05

const rarityOf = (questions: number, frequency: number): number => Math.log(1 + questions / frequency)

/**
 * Lays out questions for comparing. `termsOf` gives the tokens of authored questions as of asked ones, legal terms
 * of the lexicon included, so that 爹 and 父亲 meet in what both mean.
 */
export function layOutQuestions(
  authored: readonly AuthoredQuestion[],
  termsOf: (question: string) => QueryTerms,
): QuestionTable {
  const rows = authored.map(({ question }) => termsOf(question))
  const frequencies = new Map<number, number>()
  for (const terms of rows)
    for (const key of terms.keys()) frequencies.set(key, (frequencies.get(key) ?? 0) + 1)
  const keys = Uint32Array.from(frequencies.keys()).toSorted()
  const offsets = new Uint32Array(keys.length + 1)
  const next = new Map<number, number>()
  for (const [place, key] of keys.entries()) {
    next.set(key, offsets[place]!)
    offsets[place + 1] = offsets[place]! + frequencies.get(key)!
  }
  const questions = new Uint32Array(offsets[keys.length]!)
  const values = new Float32Array(questions.length)
  for (const [question, terms] of rows.entries()) {
    const valueOf = (key: number, weight: number) => weight * rarityOf(rows.length, frequencies.get(key)!)
    let square = 0
    for (const [key, weight] of terms) square += valueOf(key, weight) ** 2
    const unit = 1 / Math.sqrt(square || 1)
    for (const [key, weight] of terms) {
      const at = next.get(key)!
      next.set(key, at + 1)
      questions[at] = question
      values[at] = valueOf(key, weight) * unit
    }
  }
  return { docs: Uint32Array.from(authored, ({ doc }) => doc), keys, offsets, questions, values }
}

/**
 * Compares questions by the cosine of their tokens, weighed by rarity among the authored questions (怎么办 is in
 * many and counts little).
 */
export function createQuestionIndex(table: QuestionTable): QuestionIndex {
  const { docs, offsets, questions, values } = table
  const likeness = new Float32Array(docs.length)
  return {
    docs,
    frequency: (key) => {
      const place = findTerm(table, key)
      return place < 0 ? 0 : offsets[place + 1]! - offsets[place]!
    },
    votes: (terms, without = []) => {
      likeness.fill(0)
      let square = 0
      for (const [key, weight] of terms) {
        const place = findTerm(table, key)
        const [from, to] = place < 0 ? [0, 0] : [offsets[place]!, offsets[place + 1]!]
        // A token that no question has is rarer than the rarest.
        const value = weight * rarityOf(docs.length, to - from || 0.5)
        square += value * value
        for (let i = from; i < to; i++) likeness[questions[i]!]! += value * values[i]!
      }
      for (const question of without) likeness[question] = 0
      return tally(1 / Math.sqrt(square || 1))
    },
  }

  function tally(unit: number): Map<number, Vote> {
    const byDoc = new Map<number, number[]>()
    for (let question = 0; question < likeness.length; question++) {
      const value = likeness[question]! * unit
      if (value < LEAST) continue
      const doc = docs[question]!
      const list = byDoc.get(doc)
      if (list) list.push(value)
      else byDoc.set(doc, [value])
    }
    const votes = new Map<number, Vote>()
    for (const [doc, list] of byDoc) {
      list.sort((a, b) => b - a)
      votes.set(doc, {
        nearest: list[0]!,
        sum: list.reduce((sum, value, place) => sum + value * DISCOUNT ** place, 0),
      })
    }
    return votes
  }
}

/** Words questions, tokens, postings; then the arrays in the order of the interface. */
export function encodeQuestions({ docs, keys, offsets, questions, values }: QuestionTable): Uint8Array {
  const parts = [
    Uint32Array.of(docs.length, keys.length, questions.length),
    docs,
    keys,
    offsets,
    questions,
    values,
  ]
  return Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)))
}

/** Views the bytes as a table; their offset must be a multiple of 4. */
export function decodeQuestions(bytes: Uint8Array): Result<QuestionTable, string> {
  if (bytes.byteLength < 12 || bytes.byteOffset % 4 !== 0) return err('the table is too short')
  const [count, tokens, postings] = new Uint32Array(bytes.buffer, bytes.byteOffset, 3)
  if (bytes.byteLength !== 4 * (3 + count! + 2 * tokens! + 1 + 2 * postings!))
    return err('the table is cut off')
  let at = bytes.byteOffset + 12
  const take = (length: number) => new Uint32Array(bytes.buffer, (at += length * 4) - length * 4, length)
  const table = {
    docs: take(count!),
    keys: take(tokens!),
    offsets: take(tokens! + 1),
    questions: take(postings!),
  }
  return ok({ ...table, values: new Float32Array(bytes.buffer, at, postings) })
}
