import type { RankedGroups } from './train-trees.ts'

const ROUNDS = 400
const STEP = 0.05
/** Pull of every (standardised) weight towards 0: a feature must earn its weight. */
const RIDGE = 2e-3

/**
 * A weight per feature, such that the weighed sum gives the answers of a question the greatest share of a softmax
 * over its candidates (conditional logistic regression, Adam). Features are standardised while learning; the
 * weights are for features as they are.
 */
export function trainWeights(groups: RankedGroups): Float32Array {
  const { width, rows, labels, starts } = groups
  const deviations = deviationsOf(rows, width)
  const weights = new Float64Array(width)
  const first = new Float64Array(width)
  const second = new Float64Array(width)
  const total = groups.weights.reduce((sum, weight) => sum + weight, 0) || 1
  const scaled = new Float64Array(width)
  const gradient = new Float64Array(width)
  const shares = new Float64Array(longest(starts))

  for (let round = 1; round <= ROUNDS; round++) {
    for (let k = 0; k < width; k++) {
      scaled[k] = weights[k]! / deviations[k]!
      gradient[k] = 0
    }
    for (let group = 0; group + 1 < starts.length; group++) {
      const [from, to] = [starts[group]!, starts[group + 1]!]
      let most = -Infinity
      let answers = 0
      for (let row = from; row < to; row++) {
        let score = 0
        for (let k = 0, at = row * width; k < width; k++, at++) score += scaled[k]! * rows[at]!
        shares[row - from] = score
        most = Math.max(most, score)
        answers += labels[row]!
      }
      let sum = 0
      for (let i = 0; i < to - from; i++) sum += shares[i] = Math.exp(shares[i]! - most)
      for (let row = from; row < to; row++) {
        const pull = (groups.weights[group]! / total) * (shares[row - from]! / sum - labels[row]! / answers)
        if (Math.abs(pull) < 1e-12) continue
        for (let k = 0, at = row * width; k < width; k++, at++) gradient[k]! += pull * rows[at]!
      }
    }
    for (let k = 0; k < width; k++) {
      const slope = gradient[k]! / deviations[k]! + RIDGE * weights[k]!
      first[k] = 0.9 * first[k]! + 0.1 * slope
      second[k] = 0.999 * second[k]! + 0.001 * slope * slope
      const mean = first[k]! / (1 - 0.9 ** round)
      const spread = Math.sqrt(second[k]! / (1 - 0.999 ** round)) + 1e-8
      weights[k]! -= (STEP * mean) / spread
    }
  }
  return Float32Array.from(weights, (weight, k) => weight / deviations[k]!)
}

/** Standard deviation of each feature; 1 for one that never changes. */
function deviationsOf(rows: Float32Array, width: number): Float64Array {
  const count = rows.length / width
  return Float64Array.from({ length: width }, (_, feature) => {
    let sum = 0
    let squares = 0
    for (let at = feature; at < rows.length; at += width) {
      sum += rows[at]!
      squares += rows[at]! ** 2
    }
    const variance = squares / count - (sum / count) ** 2
    return variance > 1e-12 ? Math.sqrt(variance) : 1
  })
}

const longest = (starts: Uint32Array): number =>
  starts.reduce((most, start, at) => Math.max(most, start - (starts[at - 1] ?? 0)), 0)
