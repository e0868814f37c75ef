import { resampleInto } from './stroke.ts'

/** Points a stroke is compared by. */
export const POINTS = 6
const WIDTH = POINTS * 2
/** More strokes than any character has are compared by direction features alone. */
export const MOST_STROKES = 48
/** A visitor may run two strokes together or write one in two pieces; more than that is for trajectory.ts. */
const LONGEST_RUN = 2

/** In units of the character's box, as all distances here. */
const COST = { run: 0.12, skip: 0.42, swap: 0.05, disorder: 0.25, direction: 0.6 }

/**
 * Strokes of one character at POINTS points each: `runs[k]` holds every k + 1 neighbouring strokes as if written
 * in one.
 */
export interface Shape {
  count: number
  readonly runs: readonly Float32Array[]
}

export const emptyShape = (): Shape => ({
  count: 0,
  runs: Array.from({ length: LONGEST_RUN }, () => new Float32Array(MOST_STROKES * WIDTH)),
})

/** Fills `runs[1…]` from the single strokes in `runs[0]`. */
export function joinRuns({ count, runs }: Shape): void {
  for (let run = 2; run <= LONGEST_RUN; run++)
    for (let from = 0; from + run <= count; from++)
      resampleInto(runs[0]!.subarray(from * WIDTH, (from + run) * WIDTH), {
        count: POINTS,
        into: runs[run - 1]!,
        at: from * WIDTH,
      })
}

/** How far apart two strokes lie and how differently they run. */
function distance(a: Float32Array, i: number, b: Float32Array, j: number): number {
  let at = i * WIDTH
  let bt = j * WIDTH
  let dx = a[at]! - b[bt]!
  let dy = a[at + 1]! - b[bt + 1]!
  let apart = Math.sqrt(dx * dx + dy * dy)
  let turned = 0
  for (let k = 1; k < POINTS; k++) {
    at += 2
    bt += 2
    const nextX = a[at]! - b[bt]!
    const nextY = a[at + 1]! - b[bt + 1]!
    apart += Math.sqrt(nextX * nextX + nextY * nextY)
    const turnX = nextX - dx
    const turnY = nextY - dy
    turned += Math.sqrt(turnX * turnX + turnY * turnY)
    dx = nextX
    dy = nextY
  }
  return apart / POINTS + COST.direction * turned
}

const single = new Float32Array(MOST_STROKES * MOST_STROKES)
const SIDE = MOST_STROKES + 1
const table = new Float32Array(SIDE * SIDE)

/**
 * What it costs to explain `ink` as `shape`, per stroke: strokes in order, some run together, broken, left out or
 * swapped with a neighbour; or, where the numbers of strokes are close, in any order at all.
 */
export function mismatch(ink: Shape, shape: Shape): number {
  const n = ink.count
  const m = shape.count
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) single[i * MOST_STROKES + j] = distance(ink.runs[0]!, i, shape.runs[0]!, j)
  const longer = Math.max(n, m)
  const inOrder = aligned(ink, shape) / longer
  return Math.abs(n - m) <= 2 && n > 1 ? Math.min(inOrder, assigned(n, m) / longer) : inOrder
}

function aligned(ink: Shape, shape: Shape): number {
  const n = ink.count
  const m = shape.count
  const inkRuns = n > m ? LONGEST_RUN : 1
  const shapeRuns = m > n ? LONGEST_RUN : 1
  const band = 3 + Math.abs(n - m) / 2
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= m; j++) {
      const cell = i * SIDE + j
      if (i === 0 && j === 0) table[cell] = 0
      else if (Math.abs((i / n) * m - j) > band) table[cell] = Infinity
      else table[cell] = cheapest(i, j)
    }
  return table[n * SIDE + m]!

  function cheapest(i: number, j: number): number {
    let best = Infinity
    if (i > 0) best = table[(i - 1) * SIDE + j]! + COST.skip
    if (j > 0) best = Math.min(best, table[i * SIDE + j - 1]! + COST.skip)
    if (i === 0 || j === 0) return best
    best = Math.min(best, table[(i - 1) * SIDE + j - 1]! + single[(i - 1) * MOST_STROKES + j - 1]!)
    for (let run = 2; run <= shapeRuns && run <= j; run++) {
      const before = table[(i - 1) * SIDE + j - run]! + COST.run * (run - 1)
      if (before < best)
        best = Math.min(best, before + distance(ink.runs[0]!, i - 1, shape.runs[run - 1]!, j - run) * 1.5)
    }
    for (let run = 2; run <= inkRuns && run <= i; run++) {
      const before = table[(i - run) * SIDE + j - 1]! + COST.run * (run - 1)
      if (before < best)
        best = Math.min(best, before + distance(ink.runs[run - 1]!, i - run, shape.runs[0]!, j - 1) * 1.5)
    }
    if (i > 1 && j > 1)
      best = Math.min(
        best,
        table[(i - 2) * SIDE + j - 2]! +
          single[(i - 1) * MOST_STROKES + j - 2]! +
          single[(i - 2) * MOST_STROKES + j - 1]! +
          COST.swap,
      )
    return best
  }
}

const takenBy = new Int8Array(MOST_STROKES)
const taken = new Uint8Array(MOST_STROKES)

/** Each stroke of the ink takes the free stroke nearest to it, the surest first; disorder costs a little. */
function assigned(n: number, m: number): number {
  takenBy.fill(-1, 0, n)
  taken.fill(0, 0, m)
  let cost = Math.abs(n - m) * COST.skip
  for (let pair = 0; pair < Math.min(n, m); pair++) {
    let best = Infinity
    let stroke = 0
    let other = 0
    for (let i = 0; i < n; i++) {
      if (takenBy[i]! >= 0) continue
      for (let j = 0; j < m; j++)
        if (taken[j] === 0 && single[i * MOST_STROKES + j]! < best) {
          best = single[i * MOST_STROKES + j]!
          stroke = i
          other = j
        }
    }
    takenBy[stroke] = other
    taken[other] = 1
    cost += best
  }
  let disordered = 0
  let highest = -1
  for (let i = 0; i < n; i++) {
    if (takenBy[i]! < 0) continue
    if (takenBy[i]! < highest) disordered += 1
    else highest = takenBy[i]!
  }
  return cost + (disordered * COST.disorder) / Math.sqrt(n)
}
