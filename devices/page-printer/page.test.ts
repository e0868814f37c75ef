import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { ReceiptBlock, ReceiptDocument } from '../receipt-printer/document.ts'
import { pagesOf } from './page.ts'

const text = (line: string, more: object = {}): ReceiptBlock => ({ kind: 'text', text: line, ...more })
const pagesIn = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length ?? 0
/** The unpacked drawing instructions. */
const drawn = (pdf: Uint8Array): string =>
  Array.from(
    Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g),
    ([, bytes]) => {
      try {
        return inflateSync(Buffer.from(bytes!, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    },
  ).join('\n')

test('a short document is one page of A4 with its fonts in it', () => {
  const pdf = pagesOf({
    blocks: [
      { kind: 'title', text: '法律条文' },
      text('𠮷测试 有权申请法律援助。'),
      text('ئارىيە بېرىش', { lang: 'ug' }),
      text('ཁྲིམས་ཀྱི་རོགས་སྐྱོར།', { lang: 'bo' }),
      text('ᠬᠠᠤᠯᠢ ᠶᠢᠨ ᠲᠤᠰᠠᠯᠠᠮᠵᠢ', { lang: 'mn-Mong' }),
      { kind: 'rule' },
      { kind: 'qr', payload: 'https://flk.npc.gov.cn', captions: [{ text: '原文' }] },
    ],
  })
  const raw = Buffer.from(pdf).toString('latin1')
  expect(raw.slice(0, 5)).toBe('%PDF-')
  expect(pagesIn(pdf)).toBe(1)
  expect(/\/MediaBox\s*\[[^\]]*/.exec(raw)?.[0]).toMatch(/0 0 595 842$/)
  expect(raw.includes('/FontDescriptor')).toBe(true)
})

test('a long one goes on at the next page, every line of it once, and the pages are numbered', () => {
  const lines = Array.from({ length: 90 }, (_, i) => text(`第${i}行 一百二十三条`))
  const document: ReceiptDocument = { blocks: lines }
  const pdf = pagesOf(document)
  expect(pagesIn(pdf)).toBe(3)
  expect(pagesIn(pagesOf({ blocks: lines.slice(0, 30) }))).toBe(1)
  const shown = (drawn(pdf).match(/\bT[jJ]\b/g) ?? []).length
  const alone = (drawn(pagesOf({ blocks: [lines[0]!] })).match(/\bT[jJ]\b/g) ?? []).length
  expect(shown).toBeGreaterThanOrEqual(alone * lines.length)
})
