import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { previewReceipt } from '../../devices/receipt-printer/preview.ts'
import { findProfile } from '../../devices/receipt-printer/profiles.ts'
import { sampleReceipt, shippedContent } from '../../kiosk/service/receipt-sample.ts'

/** A receipt as a picture, one pixel a dot. */
interface ReceiptPicture {
  readonly language: string
  readonly width: '80mm' | '58mm'
  readonly centimetres: number
}

/** Writes the receipt of every language as `<language>-<width>.png`. */
export function writeReceiptPictures(
  folder: string,
  widths: readonly ReceiptPicture['width'][] = ['80mm', '58mm'],
): ReceiptPicture[] {
  mkdirSync(folder, { recursive: true })
  return shippedContent().languages.flatMap(({ tag }) =>
    widths.map((width) => {
      const png = previewReceipt(sampleReceipt(tag), findProfile(`generic-${width}-gb18030`)!)
      writeFileSync(join(folder, `${tag}-${width}.png`), png)
      // A PNG has its height at byte 20; the paper has 80 dots a centimetre.
      return { language: tag, width, centimetres: png.readUInt32BE(20) / 80 }
    }),
  )
}
