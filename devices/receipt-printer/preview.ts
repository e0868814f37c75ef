import { isBlack, type Bitmap } from './bitmap.ts'
import type { ReceiptDocument } from './document.ts'
import { canvasEngine } from './fonts.ts'
import { layOut } from './layout.ts'
import type { PrinterProfile } from './profile.ts'
import { rasterize } from './render.ts'

const MARGIN_DOTS = 24

/**
 * The receipt as it will lie in the hand, as a PNG at one pixel a dot: the same lines, breaks and pictures that
 * `encodeReceipt` sends; only the shapes of the printer's own letters differ.
 */
export function previewReceipt(document: ReceiptDocument, profile: PrinterProfile): Buffer {
  const parts: (Bitmap | number)[] = layOut(document, profile).map((line) => {
    if (line.kind === 'cut') return profile.cutFeedDots
    return line.kind === 'feed' ? line.dots : rasterize(line, profile)
  })
  return paperPng(parts, profile.dots)
}

/** Pictures and gaps (dots) one below the other on white paper with a margin at both sides. */
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
