import { resample, type Stroke } from '../stroke.ts'
import type { Random } from './random.ts'

/**
 * A synthetic writer: takes the ideal middle lines of a character and writes them as a person would, who slants,
 * squeezes, shifts parts and strokes, bows lines, shakes, cuts corners and hooks, and runs strokes together.
 * `level` 1 is an ordinary hand, 2 a bad one. Strokes are in the unit square.
 */
export function write(ideal: readonly Stroke[], random: Random, level = 1): number[][] {
  const { uniform, normal } = random
  const part = movedParts(ideal.length, random, level)
  const whole = leaning(random, level)
  const joining = joiningOf(uniform())
  const trembling = Math.abs(normal()) * 0.004 * level
  const rounding = uniform() < 0.4 ? 1 + Math.floor(uniform() * 3) : 0

  const strokes = ideal.map((stroke, i) => {
    const points = resample(stroke, Math.max(8, Math.min(24, stroke.length * 2)))
    const own = strokeManner(points, random, level)
    const out: number[] = []
    for (let k = 0; k < points.length; k += 2) {
      const t = k / Math.max(1, points.length - 2)
      const [x, y] = whole(...part(i, ...own(points[k]!, points[k + 1]!, t)))
      out.push(x + normal() * trembling, y + normal() * trembling)
    }
    return trimmed(rounded(out, rounding), random)
  })
  return joined(
    strokes.filter(() => uniform() >= 0.008 * level || ideal.length < 4),
    random,
    joining,
  )
}

type Move = (x: number, y: number) => readonly [number, number]

/** Half of the writers lift the pen as they were taught, few hardly ever. */
const joiningOf = (draw: number): number => (draw < 0.5 ? 0.02 : draw < 0.75 ? 0.15 : draw < 0.9 ? 0.4 : 0.7)

function leaning({ normal }: Random, level: number): Move {
  const shear = normal() * 0.1 * level
  const angle = normal() * 0.07 * level
  const aspect = Math.exp(normal() * 0.13 * level)
  const bulgeX = normal() * 0.13 * level
  const bulgeY = normal() * 0.13 * level
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return (x, y) => {
    let u = x - 0.5
    let v = y - 0.5
    u -= bulgeX * (u * u - 0.25)
    v -= bulgeY * (v * v - 0.25)
    u += shear * v
    return [(u * cos - v * sin) * aspect, u * sin + v * cos]
  }
}

/** Two parts of a character drift apart, or one grows: strokes before and after a random place. */
function movedParts(strokes: number, { uniform, normal }: Random, level: number) {
  const border = 1 + Math.floor(uniform() * Math.max(1, strokes - 1))
  const parts = [0, 1].map(() => ({
    x: normal() * 0.03 * level,
    y: normal() * 0.03 * level,
    scale: Math.exp(normal() * 0.07 * level),
  }))
  return (stroke: number, x: number, y: number): readonly [number, number] => {
    const move = parts[stroke < border ? 0 : 1]!
    return [(x - 0.5) * move.scale + 0.5 + move.x, (y - 0.5) * move.scale + 0.5 + move.y]
  }
}

function strokeManner(points: Stroke, { normal }: Random, level: number) {
  const last = points.length - 2
  const startX = points[0]!
  const startY = points[1]!
  const alongX = points[last]! - startX
  const alongY = points[last + 1]! - startY
  const middleX = startX + alongX / 2
  const middleY = startY + alongY / 2
  const angle = normal() * 0.09 * level
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const scaleX = Math.exp(normal() * 0.1 * level)
  const scaleY = scaleX * Math.exp(normal() * 0.06 * level)
  const moveX = normal() * 0.026 * level
  const moveY = normal() * 0.026 * level
  const bow = normal() * 0.05 * level
  return (x: number, y: number, t: number): readonly [number, number] => {
    const bend = bow * Math.sin(Math.PI * t)
    const u = (x - middleX) * scaleX - alongY * bend
    const v = (y - middleY) * scaleY + alongX * bend
    return [u * cos - v * sin + middleX + moveX, u * sin + v * cos + middleY + moveY]
  }
}

/** Corners cut by a moving average, `times` over. */
function rounded(stroke: readonly number[], times: number): number[] {
  let points = [...stroke]
  for (let n = 0; n < times; n++)
    points = points.map((at, i) =>
      i < 2 || i >= points.length - 2 ? at : (points[i - 2]! + 2 * at + points[i + 2]!) / 4,
    )
  return points
}

/** Hooks and ends that a hurried hand leaves out. */
function trimmed(stroke: number[], { uniform }: Random): number[] {
  const points = stroke.length / 2
  const off = uniform() < 0.35 ? Math.floor(uniform() * 0.2 * points) : 0
  return stroke.slice(0, (points - off) * 2)
}

/** A long way to the next stroke is rarely written. */
const LONG_WAY = 0.7

function joined(strokes: readonly number[][], { uniform }: Random, probability: number): number[][] {
  const out: number[][] = []
  for (const stroke of strokes) {
    const before = out.at(-1)
    const way = before
      ? Math.hypot(stroke[0]! - before[before.length - 2]!, stroke[1]! - before[before.length - 1]!)
      : Infinity
    if (before && way < LONG_WAY && uniform() < probability) before.push(...stroke)
    else out.push([...stroke])
  }
  return out
}
