import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formSheets } from '../../devices/page-printer/form-sheet.ts'
import { previewReceipt } from '../../devices/receipt-printer/preview.ts'
import { findProfile } from '../../devices/receipt-printer/profiles.ts'
import { formPapers } from '../../kiosk/service/form-papers.ts'
import { sampleReceipt, sampleSubmission, shippedContent } from '../../kiosk/service/receipt-sample.ts'

/** A receipt as a picture, one pixel a dot. */
interface ReceiptPicture {
  readonly language: string
  readonly width: '80mm' | '58mm'
  readonly centimetres: number
}

/** Writes the papers on A4 of every form and language as `<form>-<language>.pdf`. */
export function writeFormPapers(folder: string): string[] {
  mkdirSync(folder, { recursive: true })
  const content = shippedContent()
  return [...content.forms.values()].flatMap((form) =>
    content.languages.map(({ tag }) => {
      const submission = sampleSubmission(tag, { form: form.id, name: '𠮷测试' })
      const file = `${form.id}-${tag}.pdf`
      writeFileSync(join(folder, file), formSheets(formPapers({ submission, form, content })))
      return file
    }),
  )
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
