import { resampleInto, type Stroke } from './stroke.ts'

/** Points at even distances on the way of the pen from first touch to last lift, moves through the air included. */
const STEPS = 48
export const TRAJECTORY = STEPS * 2
/** Points of the two ways may run ahead of each other by so many. */
const BAND = 9
/** Weight of the difference of direction against that of place. */
const TURN = 4

export type Trajectory = Float32Array

/** `way`: all points of all strokes in the order of writing. */
export function takeTrajectory(way: Stroke, into: Trajectory, at = 0): void {
  resampleInto(way, { count: STEPS, into, at })
}

const COARSE = 8

/** A first glance: squared distances of every eighth point, `b` beginning at `bAt`. */
export function glance(a: Trajectory, b: Trajectory, bAt: number): number {
  let sum = 0
  for (let i = 0; i < TRAJECTORY; i += COARSE * 2) {
    const dx = a[i]! - b[bAt + i]!
    const dy = a[i + 1]! - b[bAt + i + 1]!
    sum += dx * dx + dy * dy
  }
  return sum
}

const SIDE = STEPS + 1
const table = new Float32Array(SIDE * SIDE).fill(Infinity)
table[0] = 0

/**
 * How far apart two ways of the pen are, by dynamic time warping: it does not matter where the pen was lifted, so
 * a hand that runs strokes together is understood; the order of strokes must be right.
 */
export function waysApart(a: Trajectory, b: Trajectory): number {
  for (let i = 1; i <= STEPS; i++) {
    const from = Math.max(1, i - BAND)
    const to = Math.min(STEPS, i + BAND)
    const row = i * SIDE
    table[row + from - 1] = Infinity
    for (let j = from; j <= to; j++) {
      const before = row - SIDE + j
      const best = Math.min(table[before]!, table[before - 1]!, table[row + j - 1]!)
      table[row + j] = best + stepCost(a, (i - 1) * 2, b, (j - 1) * 2)
    }
    if (to < STEPS) table[row + to + 1] = Infinity
  }
  return table[STEPS * SIDE + STEPS]! / STEPS
}

function stepCost(a: Trajectory, i: number, b: Trajectory, j: number): number {
  const dx = a[i]! - b[j]!
  const dy = a[i + 1]! - b[j + 1]!
  const last = TRAJECTORY - 2
  if (i === last || j === last) return Math.sqrt(dx * dx + dy * dy)
  const turnX = a[i + 2]! - b[j + 2]! - dx
  const turnY = a[i + 3]! - b[j + 3]! - dy
  return Math.sqrt(dx * dx + dy * dy) + TURN * Math.sqrt(turnX * turnX + turnY * turnY)
}
