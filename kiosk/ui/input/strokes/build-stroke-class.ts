// oxlint-disable no-restricted-imports -- part of a script for people, never of the page
/** 横 1 (提 too), 竖 2 (竖钩 too), 撇 3, 点 4 (捺 too), 折 5: the five classes of GB 13000.1 stroke order. */
export type StrokeClass = '1' | '2' | '3' | '4' | '5'
export type Point = readonly [x: number, y: number]

/** Points at equal distances; enough that a hook keeps some of its own. */
const POINTS = 32
/** Degrees. */
const BEND = { hook: 58, fold: 46, sharp: 38 }
/** Share of the length that a hook takes at most. */
const HOOK_SHARE = 0.42
/** At the beginning the brush only sets down: so many units of the 1,024 of a character, and at most this share. */
const SET_DOWN = { units: 62, share: 0.38 }
const LIFT = { units: 26, share: 0.12 }
const CURVE_POINTS = 8

const distance = ([ax, ay]: Point, [bx, by]: Point) => Math.hypot(bx - ax, by - ay)
/** 0 is to the right, 90 down, 180 to the left, -90 up. */
const direction = ([ax, ay]: Point, [bx, by]: Point) => (Math.atan2(ay - by, bx - ax) * 180) / Math.PI
const turn = (from: number, to: number) => ((to - from + 540) % 360) - 180

const lengthOf = (points: readonly Point[]) =>
  points.slice(1).reduce((sum, point, i) => sum + distance(points[i]!, point), 0)

function trimmed(points: readonly Point[], by: { units: number; share: number }): Point[] {
  let left = Math.min(by.units, lengthOf(points) * by.share)
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!]
    const length = distance(from, to)
    if (length > left) {
      const share = left / length
      return [[from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share], ...points.slice(i)]
    }
    left -= length
  }
  return [...points]
}

function resampled(points: readonly Point[]): Point[] {
  const total = lengthOf(points)
  const result: Point[] = [points[0]!]
  let i = 1
  let done = 0
  for (let n = 1; n < POINTS; n++) {
    const wanted = (total * n) / (POINTS - 1)
    while (i < points.length - 1 && done + distance(points[i - 1]!, points[i]!) < wanted) {
      done += distance(points[i - 1]!, points[i]!)
      i += 1
    }
    const [from, to] = [points[i - 1]!, points[i]!]
    const share = Math.min(1, (wanted - done) / (distance(from, to) || 1))
    result.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share])
  }
  return result
}

/** Half the width of the drawn stroke at a point of its median: the distance to the outline. */
function halfWidth(point: Point, outline: readonly Point[]): number {
  return Math.min(...outline.map((other) => distance(point, other)))
}

const angleOver = (points: readonly Point[], from: number, to: number) =>
  direction(points[from]!, points[to]!)

/**
 * Class of a stroke drawn along `median` (y grows upwards) with the corner points of its `outline`.
 */
export function strokeClass(median: readonly Point[], outline: readonly Point[]): StrokeClass {
  const points = resampled(trimmed(trimmed(median, SET_DOWN).toReversed(), LIFT).toReversed())
  const last = POINTS - 1
  const start = 0
  // The end of the main line: where a hook begins, else the end.
  let end = last
  let hook = 0
  for (let i = Math.ceil(last * (1 - HOOK_SHARE)); i < last - 1; i++) {
    const before = angleOver(points, Math.max(start, i - 5), i)
    const after = angleOver(points, i, Math.min(last, i + 4))
    const bend = turn(before, after)
    if (Math.abs(bend) > BEND.hook && Math.abs(bend) > Math.abs(hook)) {
      hook = bend
      end = i
    }
  }
  let most = 0
  for (let i = start + 2; i <= end - 2; i++) {
    const bend = turn(
      angleOver(points, Math.max(start, i - 5), i),
      angleOver(points, i, Math.min(end, i + 5)),
    )
    if (Math.abs(bend) > Math.abs(most)) most = bend
  }
  const main = angleOver(points, start, end)
  const isDown = main > 62 && main < 112
  if (hook !== 0) {
    const lastWay = angleOver(points, end, last)
    const toLeft = Math.abs(lastWay) > 100
    return isDown && toLeft && Math.abs(most) < BEND.fold ? '2' : '5'
  }
  if (Math.abs(most) > BEND.fold + (main > 100 || main < 45 ? 12 : 0)) return '5'
  const whole = angleOver(points, start, last)
  const width = (share: number) => halfWidth(points[Math.round(last * share)]!, outline)
  // 捺 and dots grow towards their end, 横, 竖 and 撇 do not.
  const growth = width(0.8) / width(0.2)
  const isShort = lengthOf(median) < 230
  if (whole > -75 && whole < 18) return whole > 3 && growth > 1.9 ? '4' : '1'
  if (whole >= 18 && whole < 66) return growth < 0.8 && whole > 55 ? '2' : '4'
  const ending = angleOver(points, Math.round(last * 0.66), last)
  const isUpright = whole >= 66 && whole < 106 && ending < 115
  if (whole < -75) return '5'
  if (growth > (isShort ? 1.25 : 1.6) && isShort) return '4'
  return isUpright ? '2' : '3'
}

/** Points along an SVG path of M, L, Q and C with absolute coordinates, dense enough to measure widths. */
export function outlineOf(path: string): Point[] {
  const points: Point[] = []
  for (const [, command, rest = ''] of path.matchAll(/([MLQC])([^MLQCZ]*)/g)) {
    const numbers = rest
      .trim()
      .split(/[\s,]+/)
      .map(Number)
    const given: Point[] = []
    for (let i = 0; i + 1 < numbers.length; i += 2) given.push([numbers[i]!, numbers[i + 1]!])
    const from = points.at(-1)
    if (command === 'M' || !from) points.push(...given)
    else for (let n = 1; n <= CURVE_POINTS; n++) points.push(along([from, ...given], n / CURVE_POINTS))
  }
  return points
}

/** De Casteljau: a point of the Bézier curve with these control points. */
function along(control: readonly Point[], share: number): Point {
  if (control.length === 1) return control[0]!
  const closer = control
    .slice(1)
    .map(([x, y], i): Point => [
      control[i]![0] + (x - control[i]![0]) * share,
      control[i]![1] + (y - control[i]![1]) * share,
    ])
  return along(closer, share)
}
