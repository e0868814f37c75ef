import type { ReceiptDocument } from './document.ts'
import { encodeReceipt } from './encode.ts'
import type { PrinterProfile } from './profile.ts'
import { rasterize } from './render.ts'
import { decodeNext } from './simulated-decoder.ts'
import { createPaperRoll } from './simulated-paper.ts'

/**
 * The receipt as it will lie in the hand, as a PNG at one pixel a dot: the very bytes that are printed, put on paper
 * by the simulated printer. What the screen shows is so what the paper shows; only the shapes of the printer's own
 * letters differ from those of our fonts.
 */
export function previewReceipt(document: ReceiptDocument, profile: PrinterProfile): Buffer {
  const roll = createPaperRoll(profile)
  for (const command of encodeReceipt(document, { profile, rasterize }).commands) {
    for (let rest = command; rest.length > 0;) {
      const decoded = decodeNext(rest, roll.twoByte())
      if (!decoded) throw new Error('the encoder sent half a command')
      roll.apply(decoded.instruction)
      rest = rest.subarray(decoded.length)
    }
  }
  return roll.image(0)
}
