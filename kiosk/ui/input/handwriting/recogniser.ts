import { FEATURES, featuresOf } from './features.ts'
import { RARITY_STEPS, type Model } from './model.ts'
import { emptyShape, joinRuns, mismatch, MOST_STROKES, POINTS } from './stroke-match.ts'
import { cleaned, normalised, resampleInto, type Stroke } from './stroke.ts'
import { glance, takeTrajectory, TRAJECTORY, waysApart } from './trajectory.ts'

/** So many characters nearest by direction features, and by a glance at the way of the pen, are compared closely. */
const NEAREST = { features: 200, glance: 100 }
/** A row of the best, and a page of the rest. */
const ANSWERS = 30
/** Weights of the kinds of evidence; see build-model.ts for how they were found. */
const WEIGHT = { strokes: 1000, rarity: 4 }
/** Brings the distance of two ways of the pen to the scale of the mismatch of strokes. */
const WAY_SCALE = 0.75
/** Beyond this a way of writing explains nothing, and says nothing against the character either. */
const HOPELESS = 0.5
/** Of the two explanations of the strokes the better one counts so much, the worse one the rest. */
const BETTER = 0.7

/**
 * Recognises one handwritten Chinese character. Three kinds of evidence, after our own measurements: how far its
 * direction features lie from the character's centre in the space of `discriminant.ts` (knows no stroke order),
 * how well it can be explained stroke by stroke (`stroke-match.ts`, forgives wrong order) or as one movement of the
 * pen (`trajectory.ts`, forgives strokes run together), and how rare the character is. Keeps nothing of what it
 * was asked.
 */
export class Recogniser {
  readonly #model: Model
  readonly #firstStroke: Uint32Array
  readonly #projected: Float32Array
  readonly #distances: Float32Array
  readonly #glances: Float32Array
  readonly #ways: Float32Array
  readonly #inkWay = new Float32Array(TRAJECTORY)
  readonly #ink = emptyShape()
  readonly #shape = emptyShape()

  constructor(model: Model) {
    this.#model = model
    this.#projected = new Float32Array(model.dimensions)
    this.#distances = new Float32Array(model.characters.length)
    this.#firstStroke = new Uint32Array(model.characters.length)
    for (let i = 1; i < model.characters.length; i++)
      this.#firstStroke[i] = this.#firstStroke[i - 1]! + model.strokeCounts[i - 1]!
    this.#glances = new Float32Array(model.characters.length)
    this.#ways = new Float32Array(model.characters.length * TRAJECTORY)
    for (let i = 0; i < model.characters.length; i++) {
      const from = this.#firstStroke[i]! * POINTS * 2
      const way = model.strokes.subarray(from, from + model.strokeCounts[i]! * POINTS * 2)
      takeTrajectory(way, this.#ways, i * TRAJECTORY)
    }
    for (let i = 0; i < this.#ways.length; i++) this.#ways[i]! /= 255
  }

  /** The likeliest characters for the strokes, best first; none for no ink. Any unit, y down. */
  recognise(strokes: readonly Stroke[], limit = ANSWERS): string[] {
    const ink = normalised(cleaned(strokes))
    if (ink.length === 0) return []
    this.#measure(featuresOf(ink))
    this.#takeInk(ink)
    for (let i = 0; i < this.#glances.length; i++)
      this.#glances[i] = glance(this.#inkWay, this.#ways, i * TRAJECTORY)
    const near = new Set([
      ...lowest(this.#distances, NEAREST.features),
      ...lowest(this.#glances, NEAREST.glance),
    ])
    const { characters, rarity } = this.#model
    return Array.from(near, (index) => ({
      index,
      cost:
        this.#distances[index]! +
        WEIGHT.strokes * this.#strokeCost(index) +
        (WEIGHT.rarity * rarity[index]!) / RARITY_STEPS,
    }))
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, limit)
      .map(({ index }) => characters[index]!)
  }

  /** Squared distances of the features to every character's centre. */
  #measure(features: Float32Array): void {
    const { dimensions, mean, directions, directionScale, centres, centreScales } = this.#model
    const projected = this.#projected.fill(0)
    for (let i = 0; i < FEATURES; i++) {
      const value = (features[i]! - mean[i]!) * directionScale
      for (let d = 0; d < dimensions; d++) projected[d]! += value * directions[i * dimensions + d]!
    }
    for (let d = 0; d < dimensions; d++) projected[d]! /= centreScales[d]!
    for (let c = 0; c < this.#distances.length; c++) {
      let sum = 0
      for (let d = 0; d < dimensions; d++) {
        const apart = (projected[d]! - centres[c * dimensions + d]!) * centreScales[d]!
        sum += apart * apart
      }
      this.#distances[c] = sum
    }
  }

  #takeInk(ink: readonly Float32Array[]): void {
    takeTrajectory(
      ink.flatMap((stroke) => Array.from(stroke)),
      this.#inkWay,
    )
    this.#ink.count = ink.length
    if (ink.length > MOST_STROKES) return
    ink.forEach((stroke, i) =>
      resampleInto(stroke, { count: POINTS, into: this.#ink.runs[0]!, at: i * POINTS * 2 }),
    )
    joinRuns(this.#ink)
  }

  #strokeCost(index: number): number {
    const way = this.#ways.subarray(index * TRAJECTORY, (index + 1) * TRAJECTORY)
    const moved = Math.min(HOPELESS, WAY_SCALE * waysApart(this.#inkWay, way))
    const count = this.#model.strokeCounts[index]!
    const comparable = this.#ink.count <= Math.min(MOST_STROKES, count + 4) && this.#ink.count * 2 >= count
    const matched = comparable ? Math.min(HOPELESS, this.#mismatch(index)) : HOPELESS
    return BETTER * Math.min(moved, matched) + (1 - BETTER) * Math.max(moved, matched)
  }

  #mismatch(index: number): number {
    const { strokes, strokeCounts } = this.#model
    const count = strokeCounts[index]!
    const from = this.#firstStroke[index]! * POINTS * 2
    const single = this.#shape.runs[0]!
    for (let i = 0; i < count * POINTS * 2; i++) single[i] = strokes[from + i]! / 255
    this.#shape.count = count
    if (this.#ink.count < count) joinRuns(this.#shape)
    return mismatch(this.#ink, this.#shape)
  }
}

/** Indices of the `count` smallest values, smallest first. */
function lowest(values: Float32Array, count: number): number[] {
  const limit = values.toSorted()[Math.min(count, values.length) - 1] ?? Infinity
  const found: number[] = []
  values.forEach((value, i) => {
    if (value <= limit && found.length < count) found.push(i)
  })
  return found.toSorted((a, b) => values[a]! - values[b]!)
}
