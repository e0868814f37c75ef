import { isBlack, type Bitmap } from './bitmap.ts'
import { canvasEngine } from './fonts.ts'

const MARGIN_DOTS = 24

/** Pictures and gaps (dots) one below the other on white paper with margins, one pixel a dot. */
export function paperPng(parts: readonly (Bitmap | number)[], dots: number): Buffer {
  const heightOf = (part: Bitmap | number) => (typeof part === 'number' ? part : part.height)
  const width = dots + 2 * MARGIN_DOTS
  const height = parts.reduce<number>((sum, part) => sum + heightOf(part), 2 * MARGIN_DOTS)
  const canvas = canvasEngine().createCanvas(width, height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(width, height)
  image.data.fill(255)
  let top = MARGIN_DOTS
  for (const part of parts) {
    if (typeof part !== 'number') paste(image.data, part, { top, width })
    top += heightOf(part)
  }
  context.putImageData(image, 0, 0)
  return canvas.toBuffer('image/png')
}

const INK = [24, 24, 28] as const

function paste(pixels: Uint8ClampedArray, part: Bitmap, at: { top: number; width: number }): void {
  for (let y = 0; y < part.height; y++) {
    for (let x = 0; x < part.width; x++) {
      if (isBlack(part, x, y)) pixels.set(INK, ((at.top + y) * at.width + MARGIN_DOTS + x) * 4)
    }
  }
}
