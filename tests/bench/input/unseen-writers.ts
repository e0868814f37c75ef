import type { Random } from '../../../kiosk/ui/input/handwriting/training/random.ts'
import { resample, type Stroke } from '../../../kiosk/ui/input/handwriting/stroke.ts'

/**
 * Writers of another kind than those the recogniser learned from (handwriting/training/writer.ts): paper warped
 * on a grid, a hand that trembles in waves, pens set down late or lifted late, ink in pixels at the speed of a
 * hand, curved links between strokes, parts written in another order. They share no code with the training.
 */
export interface Manner {
  /** 1 is an ordinary hand, 2 a bad one. */
  readonly level: number
  /** Share of the pen lifts left out, each link a curve. */
  readonly linked?: number
  /** Parts and single strokes in another order. */
  readonly disordered?: boolean
}

export function writeUnseen(ideal: readonly Stroke[], random: Random, manner: Manner): number[][] {
  const warp = warpedPaper(random, manner.level)
  const perspective = random.normal() * 0.12 * manner.level
  const slant = random.normal() * 0.1 * manner.level
  const inOrder = manner.disordered ? reordered(ideal, random) : ideal
  const strokes = inOrder.map((stroke) => {
    const points = resample(overshot(stroke, random, manner.level), 30)
    const tremble = wave(lengthOf(points), random, manner.level)
    const out: number[] = []
    for (let k = 0; k < 30; k++) {
      const [x, y] = warp(points[k * 2]!, points[k * 2 + 1]!)
      const narrowing = 1 + perspective * (y - 0.5)
      const [tx, ty] = tremble(k / 29)
      out.push((x - 0.5) * narrowing + slant * (0.5 - y) + 0.5 + tx, y + ty)
    }
    return out
  })
  return asPixels(manner.linked ? linkedUp(strokes, random, manner.linked) : strokes, random)
}

/** A 4 × 4 grid of shifts with smooth passage between them. */
function warpedPaper({ normal }: Random, level: number) {
  const shifts = Array.from({ length: 16 }, () => [normal() * 0.04 * level, normal() * 0.04 * level] as const)
  const smooth = (t: number) => t * t * (3 - 2 * t)
  return (x: number, y: number): [number, number] => {
    const column = Math.min(2, Math.max(0, Math.floor(x * 3)))
    const row = Math.min(2, Math.max(0, Math.floor(y * 3)))
    const u = smooth(Math.min(1, Math.max(0, x * 3 - column)))
    const v = smooth(Math.min(1, Math.max(0, y * 3 - row)))
    const along = (axis: 0 | 1) =>
      shifts[row * 4 + column]![axis] * (1 - u) * (1 - v) +
      shifts[row * 4 + column + 1]![axis] * u * (1 - v) +
      shifts[row * 4 + column + 4]![axis] * (1 - u) * v +
      shifts[row * 4 + column + 5]![axis] * u * v
    return [x + along(0), y + along(1)]
  }
}

function lengthOf(points: Stroke): number {
  let length = 0
  for (let i = 0; i + 3 < points.length; i += 2)
    length += Math.hypot(points[i + 2]! - points[i]!, points[i + 3]! - points[i + 1]!)
  return length
}

/** Three waves of a trembling hand; a hand trembles in time, so a long stroke has more of them. */
function wave(length: number, { uniform, normal }: Random, level: number) {
  const waves = Array.from({ length: 3 }, (_, i) => ({
    turns: (1 + i * 4 + uniform() * 3) * length,
    phase: uniform() * 2 * Math.PI,
    x: (normal() * 0.012 * level) / (i + 1),
    y: (normal() * 0.012 * level) / (i + 1),
  }))
  const shiftX = normal() * 0.018 * level
  const shiftY = normal() * 0.018 * level
  return (t: number): [number, number] => [
    waves.reduce((sum, w) => sum + w.x * Math.sin(w.turns * t * 2 * Math.PI + w.phase), shiftX),
    waves.reduce((sum, w) => sum + w.y * Math.sin(w.turns * t * 2 * Math.PI + w.phase), shiftY),
  ]
}

/** Both ends drawn too far or not far enough. */
function overshot(stroke: Stroke, { normal }: Random, level: number): number[] {
  const points = Array.from(stroke)
  const end = points.length - 2
  if (end < 2) return points
  const stretch = (tip: number, inner: number, by: number) => {
    points[tip]! += (points[tip]! - points[inner]!) * by
    points[tip + 1]! += (points[tip + 1]! - points[inner + 1]!) * by
  }
  stretch(0, 2, normal() * 0.15 * level)
  stretch(end, end - 2, normal() * 0.15 * level)
  return points
}

/** A part of the strokes moved to the end, and two neighbours swapped. */
function reordered(ideal: readonly Stroke[], { uniform }: Random): Stroke[] {
  const strokes = [...ideal]
  const from = Math.floor(uniform() * strokes.length)
  const moved = strokes.splice(from, 1 + Math.floor(uniform() * 3))
  strokes.push(...moved)
  const at = Math.floor(uniform() * (strokes.length - 1))
  if (strokes.length > 1) strokes.splice(at, 2, strokes[at + 1]!, strokes[at]!)
  return strokes
}

/** Neighbouring strokes linked by a bowed line, the nearer the likelier. */
function linkedUp(strokes: readonly number[][], { uniform, normal }: Random, share: number): number[][] {
  const out: number[][] = []
  for (const stroke of strokes) {
    const before = out.at(-1)
    const [x = 0, y = 0] = stroke
    const fromX = before?.at(-2) ?? 0
    const fromY = before?.at(-1) ?? 0
    const way = Math.hypot(x - fromX, y - fromY)
    if (!before || uniform() > share * (way < 0.4 ? 1.3 : 0.5)) {
      out.push([...stroke])
      continue
    }
    const bow = normal() * 0.25
    for (const t of [0.25, 0.5, 0.75]) {
      const side = bow * Math.sin(Math.PI * t)
      before.push(fromX + (x - fromX) * t - (y - fromY) * side, fromY + (y - fromY) * t + (x - fromX) * side)
    }
    // A hurried pen comes in a little late: the first points of the linked stroke are cut.
    before.push(...stroke.slice(4))
  }
  return out
}

/** Somewhere on the pad, any size, points where a panel at 100 Hz would see a finger that starts and stops. */
function asPixels(strokes: readonly number[][], { uniform }: Random): number[][] {
  const size = 150 + uniform() * 300
  const left = uniform() * 200
  const top = uniform() * 200
  return strokes.map((stroke) => {
    const count = Math.max(4, Math.round(stroke.length * (0.3 + uniform() * 0.6)))
    const fine = resample(stroke, 120)
    return Array.from({ length: count }, (_, k) => {
      const t = k / (count - 1)
      const at = Math.round(119 * t * t * (3 - 2 * t))
      return [Math.round(left + fine[at * 2]! * size), Math.round(top + fine[at * 2 + 1]! * size)]
    }).flat()
  })
}
