import { describe, expect, test } from 'vitest'
import { previewReceipt } from '../../devices/receipt-printer/preview.ts'
import { findProfile } from '../../devices/receipt-printer/profiles.ts'
import { sampleReceipt } from '../../kiosk/service/receipt-sample.ts'
import { pictureOf } from './foreign-picture.ts'
import { dotsOfPng, letters, printed } from './printed-paper.ts'
import type { Dots } from './qr-reader.ts'

/** What the screen shows is what the paper shows, dot by dot, as a decoder of another make reads the bytes. */

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
