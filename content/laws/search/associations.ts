import { err, ok, type Result } from '../../../base/result.ts'
import { eachPosting, findTerm, type ImpactIndex } from './index-format.ts'
import type { QueryTerms } from './ranker.ts'

/** Vectors of tokens, one row of `dims` signed bytes each (`dims` a multiple of 16); a row's numbers are its bytes × its scale. */
export interface TokenVectors {
  readonly keys: Uint32Array
  readonly scales: Float32Array
  readonly bytes: Int8Array
}

/**
 * Learned associations between everyday words and legal ones: every token of a question and every token of an
 * article has a direction in one space of few dimensions, learned (`learn/`) so that a question's sum of tokens
 * points where the articles that answer it point. 卷铺盖 lies near 解除劳动合同 without any word in common.
 */
export interface Associations {
  readonly dims: number
  readonly question: TokenVectors
  readonly article: TokenVectors
}

const MAGIC = 0x31_43_53_41 // "ASC1", little endian
const HEADER = 4

/** Words magic, dims, question tokens, article tokens; then per side keys u32, scales f32; then both sides' bytes. */
export function encodeAssociations({ dims, question, article }: Associations): Uint8Array {
  const head = Uint32Array.of(MAGIC, dims, question.keys.length, article.keys.length)
  const numbers = [head, question.keys, question.scales, article.keys, article.scales]
  const parts = [...numbers, question.bytes, article.bytes]
  return Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)))
}

/** Views the bytes as associations; the offset of `bytes` must be a multiple of 4. */
export function decodeAssociations(bytes: Uint8Array): Result<Associations, string> {
  if (bytes.byteLength < HEADER * 4 || bytes.byteOffset % 4 !== 0) return err('the file is too short')
  const [magic, dims, questions, articles] = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER)
  if (magic !== MAGIC) return err('not a file of this version')
  const expected = HEADER * 4 + (questions! + articles!) * (8 + dims!)
  if (bytes.byteLength !== expected) return err(`${bytes.byteLength} bytes instead of ${expected}`)
  let at = bytes.byteOffset + HEADER * 4
  const take = (length: number) => (at += length) - length
  const numbers = (count: number) => ({
    keys: new Uint32Array(bytes.buffer, take(count * 4), count),
    scales: new Float32Array(bytes.buffer, take(count * 4), count),
  })
  const [question, article] = [numbers(questions!), numbers(articles!)]
  const rows = (count: number) => ({ bytes: new Int8Array(bytes.buffer, take(count * dims!), count * dims!) })
  return ok({
    dims: dims!,
    question: { ...question, ...rows(questions!) },
    article: { ...article, ...rows(articles!) },
  })
}

/** Rows of numbers as bytes, each row with its own scale. */
export function quantiseRows(keys: Uint32Array, rows: Float32Array, dims: number): TokenVectors {
  const scales = new Float32Array(keys.length)
  const bytes = new Int8Array(rows.length)
  for (let row = 0; row < keys.length; row++) {
    let most = 1e-12
    for (let i = row * dims; i < (row + 1) * dims; i++) most = Math.max(most, Math.abs(rows[i]!))
    scales[row] = most / 127
    for (let i = row * dims; i < (row + 1) * dims; i++) bytes[i] = Math.round((rows[i]! / most) * 127)
  }
  return { keys, scales, bytes }
}

/** Direction of a question (unit length), or undefined where none of its tokens is known. */
export function questionVector(associations: Associations, terms: QueryTerms): Float32Array | undefined {
  const { dims, question } = associations
  const sum = new Float32Array(dims)
  for (const [key, weight] of terms) {
    const row = findTerm(question, key)
    if (row < 0) continue
    const scale = question.scales[row]! * weight
    for (let i = 0; i < dims; i++) sum[i]! += scale * question.bytes[row * dims + i]!
  }
  const length = Math.hypot(...sum)
  return length < 1e-9 ? undefined : sum.map((value) => value / length)
}

/** Learning opens many engines with the same associations. */
const worked = new WeakMap<TokenVectors, { index: ImpactIndex; vectors: Int8Array }>()

/** Directions of all articles of an index, `dims` signed bytes each, unit length × 127. */
export function articleVectors(associations: Associations, index: ImpactIndex): Int8Array {
  const before = worked.get(associations.article)
  if (before?.index === index) return before.vectors
  const vectors = workOut(associations, index)
  worked.set(associations.article, { index, vectors })
  return vectors
}

function workOut({ dims, article }: Associations, index: ImpactIndex): Int8Array {
  const sums = new Float32Array(index.documents * dims)
  const row = new Float32Array(dims)
  for (let token = 0; token < article.keys.length; token++) {
    const term = findTerm(index, article.keys[token]!)
    if (term < 0) continue
    const scale = article.scales[token]! * index.scales[term]!
    for (let i = 0; i < dims; i++) row[i] = scale * article.bytes[token * dims + i]!
    eachPosting(index, term, (doc, impact) => {
      const at = doc * dims
      for (let i = 0; i < dims; i++) sums[at + i]! += impact * row[i]!
    })
  }
  const bytes = new Int8Array(sums.length)
  for (let doc = 0; doc < index.documents; doc++) {
    const from = doc * dims
    let square = 0
    for (let i = from; i < from + dims; i++) square += sums[i]! * sums[i]!
    const unit = square > 0 ? 127 / Math.sqrt(square) : 0
    for (let i = from; i < from + dims; i++) bytes[i] = Math.round(sums[i]! * unit)
  }
  return bytes
}
