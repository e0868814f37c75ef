import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isBlack, type Bitmap } from '../../devices/receipt-printer/bitmap.ts'
import { createReceiptPrinter } from '../../devices/receipt-printer/driver.ts'
import { canvasEngine } from '../../devices/receipt-printer/fonts.ts'
import { previewReceipt } from '../../devices/receipt-printer/preview.ts'
import type { PrinterProfile } from '../../devices/receipt-printer/profile.ts'
import { findProfile } from '../../devices/receipt-printer/profiles.ts'
import { rasterize } from '../../devices/receipt-printer/render.ts'
import { sampleReceipt } from '../../kiosk/service/receipt-sample.ts'
import { createPaper, type LetterLine, type Slip } from './foreign-paper.ts'
import { pictureOf } from './foreign-picture.ts'
import type { Dots } from './qr-reader.ts'

/** What the screen shows is what the paper shows, dot by dot, as a decoder of another make reads the bytes. */

const folder = mkdtempSync(join(tmpdir(), 'mingli-paper-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The bytes that the driver really sends, into a file that answers nothing. */
async function printed(
  document: ReturnType<typeof sampleReceipt>,
  profile: PrinterProfile,
): Promise<{ slips: readonly Slip[]; complaints: readonly string[] }> {
  const file = join(folder, 'lp')
  writeFileSync(file, '')
  const printer = createReceiptPrinter({
    link: { file },
    profile: { ...profile, status: 'none', bytesPerSecond: 10_000_000, linesPerSecond: 200 },
  })
  printer.start()
  expect(await printer.print(document, { jobId: 'one' })).toMatchObject({ state: 'printed' })
  await printer.stop()
  const paper = createPaper({ widthDots: profile.dots })
  let bytes = readFileSync(file)
  for (let done = paper.step(bytes); done; done = paper.step(bytes)) bytes = bytes.subarray(done.length)
  expect(bytes).toHaveLength(0)
  return { slips: paper.slips(), complaints: paper.complaints() }
}

const dotsOf = (bitmap: Bitmap): Dots =>
  Array.from({ length: bitmap.height }, (_row, y) =>
    Array.from({ length: bitmap.width }, (_dot, x) => isBlack(bitmap, x, y)),
  )

/** Only the shapes of the letters are ours: where they stand, how large and how bold, the decoder says. */
const letters =
  (profile: PrinterProfile) =>
  ({ spans, align, wide }: LetterLine): Dots =>
    dotsOf(
      rasterize(
        { kind: 'cells', spans, align, size: wide > 2 ? 3 : wide > 1 ? 2 : 1, raster: false },
        profile,
      ),
    )

async function dotsOfPng(png: Buffer, width: number): Promise<Dots> {
  const image = await canvasEngine().loadImage(png)
  const margin = (image.width - width) / 2
  const context = canvasEngine().createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  return Array.from({ length: image.height - 2 * margin }, (_row, y) =>
    Array.from({ length: width }, (_dot, x) => data[((y + margin) * image.width + x + margin) * 4]! < 128),
  )
}

const asText = (dots: Dots): string =>
  dots.map((row) => row.map((dot) => (dot ? '#' : '.')).join('')).join('\n')

const ALL = ['zh-CN', 'ug', 'bo', 'mn-Mong', 'en']

describe.each([
  ['generic-80mm-gb18030', ALL],
  ['generic-58mm-gb18030', ALL],
  ['generic-80mm-gbk', ['zh-CN', 'bo']],
  ['generic-58mm-gbk', ['zh-CN', 'en']],
  ['generic-80mm-raster', ['zh-CN', 'ug']],
  ['generic-58mm-raster', ['zh-CN', 'mn-Mong']],
  ['epson-tm-80mm', ['zh-CN', 'ug']],
])('%s', (id, languages) => {
  const profile = findProfile(id)!
  test.each(languages)('%s', async (language) => {
    const document = sampleReceipt(language, { name: '𠮷䶮㛃㐂' })
    const { slips, complaints } = await printed(document, profile)
    expect(complaints).toEqual([])
    expect(slips).toHaveLength(1)
    expect(slips[0]!.codes).toEqual(['mingli:1?n=261122-QT01-A0017-M&t=K3M7QX2P'])
    const paper = pictureOf(slips[0]!, { width: profile.dots, letters: letters(profile) })
    const shown = await dotsOfPng(previewReceipt(document, profile), profile.dots)
    expect(shown.length).toBe(paper.length)
    expect(asText(shown) === asText(paper)).toBe(true)
    expect(paper.flat().filter(Boolean).length).toBeGreaterThan(20_000)
  })
})
