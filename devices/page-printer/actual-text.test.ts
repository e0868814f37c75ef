import { spawnSync } from 'node:child_process'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { ReceiptBlock } from '../receipt-printer/document.ts'
import { formSheets, type FormSheet, type SheetBlock } from './form-sheet.ts'
import { pagesOf } from './page.ts'

const TIBETAN = 'ཁྲིམས་ཀྱི་རོགས་སྐྱོར།'
const UYGHUR = 'قانۇن ياردىمى'
const section: SheetBlock = { kind: 'section', text: { text: '申请人' } }
const sheet: FormSheet = {
  title: { text: '申请表', also: TIBETAN },
  above: [],
  blocks: [section, { kind: 'text', text: { text: '有权申请', also: UYGHUR } }],
  lang: 'ug',
  foot: '261122-QT01-A0017-M',
}
/** Black, and the grey behind a heading. */
const inksIn = (instructions: string) => [...new Set(instructions.match(/.* rg$/gm))].toSorted()

/** The drawing instructions of all pages. */
const instructionsOf = (pdf: Uint8Array): string =>
  Array.from(
    Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g),
    ([, packed]) => {
      try {
        return inflateSync(Buffer.from(packed!, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    },
  )
    .filter((text) => text.includes('\nBT\n'))
    .join('\n')

const saidIn = (instructions: string): string[] =>
  Array.from(instructions.matchAll(/\/ActualText <FEFF([0-9A-F]*)>/g), ([, hex]) =>
    Buffer.from(hex!, 'hex').swap16().toString('utf16le'),
  )

test('each run of joined letters says what it is, and is as black as before', () => {
  const instructions = instructionsOf(formSheets([sheet]))
  expect(saidIn(instructions)).toEqual([TIBETAN, UYGHUR, sheet.foot])
  expect(instructions.match(/BDC\nBT/g)).toHaveLength(3)
  expect(instructions.match(/\nEMC\n/g)).toHaveLength(3)
  const plain = instructionsOf(formSheets([{ ...sheet, title: { text: '申请表' }, blocks: [section] }]))
  expect(inksIn(instructions)).toEqual(inksIn(plain))
})

test('what needs no marks has none', () =>
  expect(saidIn(instructionsOf(pagesOf({ blocks: chinese })))).toEqual([]))
const chinese: ReceiptBlock[] = [{ kind: 'text', text: '法律条文' }]

test('figures say what they are, in a line and alone in their cell', () => {
  expect(saidIn(instructionsOf(formSheets([{ ...sheet, title: { text: '表' }, blocks: [] }])))).toEqual([
    sheet.foot,
  ])
  const cells: ReceiptBlock[] = [{ kind: 'text', text: '第12条 A3' }]
  expect(saidIn(instructionsOf(pagesOf({ blocks: cells })))).toEqual(['1', '2', '3'])
})

const poppler = spawnSync('pdftotext', ['-v']).error === undefined
test.skipIf(!poppler)('a reader finds its way in the file, and whole words in it (pdftotext)', () => {
  const lines = Array.from({ length: 60 }, (_, i): ReceiptBlock[] => [
    { kind: 'text', text: `第${i}条` },
    { kind: 'text', text: TIBETAN, lang: 'bo' },
    { kind: 'text', text: 'ᠬᠠᠤᠯᠢ', lang: 'mn-Mong', bold: true },
  ]).flat()
  const read = spawnSync('pdftotext', ['-', '-'], { input: pagesOf({ blocks: lines }), encoding: 'utf8' })
  expect(read.stderr).toBe('')
  expect(read.stdout.split('\f').length).toBeGreaterThan(2)
  expect(read.stdout.match(new RegExp(TIBETAN, 'g'))).toHaveLength(60)
  expect(read.stdout.match(/ᠬᠠᠤᠯᠢ/g)).toHaveLength(60)
})

test.skipIf(!poppler)(
  'everything on a Latin keyboard and in a Chinese line can be selected (pdftotext)',
  () => {
    const keyboard = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join('')
    const chinese = '，。、；：？！“”‘’（）《》〈〉【】—…·￥％第0123456789条'
    const texts = ['261122-QT01-A0017-M', 'ABC 2026-11-26 12:30', keyboard, chinese, '电话 0991-1234567']
    const read = (pdf: Uint8Array) =>
      spawnSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' }).stdout.replaceAll(
        /\s/g,
        '',
      )
    const sheets = formSheets([
      {
        ...sheet,
        title: { text: '表' },
        blocks: texts.map((text): SheetBlock => ({ kind: 'text', text: { text } })),
      },
    ])
    const paper = pagesOf({ blocks: texts.map((text): ReceiptBlock => ({ kind: 'text', text })) })
    for (const text of texts)
      for (const one of [read(sheets), read(paper)]) expect(one).toContain(text.replaceAll(' ', ''))
  },
)
