import { quantiseRows, type Associations } from '../search/associations.ts'
import type { QueryTerms } from '../search/ranker.ts'
import { addScaled, dot } from './vector.ts'
import type { ArticleRows } from './article-rows.ts'
import { seededRandom, shuffle } from './random.ts'
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
export const training = {
  rounds: 8,
  /** Few examples are shown more often, until so many batches were seen, but not more than five times as often. */
  leastBatches: 200,
  batch: 128,
  /** Random articles beside the answers and distractors of a batch. */
  contrast: 300,
  temperature: 0.07,
  /** Share of a question's tokens that are hidden, so that no answer hangs on one word. */
  hidden: 0.2,
  questionStep: 0.05,
  articleStep: 0.01,
} as const

const LEAST_SHARE = 5e-4

/**
 * Learns directions of tokens by contrast: of all articles of a batch, the answers shall be the likest to their
 * question (softmax of cosines; AdaGrad with one rate per token). `space` are the articles' tokens to start with.
 */
export function trainAssociations(
  rows: ArticleRows,
  space: Float32Array,
  examples: readonly Example[],
  { dims, seed }: { dims: number; seed: number },
): Associations {
  const random = seededRandom(seed)
  const articles = new Rows(space.slice(), dims, training.articleStep)
  const placeOf = new Map<number, number>()
  for (const { terms } of examples)
    for (const key of terms.keys()) if (!placeOf.has(key)) placeOf.set(key, placeOf.size)
  const start = Float32Array.from({ length: placeOf.size * dims }, () => (random() - 0.5) * 2e-3)
  for (const [place, key] of rows.keys.entries()) {
    const row = placeOf.get(key)
    if (row !== undefined) start.set(space.subarray(place * dims, (place + 1) * dims), row * dims)
  }
  const questions = new Rows(start, dims, training.questionStep)
  const inputs = examples.map(({ terms }) => ({
    tokens: Uint32Array.from([...terms.keys()], (key) => placeOf.get(key)!),
    values: unit(Float32Array.from(terms.values())),
  }))
  const order = Uint32Array.from(examples.keys())
  const batches = Math.max(1, Math.ceil(order.length / training.batch))
  const rounds = Math.min(
    5 * training.rounds,
    Math.max(training.rounds, Math.ceil(training.leastBatches / batches)),
  )
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (let from = 0; from < order.length; from += training.batch)
      step(order.subarray(from, from + training.batch))
  }
  // A token of one question alone is a name for that question, and says nothing of others.
  const seen = new Map<number, number>()
  for (const { terms } of examples) for (const key of terms.keys()) seen.set(key, (seen.get(key) ?? 0) + 1)
  const keys = Uint32Array.from([...placeOf.keys()].filter((key) => seen.get(key)! > 1)).toSorted()
  const sorted = new Float32Array(keys.length * dims)
  for (const [to, key] of keys.entries()) sorted.set(questions.row(placeOf.get(key)!), to * dims)
  return {
    dims,
    question: quantiseRows(keys, sorted, dims),
    article: quantiseRows(rows.keys, articles.values, dims),
  }

  function step(batch: Uint32Array): void {
    const docs = contrastOf(batch)
    const place = new Map(Array.from(docs, (doc, index) => [doc, index]))
    const vectors = new Float32Array(docs.length * dims)
    const lengths = new Float32Array(docs.length)
    for (const [index, doc] of docs.entries()) {
      const [a, b] = [rows.offsets[doc]!, rows.offsets[doc + 1]!]
      lengths[index] = articles.sum(rows.tokens.subarray(a, b), rows.values.subarray(a, b), vectors, index)
    }
    const pulls = new Float32Array(vectors.length)
    const question = new Float32Array(dims)
    const pull = new Float32Array(dims)
    const shares = new Float32Array(docs.length)
    for (const example of batch) {
      const { tokens, values } = inputs[example]!
      const shown = values.map((value) => (random() < training.hidden ? 0 : value))
      const length = questions.sum(tokens, shown, question, 0)
      softmax(question, vectors, shares)
      const right = examples[example]!.answers.flatMap((doc) => place.get(doc) ?? [])
      const mass = right.reduce((sum, index) => sum + shares[index]!, 0)
      for (const index of right) shares[index]! -= mass > 1e-9 ? shares[index]! / mass : 1 / right.length
      pull.fill(0)
      const rate = 1 / (training.temperature * batch.length)
      for (let index = 0; index < docs.length; index++) {
        // Most articles have next to no share, and nothing to teach.
        if (Math.abs(shares[index]!) < LEAST_SHARE) continue
        const gradient = shares[index]! * rate
        addScaled(pull, 0, vectors, index * dims, gradient, dims)
        addScaled(pulls, index * dims, question, 0, gradient, dims)
      }
      tangent(pull, question, 0, length)
      questions.collect(tokens, shown, pull, 0)
    }
    for (const [index, doc] of docs.entries()) {
      tangent(pulls, vectors, index * dims, lengths[index]!)
      const [a, b] = [rows.offsets[doc]!, rows.offsets[doc + 1]!]
      articles.collect(rows.tokens.subarray(a, b), rows.values.subarray(a, b), pulls, index)
    }
    questions.apply()
    articles.apply()
  }

  /** One answer of each question, its distractors, and random articles. */
  function contrastOf(batch: Uint32Array): Uint32Array {
    const docs = new Set<number>()
    for (const example of batch) {
      const { answers, distractors } = examples[example]!
      docs.add(answers[Math.floor(random() * answers.length)]!)
      for (const doc of distractors) docs.add(doc)
    }
    for (let i = 0; i < training.contrast; i++) docs.add(Math.floor(random() * rows.documents))
    return Uint32Array.from(docs)
  }

  function softmax(question: Float32Array, vectors: Float32Array, shares: Float32Array): void {
    let sum = 0
    for (let index = 0; index < shares.length; index++) {
      const likeness = dot(question, 0, vectors, index * dims, dims)
      // Cosines are at most 1, so that no exponent is large.
      shares[index] = Math.exp((likeness - 1) / training.temperature)
      sum += shares[index]!
    }
    for (let index = 0; index < shares.length; index++) shares[index]! /= sum
  }

  /** What of a pull turns the unit vector, over the length it had: the gradient of the cosine. */
  function tangent(pull: Float32Array, vectors: Float32Array, at: number, length: number): void {
    // A question's vector stands alone, an article's in its row: both at the same place as the pull.
    const along = dot(pull, at, vectors, at, dims)
    for (let k = at; k < at + dims; k++) pull[k] = (pull[k]! - along * vectors[k]!) / length
  }
}

function unit(values: Float32Array): Float32Array {
  const length = Math.hypot(...values) || 1
  return values.map((value) => value / length)
}
