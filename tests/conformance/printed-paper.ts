import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isBlack, type Bitmap } from '../../devices/receipt-printer/bitmap.ts'
import type { ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import { createReceiptPrinter } from '../../devices/receipt-printer/driver.ts'
import { canvasEngine } from '../../devices/receipt-printer/fonts.ts'
import type { PrinterProfile } from '../../devices/receipt-printer/profile.ts'
import { rasterize } from '../../devices/receipt-printer/render.ts'
import { createPaper, type LetterLine, type Slip } from './foreign-paper.ts'
import type { Dots } from './qr-reader.ts'

/** The bytes that the driver really sends, into a file that answers nothing. */
export async function printed(
  document: ReceiptDocument,
  profile: PrinterProfile,
): Promise<{ slips: readonly Slip[]; complaints: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'mingli-paper-'))
  const file = join(folder, 'lp')
  writeFileSync(file, '')
  const printer = createReceiptPrinter({
    link: { file },
    profile: { ...profile, status: 'none', bytesPerSecond: 10_000_000, linesPerSecond: 200 },
  })
  printer.start()
  const outcome = await printer.print(document, { jobId: 'one' })
  if (outcome.state !== 'printed') throw new Error(`the receipt is ${outcome.state}`)
  await printer.stop()
  const paper = createPaper({ widthDots: profile.dots })
  let bytes = readFileSync(file)
  rmSync(folder, { recursive: true })
  for (let done = paper.step(bytes); done; done = paper.step(bytes)) bytes = bytes.subarray(done.length)
  if (bytes.length > 0) throw new Error(`${bytes.length} bytes are no whole command`)
  return { slips: paper.slips(), complaints: paper.complaints() }
}

const dotsOf = (bitmap: Bitmap): Dots =>
  Array.from({ length: bitmap.height }, (_row, y) =>
    Array.from({ length: bitmap.width }, (_dot, x) => isBlack(bitmap, x, y)),
  )

/** Only the shapes of the letters are ours: where they stand, how large and how bold, the decoder says. */
export const letters =
  (profile: PrinterProfile) =>
  ({ spans, align, wide }: LetterLine): Dots =>
    dotsOf(
      rasterize(
        { kind: 'cells', spans, align, size: wide > 2 ? 3 : wide > 1 ? 2 : 1, raster: false },
        profile,
      ),
    )

export async function dotsOfPng(png: Buffer, width: number): Promise<Dots> {
  const image = await canvasEngine().loadImage(png)
  const margin = (image.width - width) / 2
  const context = canvasEngine().createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  return Array.from({ length: image.height - 2 * margin }, (_row, y) =>
    Array.from({ length: width }, (_dot, x) => data[((y + margin) * image.width + x + margin) * 4]! < 128),
  )
}
