import { encode } from 'uqr'
import { blacken, blankBitmap, type Bitmap } from './bitmap.ts'

export interface QrPlan {
  /** Dark modules, row by row, without the quiet zone. */
  readonly modules: readonly (readonly boolean[])[]
  readonly moduleDots: number
}

const QUIET = 4
/** 8 dots a millimetre: below 3 dots (0.38 mm) phones with poor cameras fail, above 7 the code only eats paper. */
const MODULE_DOTS = { least: 3, most: 7 }

/** Error correction M (15 %): a receipt is folded and carried in a pocket. */
export function planQr(payload: string, paperDots: number): QrPlan {
  const { data } = encode(payload, { ecc: 'M', border: 0 })
  const wanted = Math.floor((paperDots * 0.55) / data.length)
  const fits = Math.floor(paperDots / (data.length + 2 * QUIET))
  const moduleDots = Math.min(Math.max(wanted, MODULE_DOTS.least), MODULE_DOTS.most, fits)
  return { modules: data, moduleDots }
}

/** White between a code and the text beside it: its quiet zone, which also keeps a reader's eye from both. */
const BESIDE_GAP = 32
/** A narrower column of text is worse than text below: 38 mm. */
const LEAST_BESIDE = 304

/** Width left for text beside a code; 0 where that is too little. */
export function dotsBeside(payload: string, paperDots: number): number {
  const { modules, moduleDots } = planQr(payload, paperDots)
  const room = paperDots - modules.length * moduleDots - BESIDE_GAP
  // Pictures are whole bytes wide.
  return room < LEAST_BESIDE ? 0 : room & ~7
}

/** The code on a strip as wide as the paper: in the middle, or at one side. */
export function drawQr(
  { modules, moduleDots }: QrPlan,
  { paperDots, at = 'center' }: { paperDots: number; at?: 'left' | 'center' | 'right' },
): Bitmap {
  const side = modules.length * moduleDots
  const left = { left: 0, center: Math.floor((paperDots - side) / 2), right: paperDots - side }[at]
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
