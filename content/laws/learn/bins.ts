const BINS = 64

interface Level {
  /** Rows that count. */
  readonly chosen: Uint32Array
  /** Node of every row; the nodes of this level are first … first + count − 1. */
  readonly node: Uint8Array
  readonly first: number
  readonly count: number
  /** Features that may be asked for. */
  readonly features: readonly number[]
  readonly gradients: Float32Array
  readonly curvatures: Float32Array
}

/** Rows go right where their code is above `bin`. */
interface Split {
  readonly feature: number
  readonly bin: number
}

/** Features cut into at most 64 bins of about equal size, and the search for splits in histograms of them. */
export class Bins {
  readonly codes: Uint8Array
  readonly #edges: readonly Float32Array[]
  readonly #width: number

  constructor(rows: Float32Array, width: number) {
    this.#width = width
    const count = rows.length / width
    this.#edges = Array.from({ length: width }, (_, feature) => edgesOf(rows, width, feature))
    this.codes = new Uint8Array(rows.length)
    for (let row = 0; row < count; row++)
      for (let feature = 0; feature < width; feature++)
        this.codes[row * width + feature] = codeOf(this.#edges[feature]!, rows[row * width + feature]!)
  }

  /** Values above the edge have a code above `bin`. */
  edge(feature: number, bin: number): number {
    return this.#edges[feature]![bin] ?? Infinity
  }

  /** The split of each node that gains most; where none gains, one that sends every row left. */
  bestSplits(level: Level, limits: { leastCurvature: number; ridge: number }): Split[] {
    const width = this.#width
    const sums = new Float64Array(level.count * width * BINS * 2)
    for (const row of level.chosen) {
      const gradient = level.gradients[row]!
      const curvature = level.curvatures[row]!
      const start = (level.node[row]! - level.first) * width * BINS * 2
      for (const feature of level.features) {
        const cell = start + (feature * BINS + this.codes[row * width + feature]!) * 2
        sums[cell]! += gradient
        sums[cell + 1]! += curvature
      }
    }
    return Array.from({ length: level.count }, (_, node) => {
      let best: Split = { feature: 0, bin: BINS - 1 }
      let bestGain = 1e-6
      for (const feature of level.features) {
        const start = (node * width + feature) * BINS * 2
        let gradient = 0
        let curvature = 0
        for (let bin = 0; bin < BINS; bin++) {
          gradient += sums[start + bin * 2]!
          curvature += sums[start + bin * 2 + 1]!
        }
        const value = (g: number, c: number) => (g * g) / (c + limits.ridge)
        let left = 0
        let leftCurvature = 0
        for (let bin = 0; bin < this.#edges[feature]!.length; bin++) {
          left += sums[start + bin * 2]!
          leftCurvature += sums[start + bin * 2 + 1]!
          const rightCurvature = curvature - leftCurvature
          if (leftCurvature < limits.leastCurvature || rightCurvature < limits.leastCurvature) continue
          const gain =
            value(left, leftCurvature) + value(gradient - left, rightCurvature) - value(gradient, curvature)
          if (gain > bestGain) {
            bestGain = gain
            best = { feature, bin }
          }
        }
      }
      return best
    })
  }
}

/** Edges between bins, ascending, at quantiles of a sample of the values. */
function edgesOf(rows: Float32Array, width: number, feature: number): Float32Array {
  const count = rows.length / width
  const step = Math.max(1, Math.floor(count / 50_000))
  const sample = Float32Array.from(
    { length: Math.floor(count / step) },
    (_, i) => rows[i * step * width + feature]!,
  ).toSorted()
  const edges = new Set<number>()
  for (let bin = 1; bin < BINS; bin++) {
    const value = sample[Math.floor((bin * sample.length) / BINS)]
    // The greatest value is no edge: nothing would be above it.
    if (value !== undefined && value < sample.at(-1)!) edges.add(value)
  }
  return Float32Array.from(edges).toSorted()
}

/** Number of edges below a value. */
function codeOf(edges: Float32Array, value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (edges[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
