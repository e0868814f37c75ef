import { encode } from 'uqr'
import { blacken, blankBitmap, type Bitmap } from './bitmap.ts'

export interface QrPlan {
  /** Dark modules, row by row, without the quiet zone. */
  readonly modules: readonly (readonly boolean[])[]
  readonly moduleDots: number
}

const QUIET = 4
/** 8 dots a millimetre: below 3 dots (0.38 mm) phones with poor cameras fail, above 8 the code only eats paper. */
const MODULE_DOTS = { least: 3, most: 8 }

/** Error correction M (15 %): a receipt is folded and carried in a pocket. */
export function planQr(payload: string, paperDots: number): QrPlan {
  const { data } = encode(payload, { ecc: 'M', border: 0 })
  const wanted = Math.floor((paperDots * 0.55) / data.length)
  const fits = Math.floor(paperDots / (data.length + 2 * QUIET))
  const moduleDots = Math.min(Math.max(wanted, MODULE_DOTS.least), MODULE_DOTS.most, fits)
  return { modules: data, moduleDots }
}

/** The code in the middle of the paper, as wide as the paper. */
export function drawQr({ modules, moduleDots }: QrPlan, paperDots: number): Bitmap {
  const side = modules.length * moduleDots
  const left = Math.floor((paperDots - side) / 2)
  const bitmap = blankBitmap(paperDots, side)
  modules.forEach((row, top) => {
    row.forEach((dark, column) => {
      if (!dark) return
      for (let y = 0; y < moduleDots; y++) {
        for (let x = 0; x < moduleDots; x++) {
          blacken(bitmap, left + column * moduleDots + x, top * moduleDots + y)
        }
      }
    })
  })
  return bitmap
}

const DASH = { on: 8, off: 5, thick: 2, above: 9, below: 11 }

/** A dashed line across the paper with the space around it. */
export function drawRule(paperDots: number): Bitmap {
  const bitmap = blankBitmap(paperDots, DASH.above + DASH.thick + DASH.below)
  for (let x = 0; x < paperDots; x++) {
    if (x % (DASH.on + DASH.off) >= DASH.on) continue
    for (let y = 0; y < DASH.thick; y++) blacken(bitmap, x, DASH.above + y)
  }
  return bitmap
}
