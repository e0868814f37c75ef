import { FEATURES } from '../features.ts'
import { addOuter, cholesky, leadingSpace, mirror, solveLower, solveUpper } from './linear-algebra.ts'
import { seeded } from './random.ts'

export interface Discriminant {
  readonly mean: Float64Array
  /** `dimensions` directions, each FEATURES long. */
  readonly directions: readonly Float64Array[]
  /** The classes in the space of those directions. */
  readonly centres: readonly Float64Array[]
}

/** How much of the mean variance is added to every direction, so that none is trusted beyond what was seen. */
const RIDGE = 0.1
const ROUNDS = 60

/**
 * Linear discriminant analysis: the directions in which characters differ most, measured by how much one
 * character varies from hand to hand. `samples` yields the feature vectors of a class.
 */
export function discriminantOf(
  classes: number,
  samples: (index: number) => Iterable<Float32Array>,
  dimensions: number,
): Discriminant {
  const within = new Float64Array(FEATURES * FEATURES)
  const means: Float64Array[] = []
  const difference = new Float64Array(FEATURES)
  let count = 0
  for (let index = 0; index < classes; index++) {
    const own = Array.from(samples(index), (features) => features.slice())
    const mean = meanOf(own)
    for (const features of own) {
      for (let i = 0; i < FEATURES; i++) difference[i] = features[i]! - mean[i]!
      addOuter(within, difference)
    }
    means.push(mean)
    count += own.length
  }
  mirror(within, FEATURES)
  let trace = 0
  for (let i = 0; i < FEATURES; i++) trace += within[i * FEATURES + i]! / count
  for (let i = 0; i < within.length; i++) within[i]! /= count
  for (let i = 0; i < FEATURES; i++) within[i * FEATURES + i]! += (trace / FEATURES) * RIDGE

  const lower = cholesky(within, FEATURES)
  const mean = meanOf(means)
  const white = means.map((of) =>
    solveLower(
      lower,
      of.map((x, i) => x - mean[i]!),
    ),
  )
  const between = new Float64Array(FEATURES * FEATURES)
  for (const of of white) addOuter(between, of)
  mirror(between, FEATURES)
  const basis = leadingSpace(between, FEATURES, { count: dimensions, rounds: ROUNDS, random: seeded(1) })
  return {
    mean,
    directions: basis.map((direction) => solveUpper(lower, direction)),
    centres: white.map((of) =>
      Float64Array.from(basis, (direction) => direction.reduce((sum, x, i) => sum + x * of[i]!, 0)),
    ),
  }
}

function meanOf(vectors: readonly ArrayLike<number>[]): Float64Array {
  const mean = new Float64Array(FEATURES)
  for (const vector of vectors) for (let i = 0; i < FEATURES; i++) mean[i]! += vector[i]! / vectors.length
  return mean
}
