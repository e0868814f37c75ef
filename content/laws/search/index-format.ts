import { err, ok, type Result } from '../../../base/result.ts'

/**
 * An immutable inverted index: terms sorted by key; the postings of term i lie at offsets[i] to offsets[i+1],
 * documents ascending; the score of a posting is scales[i] × impacts[j] (one byte, 255 = the term's best).
 */
export interface ImpactIndex {
  readonly documents: number
  readonly keys: Uint32Array
  readonly offsets: Uint32Array
  readonly scales: Float32Array
  readonly docs: Uint32Array
  readonly impacts: Uint8Array
}

const MAGIC = 0x49_4c_4d_31 // "1MLI", little endian
const HEADER = 4

/** The index as bytes: five 32-bit words, then the arrays in the order of the interface, little endian. */
export function encodeIndex(index: ImpactIndex): Uint8Array[] {
  const head = Uint32Array.of(MAGIC, index.documents, index.keys.length, index.docs.length)
  return [head, index.keys, index.offsets, index.scales, index.docs, index.impacts].map(
    (part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
  )
}

/** Views the bytes as an index without copying; checks that all lengths fit. */
export function decodeIndex(bytes: Uint8Array): Result<ImpactIndex, string> {
  if (bytes.byteLength < HEADER * 4 || bytes.byteOffset % 4 !== 0) return err('the index file is too short')
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER)
  const [magic, documents, terms, postings] = [head[0]!, head[1]!, head[2]!, head[3]!]
  if (magic !== MAGIC) return err('not an index file of this version')
  const expected = HEADER * 4 + terms * 4 + (terms + 1) * 4 + terms * 4 + postings * 5
  if (bytes.byteLength !== expected)
    return err(`the index file has ${bytes.byteLength} bytes instead of ${expected}`)
  let at = bytes.byteOffset + HEADER * 4
  const take = (count: number) => (at += count * 4) - count * 4
  return ok({
    documents,
    keys: new Uint32Array(bytes.buffer, take(terms), terms),
    offsets: new Uint32Array(bytes.buffer, take(terms + 1), terms + 1),
    scales: new Float32Array(bytes.buffer, take(terms), terms),
    docs: new Uint32Array(bytes.buffer, take(postings), postings),
    impacts: new Uint8Array(bytes.buffer, at, postings),
  })
}

/** Place of a term in the index, or -1. */
export function findTerm(index: { readonly keys: Uint32Array }, key: number): number {
  let low = 0
  let high = index.keys.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = index.keys[middle]!
    if (found === key) return middle
    if (found < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Inverse document frequency of BM25 (never negative). */
export const inverseFrequency = (documents: number, frequency: number): number =>
  Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))

/** In how many documents a token is. */
export function documentFrequency(index: ImpactIndex, key: number): number {
  const term = findTerm(index, key)
  return term < 0 ? 0 : index.offsets[term + 1]! - index.offsets[term]!
}

/** idf of a token in an index; a token that no document has weighs nothing. */
export function idfOf(index: ImpactIndex, key: number): number {
  const frequency = documentFrequency(index, key)
  return frequency === 0 ? 0 : inverseFrequency(index.documents, frequency)
}
