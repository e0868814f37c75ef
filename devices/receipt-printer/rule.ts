import { blacken, blankBitmap, type Bitmap } from './bitmap.ts'

const RULE = { thick: 2, above: 10, below: 8 }

/** A thin line across the paper between two parts, with the space around it. */
export const drawRule = (paperDots: number): Bitmap => line(paperDots, RULE, () => true)

const FOLD = { thick: 3, above: 18, below: 14 }
const DASH = { on: 20, off: 12 }

/** A line of dashes to fold or to cut along, with room for a hand that does not hit it. */
export const drawFold = (paperDots: number): Bitmap =>
  line(paperDots, FOLD, (x) => x % (DASH.on + DASH.off) < DASH.on)

function line(paperDots: number, form: typeof RULE, isInked: (x: number) => boolean): Bitmap {
  const bitmap = blankBitmap(paperDots, form.above + form.thick + form.below)
  for (let x = 0; x < paperDots; x++)
    if (isInked(x)) for (let y = 0; y < form.thick; y++) blacken(bitmap, x, form.above + y)
  return bitmap
}
