import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { formSheets, type FormSheet, type SheetBlock } from './form-sheet.ts'

const field = (label: string, value: string, lines = 0): SheetBlock => ({
  kind: 'fields',
  fields: [{ label: { text: label }, value: { text: value }, share: 1, lines }],
})
const sheet = (blocks: SheetBlock[], more: Partial<FormSheet> = {}): FormSheet => ({
  title: { text: '申请表' },
  above: [[{ text: '编号: 1' }, { text: '' }]],
  blocks,
  lang: undefined,
  foot: '261122-QT01-A0017-M',
  ...more,
})
const raw = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const pagesIn = (pdf: Uint8Array) => raw(pdf).match(/\/Type \/Page\b/g)?.length ?? 0

const poppler = spawnSync('pdftotext', ['-v']).error === undefined
const textIn = (pdf: Uint8Array): string =>
  spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).stdout
const fontsIn = (pdf: Uint8Array): string[] =>
  spawnSync('pdffonts', ['-'], { input: pdf, encoding: 'utf8' }).stdout.trim().split('\n').slice(2)

test('a sheet opens, is A4, and each sheet begins a page', () => {
  const pdf = formSheets([sheet([field('姓名', '𠮷测试')]), sheet([field('家庭', '四口人')])])
  expect(raw(pdf).slice(0, 5)).toBe('%PDF-')
  expect(pagesIn(pdf)).toBe(2)
  expect(/\/MediaBox\s*\[[^\]]*/.exec(raw(pdf))?.[0]).toMatch(/0 0 595 842$/)
})

test('a long answer goes on at the next page; a short one is not torn', () => {
  const long = Array.from({ length: 70 }, (_, at) => `第${at + 1}行`).join('\n')
  expect(pagesIn(formSheets([sheet([field('经过', long)])]))).toBe(2)
  const rows = Array.from({ length: 25 }, (_, at) => field(`第${at}项`, '一'))
  expect(pagesIn(formSheets([sheet([...rows, field('经过', '一', 10)])]))).toBe(2)
})

test('what is signed stands on the page where it is signed', () => {
  const rows = Array.from({ length: 26 }, (_, at) => field(`第${at}项`, '一'))
  const signed: SheetBlock[] = [
    { kind: 'text', text: { text: '我保证都是真的。' } },
    { kind: 'sign', labels: [{ text: '签名' }] },
  ]
  const pdf = formSheets([sheet([...rows, ...signed])])
  expect(pagesIn(pdf)).toBe(2)
  if (poppler) expect(textIn(pdf).split('\f')[1]).toMatch(/我保证都是真的。[\s\S]*签名/)
})

test.skipIf(!poppler)('text can be selected and every font is embedded (pdftotext, pdffonts)', () => {
  const pdf = formSheets([
    sheet(
      [
        { kind: 'section', text: { text: '申请人', also: 'ئىلتىماسچى' } },
        field('姓名', '𠮷测试'),
        {
          kind: 'grid',
          head: [{ text: '关系' }, { text: '年龄' }],
          rows: [[{ text: '母亲' }, { text: '68' }]],
        },
      ],
      { lang: 'ug' },
    ),
  ])
  expect(textIn(pdf)).toMatch(/申请表[\s\S]*申请人[\s\S]*姓名[\s\S]*𠮷测试[\s\S]*关系[\s\S]*母亲/)
  const fonts = fontsIn(pdf)
  expect(fonts.length).toBeGreaterThan(1)
  // Columns from the right: object, generation, unicode, subset, embedded.
  expect(fonts.filter((font) => font.trim().split(/\s+/).at(-5) !== 'yes')).toEqual([])
})
