import { smoothed, type Stroke } from './stroke.ts'

/**
 * How much line runs in each of eight directions around each of 8 × 8 places: the "8-direction features" of
 * on-line character recognition (Bai and Huo, ICDAR 2005). They know nothing of stroke order or stroke number.
 */
const DIRECTIONS = 8
const GRID = 8
const FINE = 32
export const FEATURES = DIRECTIONS * GRID * GRID

const STEP = FINE / GRID
const SIGMA = STEP * 0.75
const REACH = Math.ceil(SIGMA * 2.2)
/** Ink keeps a little away from the border, so that the blur loses none of it. */
const MARGIN = 0.02

/** Weights of the fine cells around each place of the grid, as rows of [first cell, weights…]. */
const BLUR = Array.from({ length: GRID }, (_, place) => {
  const centre = (place + 0.5) * STEP - 0.5
  const first = Math.max(0, Math.ceil(centre - REACH))
  const last = Math.min(FINE - 1, Math.floor(centre + REACH))
  const weights = Array.from({ length: last - first + 1 }, (_, i) =>
    Math.exp(-((first + i - centre) ** 2) / (2 * SIGMA * SIGMA)),
  )
  return { first, weights }
})

const fine = new Float32Array(DIRECTIONS * FINE * FINE)
const rows = new Float32Array(DIRECTIONS * FINE * GRID)

/** The feature vector (length 1 unless there is no ink) of strokes in the unit square. */
export function featuresOf(strokes: readonly Stroke[], into = new Float32Array(FEATURES)): Float32Array {
  fine.fill(0)
  for (const stroke of smoothed(strokes))
    for (let i = 0; i + 3 < stroke.length; i += 2)
      addLine(stroke[i]!, stroke[i + 1]!, stroke[i + 2]!, stroke[i + 3]!)
  blur(into)
  let sum = 0
  for (let i = 0; i < FEATURES; i++) {
    sum += into[i]!
    into[i] = Math.sqrt(into[i]!)
  }
  const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0
  for (let i = 0; i < FEATURES; i++) into[i]! *= scale
  return into
}

function addLine(fromX: number, fromY: number, toX: number, toY: number): void {
  const inner = 1 - 2 * MARGIN
  const dx = (toX - fromX) * inner
  const dy = (toY - fromY) * inner
  const length = Math.hypot(dx, dy)
  if (length < 1e-6) return
  const turn = (Math.atan2(dy, dx) / (2 * Math.PI)) * DIRECTIONS + DIRECTIONS
  const direction = Math.floor(turn) % DIRECTIONS
  const share = turn - Math.floor(turn)
  const here = direction * FINE * FINE
  const next = ((direction + 1) % DIRECTIONS) * FINE * FINE
  const pieces = Math.ceil(length * FINE)
  for (let i = 0; i < pieces; i++) {
    const t = (i + 0.5) / pieces
    const x = cellOf(fromX * inner + MARGIN + dx * t)
    const y = cellOf(fromY * inner + MARGIN + dy * t)
    fine[here + y * FINE + x]! += (length / pieces) * (1 - share)
    fine[next + y * FINE + x]! += (length / pieces) * share
  }
}

const cellOf = (at: number): number => Math.min(FINE - 1, Math.max(0, Math.floor(at * FINE)))

function blur(into: Float32Array): void {
  for (let row = 0; row < DIRECTIONS * FINE; row++)
    for (let x = 0; x < GRID; x++) {
      const { first, weights } = BLUR[x]!
      let sum = 0
      for (let i = 0; i < weights.length; i++) sum += fine[row * FINE + first + i]! * weights[i]!
      rows[row * GRID + x] = sum
    }
  for (let direction = 0; direction < DIRECTIONS; direction++)
    for (let y = 0; y < GRID; y++) {
      const { first, weights } = BLUR[y]!
      for (let x = 0; x < GRID; x++) {
        let sum = 0
        for (let i = 0; i < weights.length; i++)
          sum += rows[(direction * FINE + first + i) * GRID + x]! * weights[i]!
        into[(direction * GRID + y) * GRID + x] = sum
      }
    }
}
