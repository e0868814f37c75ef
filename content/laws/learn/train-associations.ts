import { quantiseRows, type Associations, type TokenVectors } from '../search/associations.ts'
import type { QueryTerms } from '../search/ranker.ts'
import type { ArticleRows } from './article-rows.ts'
import { contrast, showRound, type Learning } from './contrast.ts'
import { seededRandom } from './random.ts'
import { Rows } from './rows.ts'

/** A question and the articles (documents) that answer it. */
export interface Example {
  /** Tokens with their weights, rarity included. */
  readonly terms: QueryTerms
  readonly answers: readonly number[]
  /** Articles that look alike and do not answer: the contrast that teaches most. */
  readonly distractors: readonly number[]
}

/** What was tried and gave less: README.md "Learned parts". */
const training = {
  rounds: 10,
  /** Few examples are shown more often, until so many batches were seen, but not more than four times as often. */
  leastBatches: 200,
  questionStep: 0.05,
  articleStep: 0.01,
} as const

const tuning = {
  rounds: 15,
  /** So many of the questions that were learned before beside each new one, so that those are not forgotten. */
  before: 3,
} as const

interface Options {
  readonly seed: number
  /** A token of fewer examples is not kept: of one question alone it is a name for that question. */
  readonly leastSeen: number
}

/**
 * Learns directions of tokens by contrast: of all articles of a batch, the answers shall be the likest to their
 * question (softmax of cosines; AdaGrad with one rate per token). `space` are the articles' tokens to start with.
 */
export function trainAssociations(
  rows: ArticleRows,
  space: Float32Array,
  examples: readonly Example[],
  { dims, seed, leastSeen }: Options & { dims: number },
): Associations {
  const random = seededRandom(seed)
  const articles = new Rows(space.slice(), dims, training.articleStep)
  const { questions, rowOf } = questionRows({ keys: rows.keys, values: space }, examples, dims, random)
  const learning: Learning = { rows, articles, questions, rowOf, still: false, random }
  const batches = Math.max(1, Math.ceil(examples.length / contrast.batch))
  const enough = Math.ceil(training.leastBatches / batches)
  const rounds = Math.min(4 * training.rounds, Math.max(training.rounds, enough))
  for (let round = 0; round < rounds; round++) showRound(learning, examples)
  const seen = timesSeen(examples)
  return {
    dims,
    question: kept(learning, (key) => (seen.get(key) ?? 0) >= leastSeen),
    article: quantiseRows(rows.keys, articles.values, dims),
  }
}

/**
 * Learns on top of associations how others ask: articles stay where they are, and some of the questions that those
 * were learned from are shown again, so that one direction serves both.
 */
export function tuneAssociations(
  rows: ArticleRows,
  learned: Associations,
  examples: readonly Example[],
  before: readonly Example[],
  { seed, leastSeen }: Options,
): Associations {
  const random = seededRandom(seed)
  const { dims, question, article } = learned
  const start = { keys: question.keys, values: numbersOf(question, dims) }
  const { questions, rowOf } = questionRows(start, [...examples, ...before], dims, random)
  const articles = new Rows(numbersOf(article, dims), dims, training.articleStep)
  const learning: Learning = { rows, articles, questions, rowOf, still: true, random }
  const again = before.length === 0 ? 0 : tuning.before * examples.length
  for (let round = 0; round < tuning.rounds; round++)
    showRound(learning, [
      ...examples,
      ...Array.from({ length: again }, () => before[Math.floor(random() * before.length)]!),
    ])
  const known = new Set(question.keys)
  const seen = timesSeen(examples)
  return {
    dims,
    question: kept(learning, (key) => known.has(key) || (seen.get(key) ?? 0) >= leastSeen),
    article,
  }
}

/** Rows for the tokens of questions; those that have a direction start with it, the others with next to none. */
function questionRows(
  start: { keys: Uint32Array; values: Float32Array },
  examples: readonly Example[],
  dims: number,
  random: () => number,
): { questions: Rows; rowOf: Map<number, number> } {
  const rowOf = new Map<number, number>()
  for (const { terms } of examples)
    for (const key of terms.keys()) if (!rowOf.has(key)) rowOf.set(key, rowOf.size)
  const values = Float32Array.from({ length: rowOf.size * dims }, () => (random() - 0.5) * 2e-3)
  for (const [place, key] of start.keys.entries()) {
    const row = rowOf.get(key)
    if (row !== undefined) values.set(start.values.subarray(place * dims, (place + 1) * dims), row * dims)
  }
  return { questions: new Rows(values, dims, training.questionStep), rowOf }
}

function kept({ questions, rowOf }: Learning, keeps: (key: number) => boolean): TokenVectors {
  const keys = Uint32Array.from([...rowOf.keys()].filter(keeps)).toSorted()
  const values = new Float32Array(keys.length * questions.dims)
  for (const [to, key] of keys.entries()) values.set(questions.row(rowOf.get(key)!), to * questions.dims)
  return quantiseRows(keys, values, questions.dims)
}

function timesSeen(examples: readonly Example[]): Map<number, number> {
  const seen = new Map<number, number>()
  for (const { terms } of examples) for (const key of terms.keys()) seen.set(key, (seen.get(key) ?? 0) + 1)
  return seen
}

const numbersOf = ({ scales, bytes }: TokenVectors, dims: number): Float32Array =>
  Float32Array.from(bytes, (byte, at) => byte * scales[Math.floor(at / dims)]!)
