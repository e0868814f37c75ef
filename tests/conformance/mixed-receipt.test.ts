import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import { canvasEngine } from '../../devices/receipt-printer/fonts.ts'
import { previewReceipt } from '../../devices/receipt-printer/preview.ts'
import { findProfile } from '../../devices/receipt-printer/profiles.ts'
import { pictureOf } from './foreign-picture.ts'
import { dotsOfPng, letters, printed } from './printed-paper.ts'
import type { Dots } from './qr-reader.ts'

/** One receipt with every kind of letter, taken apart by a decoder of another make; what it saw is kept as pictures. */
const ARTEFACTS = fileURLToPath(new URL('../../test-results/receipts/', import.meta.url))
const QR = 'mingli:1?n=261122-QT01-A0017-M&t=K3M7QX2P'
const receipt: ReceiptDocument = {
  blocks: [
    { kind: 'title', text: '法律援助回执' },
    { kind: 'text', text: '法律援助' },
    { kind: 'row', label: '申请人', value: '𠮷测试' },
    { kind: 'text', text: 'قانۇن ياردىمى ئىلتىماسى', lang: 'ug' },
    { kind: 'text', text: 'ཁྲིམས་ལུགས་རོགས་སྐྱོར།', lang: 'bo' },
    { kind: 'text', text: 'ᠬᠠᠤᠯᠢ ᠴᠠᠭᠠᠵᠠ ᠶᠢᠨ ᠳᠡᠮᠵᠢᠯᠭᠡ', lang: 'mn-Mong' },
    { kind: 'qr', payload: QR, captions: [{ text: '拿这张纸回来，在机器上扫码' }] },
    { kind: 'text', text: '请收好这张纸' },
  ],
}

function keep(name: string, dots: Dots): void {
  const width = dots[0]!.length
  const canvas = canvasEngine().createCanvas(width, dots.length)
  const context = canvas.getContext('2d')
  const image = context.createImageData(width, dots.length)
  dots.forEach((row, y) =>
    row.forEach((dot, x) =>
      image.data.set([...Array<number>(3).fill(dot ? 0 : 255), 255], (y * width + x) * 4),
    ),
  )
  context.putImageData(image, 0, 0)
  mkdirSync(ARTEFACTS, { recursive: true })
  writeFileSync(`${ARTEFACTS}${name}.png`, canvas.toBuffer('image/png'))
}

test.each(['generic-80mm-gb18030', 'generic-58mm-gbk', 'generic-80mm-raster', 'epson-tm-80mm'])(
  'text as text, everything else as pictures, and the code can be read: %s',
  async (id) => {
    const profile = findProfile(id)!
    const { slips, complaints } = await printed(receipt, profile)
    expect(complaints).toEqual([])
    expect(slips).toHaveLength(1)
    const [slip] = slips
    const text = slip!.lines.join('\n')
    if (profile.encoding === 'none') expect(text).not.toMatch(/\p{Script=Han}/u)
    else {
      expect(slip!.lines.map((line) => line.trim())).toContain('法律援助')
      expect(text).toContain('请收好这张纸')
    }
    // No printer has these as letters: they are drawn, and not left out.
    expect(text).not.toMatch(/𠮷|[\p{Script=Arabic}\p{Script=Tibetan}\p{Script=Mongolian}]/u)
    expect(slip!.items.filter(({ kind }) => kind === 'raster').length).toBeGreaterThanOrEqual(4)
    expect(slip!.codes).toEqual([QR])
    const dots = pictureOf(slip!, { width: profile.dots, letters: letters(profile) })
    keep(id, dots)
    expect(dots).toEqual(await dotsOfPng(previewReceipt(receipt, profile), profile.dots))
  },
)
