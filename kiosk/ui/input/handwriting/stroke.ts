/** A stroke of a pen: x and y of its points in turn (x0, y0, x1, y1 …), x to the right, y down, any unit. */
export type Stroke = ArrayLike<number>

/** A box may be this much flatter than square before its short side is no longer stretched by the curve below. */
const FLAT = 0.3
/** Aspect ratio of the normalised box for the aspect ratio as written: slim characters are widened somewhat. */
const widened = (ratio: number): number => Math.sqrt(Math.sin((Math.PI / 2) * ratio))
const FLAT_STRETCH = widened(FLAT) / FLAT

/** `count` points at equal distances along a stroke. */
export function resample(stroke: Stroke, count: number): Float32Array {
  const points = new Float32Array(count * 2)
  resampleInto(stroke, { count, into: points, at: 0 })
  return points
}

export function resampleInto(
  stroke: Stroke,
  { count, into, at }: { readonly count: number; readonly into: Float32Array; readonly at: number },
): void {
  const last = stroke.length / 2 - 1
  let total = 0
  for (let i = 0; i < last; i++) total += segment(stroke, i)
  let from = 0
  let passed = 0
  let length = last > 0 ? segment(stroke, 0) : 0
  for (let k = 0; k < count; k++) {
    const goal = (total * k) / Math.max(1, count - 1)
    while (from < last - 1 && passed + length < goal) {
      passed += length
      from += 1
      length = segment(stroke, from)
    }
    const share = length > 0 ? Math.min(1, (goal - passed) / length) : 0
    const next = Math.min(from + 1, last)
    for (let axis = 0; axis < 2; axis++) {
      const start = stroke[from * 2 + axis]!
      into[at + k * 2 + axis] = start + (stroke[next * 2 + axis]! - start) * share
    }
  }
}

function segment(stroke: Stroke, i: number): number {
  return Math.hypot(stroke[i * 2 + 2]! - stroke[i * 2]!, stroke[i * 2 + 3]! - stroke[i * 2 + 1]!)
}

/** Ink as it comes from a page: broken numbers and empty strokes left out, a dot made a tiny stroke. */
export function cleaned(strokes: readonly Stroke[]): Stroke[] {
  const clean: Stroke[] = []
  for (const stroke of strokes) {
    const points: number[] = []
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      const x = stroke[i]!
      const y = stroke[i + 1]!
      if (Number.isFinite(x) && Number.isFinite(y)) points.push(x, y)
    }
    if (points.length > 0) clean.push(points)
  }
  const { size } = boxOf(clean)
  const dot = (size || 1) * 0.02
  return clean.map((stroke) =>
    stroke.length > 2 ? stroke : [stroke[0]!, stroke[1]!, stroke[0]! + dot, stroke[1]! + dot],
  )
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Of its longer side. */
  readonly size: number
}

function boxOf(strokes: readonly Stroke[]): Box {
  let left = Infinity
  let right = -Infinity
  let top = Infinity
  let bottom = -Infinity
  for (const stroke of strokes)
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      left = Math.min(left, stroke[i]!)
      right = Math.max(right, stroke[i]!)
      top = Math.min(top, stroke[i + 1]!)
      bottom = Math.max(bottom, stroke[i + 1]!)
    }
  const width = Math.max(0, right - left)
  const height = Math.max(0, bottom - top)
  return { left, top, width, height, size: Math.max(width, height) }
}

/** The strokes moved and scaled into the unit square, centred, their proportions kept in part. */
export function normalised(strokes: readonly Stroke[]): Float32Array[] {
  const { left, top, width, height, size } = boxOf(strokes)
  const ratio = size > 0 ? Math.min(width, height) / size : 1
  const short = ratio < FLAT ? ratio * FLAT_STRETCH : widened(ratio)
  const boxWidth = width >= height ? 1 : short
  const boxHeight = height >= width ? 1 : short
  const scaleX = width > 0 ? boxWidth / width : 0
  const scaleY = height > 0 ? boxHeight / height : 0
  return strokes.map((stroke) => {
    const out = new Float32Array(stroke.length)
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      out[i] = (stroke[i]! - left) * scaleX + (1 - boxWidth) / 2
      out[i + 1] = (stroke[i + 1]! - top) * scaleY + (1 - boxHeight) / 2
    }
    return out
  })
}

/** Ink is looked at in steps of this much of the box, and a shake shorter than a few steps is not meant. */
const INK_STEP = 0.025
const SMOOTHINGS = 2

/** Strokes in the unit square at even steps, the shaking of a hand and of a panel taken out. */
export function smoothed(strokes: readonly Stroke[]): Float32Array[] {
  return strokes.map((stroke) => {
    let length = 0
    for (let i = 0; i + 1 < stroke.length / 2; i++) length += segment(stroke, i)
    let points = resample(stroke, Math.max(2, Math.min(200, Math.ceil(length / INK_STEP) + 1)))
    for (let n = 0; n < SMOOTHINGS; n++)
      points = points.map((at, i) =>
        i < 2 || i >= points.length - 2 ? at : (points[i - 2]! + 2 * at + points[i + 2]!) / 4,
      )
    return points
  })
}
