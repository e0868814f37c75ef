import { addScaled, dot } from './vector.ts'
import type { ArticleRows } from './article-rows.ts'
import { shuffle } from './random.ts'
import type { Rows } from './rows.ts'
import type { Example } from './train-associations.ts'

/** What was tried and gave less: README.md "Learned parts". */
export const contrast = {
  batch: 128,
  /** So many look-alikes of a question come along each time it is shown. */
  distractors: 4,
  /** Random articles beside the answers and look-alikes of a batch. */
  random: 300,
  temperature: 0.07,
  /** Share of a question's tokens that are hidden, so that no answer hangs on one word. */
  hidden: 0.2,
} as const

const LEAST_SHARE = 5e-4

/** An example whose tokens are rows. */
interface Shown extends Pick<Example, 'answers' | 'distractors'> {
  readonly tokens: Uint32Array
  readonly values: Float32Array
}

/** Directions of the tokens of articles and questions, while they learn. */
export interface Learning {
  readonly rows: ArticleRows
  readonly articles: Rows
  readonly questions: Rows
  /** Row of a question's token. */
  readonly rowOf: ReadonlyMap<number, number>
  /** Articles stay where they are. */
  readonly still: boolean
  readonly random: () => number
}

/** One round of examples, in batches of a random order. */
export function showRound(learning: Learning, examples: readonly Example[]): void {
  const shown = examples.map(({ terms, answers, distractors }): Shown => {
    const values = Float32Array.from(terms.values())
    const length = Math.hypot(...values) || 1
    return {
      tokens: Uint32Array.from([...terms.keys()], (key) => learning.rowOf.get(key)!),
      values: values.map((value) => value / length),
      answers,
      distractors,
    }
  })
  const order = Uint32Array.from(shown.keys())
  shuffle(order, learning.random)
  for (let from = 0; from < order.length; from += contrast.batch)
    step(
      learning,
      Array.from(order.subarray(from, from + contrast.batch), (at) => shown[at]!),
    )
}

/** Of all articles of the batch, the answers shall be the likest to their question (softmax of cosines). */
function step({ rows, articles, questions, still, random }: Learning, batch: readonly Shown[]): void {
  const { dims } = articles
  const docs = contrastOf(batch, rows.documents, random)
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
  const rate = 1 / (contrast.temperature * batch.length)
  for (const { tokens, values, answers } of batch) {
    const visible = values.map((value) => (random() < contrast.hidden ? 0 : value))
    const length = questions.sum(tokens, visible, question, 0)
    softmax(question, vectors, shares)
    const right = answers.flatMap((doc) => place.get(doc) ?? [])
    const mass = right.reduce((sum, index) => sum + shares[index]!, 0)
    for (const index of right) shares[index]! -= mass > 1e-9 ? shares[index]! / mass : 1 / right.length
    pull.fill(0)
    for (let index = 0; index < docs.length; index++) {
      // Most articles have next to no share, and nothing to teach.
      if (Math.abs(shares[index]!) < LEAST_SHARE) continue
      const gradient = shares[index]! * rate
      addScaled(pull, 0, vectors, index * dims, gradient, dims)
      if (!still) addScaled(pulls, index * dims, question, 0, gradient, dims)
    }
    tangent(pull, question, 0, length, dims)
    questions.collect(tokens, visible, pull, 0)
  }
  questions.apply()
  if (still) return
  for (const [index, doc] of docs.entries()) {
    tangent(pulls, vectors, index * dims, lengths[index]!, dims)
    const [a, b] = [rows.offsets[doc]!, rows.offsets[doc + 1]!]
    articles.collect(rows.tokens.subarray(a, b), rows.values.subarray(a, b), pulls, index)
  }
  articles.apply()
}

/** One answer of each question, some of its look-alikes, and random articles. */
function contrastOf(batch: readonly Shown[], documents: number, random: () => number): Uint32Array {
  const docs = new Set<number>()
  for (const { answers, distractors } of batch) {
    docs.add(answers[Math.floor(random() * answers.length)]!)
    const first = Math.floor(random() * distractors.length)
    for (let i = 0; i < Math.min(contrast.distractors, distractors.length); i++)
      docs.add(distractors[(first + i) % distractors.length]!)
  }
  for (let i = 0; i < contrast.random; i++) docs.add(Math.floor(random() * documents))
  return Uint32Array.from(docs)
}

function softmax(question: Float32Array, vectors: Float32Array, shares: Float32Array): void {
  const dims = question.length
  let sum = 0
  for (let index = 0; index < shares.length; index++) {
    const likeness = dot(question, 0, vectors, index * dims, dims)
    // Cosines are at most 1, so that no exponent is large.
    shares[index] = Math.exp((likeness - 1) / contrast.temperature)
    sum += shares[index]!
  }
  for (let index = 0; index < shares.length; index++) shares[index]! /= sum
}

/** What of a pull turns the unit vector, over the length it had: the gradient of the cosine. */
function tangent(pull: Float32Array, vectors: Float32Array, at: number, length: number, dims: number): void {
  // A question's vector stands alone, an article's in its row: both at the same place as the pull.
  const along = dot(pull, at, vectors, at, dims)
  for (let k = at; k < at + dims; k++) pull[k] = (pull[k]! - along * vectors[k]!) / length
}
