import { paste, blankBitmap, type Bitmap } from './bitmap.ts'
import type { QrLine } from './paper-line.ts'
import { dotsBeside, drawQr, planQr } from './qr.ts'
import { drawShapedText } from './shaped.ts'
import { drawVertical } from './vertical.ts'

/** A code alone in the middle of the paper, or at the side where reading begins with its captions beside it. */
export function drawCaptionedQr({ payload, captions }: QrLine, paperDots: number): Bitmap {
  const plan = planQr(payload, paperDots)
  const [first] = captions
  if (!first) return drawQr(plan, { paperDots })
  const width = dotsBeside(payload, paperDots)
  const texts = captions.map((caption) =>
    caption.kind === 'vertical' ? drawVertical(caption, width) : drawShapedText(caption, width),
  )
  const rightToLeft = first.kind === 'shaped' && first.dir === 'rtl'
  const code = drawQr(plan, { paperDots, at: rightToLeft ? 'right' : 'left' })
  const textHeight = texts.reduce((sum, { height }) => sum + height, 0)
  const whole = blankBitmap(paperDots, Math.max(code.height, textHeight))
  paste(whole, code, { left: 0, top: Math.floor((whole.height - code.height) / 2) })
  let top = Math.floor((whole.height - textHeight) / 2)
  for (const text of texts) {
    paste(whole, text, { left: rightToLeft ? 0 : paperDots - width, top })
    top += text.height
  }
  return whole
}
