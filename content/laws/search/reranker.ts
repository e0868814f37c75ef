import { err, ok, type Result } from '../../../base/result.ts'

/**
 * A weighed sum of the features of a candidate (`learn/train-weights.ts`), and small decision trees that put right
 * what a sum cannot say (`learn/train-trees.ts`). Every tree is complete: node n asks `row[features[n]] > thresholds[n]` and goes on to 2n+1 (no) or 2n+2 (yes); after `depth`
 * questions stands a leaf.
 */
export interface Reranker {
  readonly depth: number
  readonly count: number
  /** Features of a row. */
  readonly width: number
  /** One per feature. */
  readonly weights: Float32Array
  readonly features: Uint8Array
  readonly thresholds: Float32Array
  readonly leaves: Float32Array
}

/** What is to be said for row `at` of the rows: higher is likelier to answer; the log of odds up to a constant. */
export function rerankScore(reranker: Reranker, rows: Float32Array, at: number): number {
  const { depth, count, width, weights, features, thresholds, leaves } = reranker
  const inner = (1 << depth) - 1
  const from = at * width
  let sum = 0
  for (let feature = 0; feature < width; feature++) sum += weights[feature]! * rows[from + feature]!
  for (let tree = 0; tree < count; tree++) {
    const start = tree * inner
    let node = 0
    for (let level = 0; level < depth; level++)
      node = 2 * node + (rows[from + features[start + node]!]! > thresholds[start + node]! ? 2 : 1)
    sum += leaves[tree * (inner + 1) + node - inner]!
  }
  return sum
}

const MAGIC = 0x31_4b_4e_52 // "RNK1", little endian
const HEADER = 4

/** Words magic, depth, trees, width; then weights f32, thresholds f32, leaves f32, features u8. */
export function encodeReranker({ depth, count, width, weights, ...trees }: Reranker): Uint8Array {
  const { thresholds, leaves, features } = trees
  const parts = [Uint32Array.of(MAGIC, depth, count, width), weights, thresholds, leaves, features]
  return Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)))
}

/** Views the bytes as a reranker; `width` is what the rows of this program have. */
export function decodeReranker(bytes: Uint8Array, width: number): Result<Reranker, string> {
  if (bytes.byteLength < HEADER * 4 || bytes.byteOffset % 4 !== 0) return err('the file is too short')
  const [magic, depth, count, stored] = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER)
  if (magic !== MAGIC) return err('not a file of this version')
  if (stored !== width) return err(`learned for ${stored} features, this program has ${width}`)
  const inner = (1 << depth!) - 1
  if (bytes.byteLength !== (HEADER + width) * 4 + count! * (inner * 5 + (inner + 1) * 4))
    return err('the file is cut off')
  const weights = new Float32Array(bytes.buffer, bytes.byteOffset + HEADER * 4, width)
  const at = bytes.byteOffset + (HEADER + width) * 4
  const thresholds = new Float32Array(bytes.buffer, at, count! * inner)
  const leaves = new Float32Array(bytes.buffer, at + thresholds.byteLength, count! * (inner + 1))
  const features = new Uint8Array(
    bytes.buffer,
    at + thresholds.byteLength + leaves.byteLength,
    count! * inner,
  )
  if (features.some((feature) => feature >= width)) return err('a feature that does not exist')
  return ok({ depth: depth!, count: count!, width, weights, thresholds, leaves, features })
}
