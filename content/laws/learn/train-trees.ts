import { rerankScore, type Reranker } from '../search/reranker.ts'
import { Bins } from './bins.ts'
import { seededRandom } from './random.ts'

/** Candidates of many questions, those of one question together. */
export interface RankedGroups {
  readonly width: number
  /** `width` features per candidate. */
  readonly rows: Float32Array
  /** 1 for a candidate that answers its question. */
  readonly labels: Uint8Array
  /** Candidates of group g: starts[g] to starts[g + 1]. */
  readonly starts: Uint32Array
  /** How much a question counts. */
  readonly weights: Float32Array
}

/** What was tried and gave less: README.md "Learned parts". */
export const boosting = {
  trees: 120,
  depth: 4,
  rate: 0.05,
  /** Share of questions that each tree sees. */
  sample: 0.6,
  /** Share of features that each tree may ask for. */
  features: 0.5,
  /** A leaf needs this much curvature, and is pulled towards 0 by `ridge`. */
  leastCurvature: 5,
  ridge: 4,
} as const

/**
 * Gradient boosting of complete trees, on top of a weighed sum of features: the answers of a question shall have the greatest share of a softmax over
 * its candidates (listwise cross entropy). Splits are sought in histograms, level by level.
 */
export function trainTrees(groups: RankedGroups, weights: Float32Array, seed: number): Reranker {
  const { width, starts } = groups
  const { depth } = boosting
  const inner = (1 << depth) - 1
  const random = seededRandom(seed)
  const bins = new Bins(groups.rows, width)
  const size = groups.labels.length
  const none = { depth: 0, count: 0, width, features: new Uint8Array(0), thresholds: new Float32Array(0) }
  const linear: Reranker = { ...none, weights, leaves: new Float32Array(0) }
  const scores = Float32Array.from({ length: size }, (_, row) => rerankScore(linear, groups.rows, row))
  const gradients = new Float32Array(size)
  const curvatures = new Float32Array(size)
  const node = new Uint8Array(size)
  const features = new Uint8Array(boosting.trees * inner)
  const thresholds = new Float32Array(boosting.trees * inner)
  const leaves = new Float32Array(boosting.trees * (inner + 1))

  for (let tree = 0; tree < boosting.trees; tree++) {
    derive(groups, scores, gradients, curvatures)
    const chosen = sampleRows(starts, random)
    const asked = Array.from({ length: width }, (_, feature) => feature).filter(
      () => random() < boosting.features,
    )
    node.fill(0)
    for (let level = 0; level < depth; level++) {
      const first = (1 << level) - 1
      const splits = bins.bestSplits(
        { chosen, node, first, count: 1 << level, features: asked, gradients, curvatures },
        boosting,
      )
      for (const [place, { feature, bin }] of splits.entries()) {
        features[tree * inner + first + place] = feature
        thresholds[tree * inner + first + place] = bins.edge(feature, bin)
      }
      for (let row = 0; row < size; row++) {
        const { feature, bin } = splits[node[row]! - first]!
        node[row] = 2 * node[row]! + (bins.codes[row * width + feature]! > bin ? 2 : 1)
      }
    }
    const sums = new Float64Array(2 * (inner + 1))
    for (const row of chosen) {
      sums[2 * (node[row]! - inner)]! += gradients[row]!
      sums[2 * (node[row]! - inner) + 1]! += curvatures[row]!
    }
    for (let leaf = 0; leaf <= inner; leaf++)
      leaves[tree * (inner + 1) + leaf] =
        (-boosting.rate * sums[2 * leaf]!) / (sums[2 * leaf + 1]! + boosting.ridge)
    for (let row = 0; row < size; row++) scores[row]! += leaves[tree * (inner + 1) + node[row]! - inner]!
  }
  return { depth, count: boosting.trees, width, weights, features, thresholds, leaves }
}

/** Gradient and curvature of the listwise cross entropy at every candidate. */
function derive(
  { starts, labels, weights }: RankedGroups,
  scores: Float32Array,
  gradients: Float32Array,
  curvatures: Float32Array,
): void {
  for (let group = 0; group + 1 < starts.length; group++) {
    const [from, to] = [starts[group]!, starts[group + 1]!]
    let most = -Infinity
    let answers = 0
    for (let row = from; row < to; row++) {
      most = Math.max(most, scores[row]!)
      answers += labels[row]!
    }
    let sum = 0
    for (let row = from; row < to; row++) sum += Math.exp(scores[row]! - most)
    // A question with several answers says more, but its answers are not as good as several questions.
    const weight = weights[group]! * Math.sqrt(answers)
    for (let row = from; row < to; row++) {
      const share = Math.exp(scores[row]! - most) / sum
      gradients[row] = weight * (share - labels[row]! / answers)
      curvatures[row] = weight * share * (1 - share)
    }
  }
}

function sampleRows(starts: Uint32Array, random: () => number): Uint32Array {
  const chosen = new Uint32Array(starts.at(-1)!)
  let length = 0
  for (let group = 0; group + 1 < starts.length; group++)
    if (random() < boosting.sample)
      for (let row = starts[group]!; row < starts[group + 1]!; row++) chosen[length++] = row
  return chosen.subarray(0, length)
}
