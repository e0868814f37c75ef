/** A picture for the print head: one bit a dot, 1 is black, most significant bit left, rows padded to whole bytes. */
export interface Bitmap {
  /** Dots; a multiple of 8. */
  readonly width: number
  readonly height: number
  readonly bits: Uint8Array
}

export const blankBitmap = (width: number, height: number): Bitmap => ({
  width: Math.ceil(width / 8) * 8,
  height,
  bits: new Uint8Array(Math.ceil(width / 8) * height),
})

export const isBlack = (bitmap: Bitmap, x: number, y: number): boolean =>
  (bitmap.bits[y * (bitmap.width >> 3) + (x >> 3)]! & (0x80 >> (x & 7))) !== 0

export function blacken(bitmap: Bitmap, x: number, y: number): void {
  bitmap.bits[y * (bitmap.width >> 3) + (x >> 3)]! |= 0x80 >> (x & 7)
}

/** Puts the black dots of a picture onto another. */
export function paste(onto: Bitmap, picture: Bitmap, at: { left: number; top: number }): void {
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) if (isBlack(picture, x, y)) blacken(onto, at.left + x, at.top + y)
}

// Above the middle: thin strokes lose more dots to anti-aliasing than thick ones gain.
const BLACK_BELOW = 152

/** Thresholds RGBA pixels on white. `width` must be a multiple of 8. */
export function bitmapOfPixels(rgba: Uint8ClampedArray, width: number): Bitmap {
  const bitmap = blankBitmap(width, rgba.length / 4 / width)
  for (let i = 0, dot = 0; i < rgba.length; i += 4, dot++) {
    if (rgba[i]! * 0.299 + rgba[i + 1]! * 0.587 + rgba[i + 2]! * 0.114 < BLACK_BELOW) {
      bitmap.bits[dot >> 3]! |= 0x80 >> (dot & 7)
    }
  }
  return bitmap
}

/** Without the white bytes at the right, which need not be sent. At least one byte stays. */
export function trimRight(bitmap: Bitmap): Bitmap {
  const stride = bitmap.width >> 3
  let used = 1
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = stride; x > used; x--) {
      if (bitmap.bits[y * stride + x - 1] !== 0) used = x
    }
  }
  const bits = new Uint8Array(used * bitmap.height)
  for (let y = 0; y < bitmap.height; y++)
    bits.set(bitmap.bits.subarray(y * stride, y * stride + used), y * used)
  return { width: used * 8, height: bitmap.height, bits }
}

/** Rows `from` up to `to`. */
export function rowsOf(bitmap: Bitmap, from: number, to: number): Bitmap {
  const stride = bitmap.width >> 3
  const end = Math.min(to, bitmap.height)
  return { width: bitmap.width, height: end - from, bits: bitmap.bits.slice(from * stride, end * stride) }
}
