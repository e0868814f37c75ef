import type { Strokes } from '../../../session/events.ts'

/** What a sealed message takes (exchange/schemas/message.ts): so many strokes of so many figures. */
const MOST_STROKES = 80
const MOST_FIGURES = 2000
/** Thousandths of the box's height: points nearer than this to the last one say nothing more. */
const NEAR = 6
const FURTHEST = 9999

const unit = (pixels: number, height: number): number =>
  Math.max(-FURTHEST, Math.min(FURTHEST, Math.round((pixels / height) * 1000)))

/** The strokes with one more, which was drawn in pixels: whole thousandths of the box's height, thinned. */
export function fromBox(strokes: Strokes, drawn: ArrayLike<number>, height: number): Strokes {
  if (strokes.length >= MOST_STROKES) return strokes
  const thin: number[] = []
  for (let i = 0; i + 1 < drawn.length && thin.length < MOST_FIGURES; i += 2) {
    const x = unit(drawn[i]!, height)
    const y = unit(drawn[i + 1]!, height)
    const isFar = thin.length === 0 || Math.hypot(x - thin.at(-2)!, y - thin.at(-1)!) >= NEAR
    if (isFar) thin.push(x, y)
  }
  return thin.length > 0 ? [...strokes, thin] : strokes
}

/** In pixels of a box of this height. */
export const toBox = (strokes: Strokes, height: number): number[][] =>
  strokes.map((stroke) => stroke.map((figure) => (figure / 1000) * height))
