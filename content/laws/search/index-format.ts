import { err, ok, type Result } from '../../../base/result.ts'

/**
 * An immutable inverted index: terms sorted by key; the score of a posting is the term's scale × its impact (one
 * byte, 255 = the term's best). A document's number is kept as its block (of 65,536) and its place in it, half the
 * memory of whole numbers: the postings of term i in block b lie at offsets[i × blocks + b] to the next offset,
 * documents ascending.
 */
export interface ImpactIndex {
  readonly documents: number
  readonly blocks: number
  readonly keys: Uint32Array
  readonly offsets: Uint32Array
  readonly scales: Float32Array
  readonly docs: Uint16Array
  readonly impacts: Uint8Array
}

/** Bytes that are read piece by piece, so that a large index is never in memory twice. */
export interface IndexSource {
  readonly length: number
  /** Fills `into` with the bytes from `at` on; there are that many. */
  readonly read: (into: Uint8Array, at: number) => void
}

const MAGIC = 0x49_4c_4d_31 // "1MLI", little endian
const HEADER = 4
const BLOCK_BITS = 16
/** Postings that are read at once. */
const CHUNK = 1 << 16

const blocksOf = (documents: number): number => Math.max(1, Math.ceil(documents / 2 ** BLOCK_BITS))

/** An index from whole document numbers, the postings of term i being those at starts[i] to starts[i + 1]. */
export function packIndex(parts: {
  documents: number
  keys: Uint32Array
  starts: Uint32Array
  scales: Float32Array
  impacts: Uint8Array
  /** Document numbers, in pieces that follow each other. */
  docs: Iterable<Uint32Array>
}): ImpactIndex {
  const { documents, keys, starts, scales, impacts } = parts
  const blocks = blocksOf(documents)
  const docs = new Uint16Array(impacts.length)
  const offsets = blocks === 1 ? starts : new Uint32Array(keys.length * blocks + 1)
  let at = 0
  let term = 0
  for (const piece of parts.docs) {
    docs.set(piece, at)
    if (blocks > 1)
      for (let from = 0; from < piece.length;) {
        while (starts[term + 1]! <= at + from) term++
        const end = Math.min(piece.length, starts[term + 1]! - at)
        for (let block = 0; block < blocks; block++) {
          const next = firstFrom(piece, (block + 1) << BLOCK_BITS, from, end)
          offsets[term * blocks + block + 1]! += next - from
          from = next
        }
      }
    at += piece.length
  }
  if (blocks > 1) for (let i = 1; i < offsets.length; i++) offsets[i]! += offsets[i - 1]!
  return { documents, blocks, keys, offsets, scales, docs, impacts }
}

/** First place in [low, high) of ascending numbers that has at least `least`; `high` where none has. */
function firstFrom(numbers: Uint32Array, least: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

/** Calls `visit` for every posting of a term. */
export function eachPosting(
  index: ImpactIndex,
  term: number,
  visit: (doc: number, impact: number) => void,
): void {
  const { blocks, offsets, docs, impacts } = index
  for (let block = 0; block < blocks; block++) {
    const base = block << BLOCK_BITS
    const end = offsets[term * blocks + block + 1]!
    for (let at = offsets[term * blocks + block]!; at < end; at++) visit(base + docs[at]!, impacts[at]!)
  }
}

/** Number of articles that have a term. */
export const postingCount = ({ blocks, offsets }: ImpactIndex, term: number): number =>
  offsets[(term + 1) * blocks]! - offsets[term * blocks]!

/**
 * The index as bytes, little endian: four words (magic, documents, terms, postings), keys, where each term's postings
 * start (and the end), scales, whole document numbers, impacts.
 */
export function encodeIndex(index: ImpactIndex): Uint8Array[] {
  const { documents, blocks, keys, offsets, scales, impacts } = index
  const head = Uint32Array.of(MAGIC, documents, keys.length, impacts.length)
  const starts = Uint32Array.from({ length: keys.length + 1 }, (_, term) => offsets[term * blocks]!)
  const docs = new Uint32Array(impacts.length)
  let at = 0
  for (let term = 0; term < keys.length; term++) eachPosting(index, term, (doc) => void (docs[at++] = doc))
  return [head, keys, starts, scales, docs, impacts].map(
    (part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
  )
}

/** Reads an index; checks that all lengths fit. */
export function decodeIndex(source: IndexSource): Result<ImpactIndex, string> {
  if (source.length < HEADER * 4) return err('the index file is too short')
  let at = 0
  const take = <T extends Uint32Array | Float32Array | Uint8Array>(array: T): T => {
    source.read(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += array.byteLength
    return array
  }
  const [magic, documents, terms, postings] = take(new Uint32Array(HEADER))
  if (magic !== MAGIC) return err('not an index file of this version')
  const expected = HEADER * 4 + terms! * 4 + (terms! + 1) * 4 + terms! * 4 + postings! * 5
  if (source.length !== expected)
    return err(`the index file has ${source.length} bytes instead of ${expected}`)
  const keys = take(new Uint32Array(terms!))
  const starts = take(new Uint32Array(terms! + 1))
  const scales = take(new Float32Array(terms!))
  const docsAt = at
  at += postings! * 4
  const impacts = take(new Uint8Array(postings!))
  function* docs(): Generator<Uint32Array> {
    at = docsAt
    const chunk = new Uint32Array(CHUNK)
    for (let from = 0; from < postings!; from += CHUNK)
      yield take(chunk.subarray(0, Math.min(CHUNK, postings! - from)))
  }
  return ok(packIndex({ documents: documents!, keys, starts, scales, impacts, docs: docs() }))
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
  return term < 0 ? 0 : postingCount(index, term)
}

/** idf of a token in an index; a token that no document has weighs nothing. */
export function idfOf(index: ImpactIndex, key: number): number {
  const frequency = documentFrequency(index, key)
  return frequency === 0 ? 0 : inverseFrequency(index.documents, frequency)
}
