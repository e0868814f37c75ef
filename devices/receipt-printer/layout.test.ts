import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsAlways } from '../core/test-property.ts'
import { receiptDocumentSchema, type ReceiptBlock } from './document.ts'
import { layOut } from './layout.ts'
import type { CellLine, PaperLine } from './paper-line.ts'
import { findProfile } from './profiles.ts'
import { columnsOf, graphemesOf } from './repertoire.ts'
import { fillLines, unbreakable } from './wrap.ts'

const wide = findProfile('generic-80mm-gb18030')!
const narrow = findProfile('generic-58mm-gb18030')!
const gbk = findProfile('generic-80mm-gbk')!
const picturesOnly = findProfile('generic-80mm-raster')!

const lay = (blocks: ReceiptBlock[], profile = wide) => layOut({ blocks }, profile)
const isCells = (line: PaperLine): line is CellLine => line.kind === 'cells'
const textOf = (line: CellLine) => line.spans.map((span) => span.text).join('')
const texts = (lines: PaperLine[]) => lines.filter(isCells).map(textOf)
const columns = (text: string) => graphemesOf(text).reduce((sum, part) => sum + columnsOf(part, wide), 0)

describe('rows', () => {
  it('put the value at the right edge, counting Chinese characters double', () => {
    const [line] = texts(lay([{ kind: 'row', label: '申请人', value: '张*试' }]))
    expect(line).toBe(`申请人${' '.repeat(48 - 6 - 5)}张*试`)
  })

  it('hang a long value beside its label', () => {
    const lines = texts(lay([{ kind: 'row', label: '事由', value: '追'.repeat(20) }], narrow))
    expect(lines).toEqual([`事由  ${'追'.repeat(13)}`, `      ${'追'.repeat(7)}`])
  })

  it('set the value below a label that leaves less than half the paper', () => {
    const lines = texts(
      lay([{ kind: 'row', label: '受援人经济状况说明', value: '一二三四五六七八九' }], narrow),
    )
    expect(lines).toEqual(['受援人经济状况说明', '  一二三四五六七八九'])
  })

  it('are bold in the value only', () => {
    const [line] = lay([{ kind: 'row', label: '甲', value: '乙' }]).filter(isCells)
    expect(line!.spans.map((span) => span.bold)).toEqual([false, true])
  })
})

describe('paragraphs', () => {
  it('never begin a line with a closing sign nor end one with an opening sign', () => {
    const lines = texts(
      lay(
        [
          {
            kind: 'text',
            text: '一二三四五六七八九十甲乙丙丁戊己，二（三四五六七八九十甲乙丙丁戊己（庚辛）',
          },
        ],
        narrow,
      ),
    )
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。；）”]/)
      expect(line).not.toMatch(/[（“《]$/)
    }
    expect(lines.join('')).toContain('己，二（三')
  })

  it('keep numbers, dates and phone numbers whole', () => {
    const lines = texts(
      lay([{ kind: 'text', text: '请在下周之内带材料来所里，或打电话0000-12348000联系' }], narrow),
    )
    expect(lines.some((line) => line.includes('0000-12348000'))).toBe(true)
  })

  it('keep a date in Chinese whole', () => {
    const text = '法律援助机构从今天起最晚是2026年11月29日星期日作出决定'
    const lines = texts(lay([{ kind: 'text', text }], narrow))
    expect(lines.some((line) => line.includes('2026年11月29日'))).toBe(true)
    expect(unbreakable('七天后的11月29日9时，共3份')).toEqual([
      ...Array.from('七天后的'),
      '11月29日',
      '9时，',
      '共',
      '3份',
    ])
  })

  it('hold any text within the paper, lose nothing of it, and cut no grapheme', () => {
    const alphabet = fc.constantFrom(
      ...graphemesOf('法律援助，。（）“”—…《》·、；0123-/ abcXYZ𠮷䶮é'),
      '葛\u{e0100}',
      'e\u0301',
    )
    holdsAlways(
      fc.property(
        fc.array(alphabet, { minLength: 1, maxLength: 120 }),
        fc.constantFrom(7, 16, 32, 48),
        (parts, width) => {
          const text = parts.join('')
          const lines = fillLines(unbreakable(text), { width, of: columns, orphan: 6 })
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
          for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width)
          const found = lines.flatMap(graphemesOf).filter((part) => part !== ' ')
          expect(found).toEqual(graphemesOf(text).filter((part) => part !== ' '))
        },
      ),
    )
  })

  it('hang the lines of an item under its text, boxes and figures in one column', () => {
    const text = '一二三四五六七八九十甲乙丙丁戊己'
    const marked = (mark?: 'box' | number) => texts(lay([{ kind: 'item', text, mark }], narrow))
    expect(marked('box')).toEqual(['□ 一二三四五六七八九十甲乙丙丁', '   戊己'])
    expect(marked(1)).toEqual(['1. 一二三四五六七八九十甲乙丙丁', '   戊己'])
    expect(marked(10)).toEqual(['10.一二三四五六七八九十甲乙丙丁', '   戊己'])
    expect(marked()).toEqual(['   一二三四五六七八九十甲乙丙丁', '   戊己'])
  })

  it('leave no character alone on the last line, nor one with its full stop', () => {
    const last = (text: string) => texts(lay([{ kind: 'text', text }], narrow)).at(-1)
    expect(last('一二三四五六七八九十甲乙丙丁戊己庚')).toBe('己庚')
    expect(last('一二三四五六七八九十甲乙丙丁戊己庚。')).toBe('己庚。')
    expect(last('一二三四五六七八九十甲乙丙丁戊己庚辛')).toBe('庚辛')
  })

  it('are of even length in the middle of the paper', () => {
    const lines = texts(lay([{ kind: 'title', text: '一二三四五六七八九' }], narrow))
    expect(lines).toEqual(['一二三四五', '六七八九'])
  })
})

describe('the acceptance number', () => {
  const number: ReceiptBlock[] = [{ kind: 'number', value: '261122-QS01-A0001-7' }]

  it('stands as large as the paper allows on two lines, broken between its groups', () => {
    for (const [profile, size] of [
      [wide, 3],
      [narrow, 2],
    ] as const) {
      const lines = lay(number, profile).filter(isCells)
      expect(lines.map((line) => line.size)).toEqual([size, size])
      expect(texts(lines)).toEqual(['261122-QS01-', 'A0001-7'])
      expect(lines[0]).toMatchObject({ align: 'center', raster: false })
    }
  })

  it('takes one line where it is to be modest', () => {
    const [line] = lay([{ kind: 'number', value: '261122-QS01-A0001-7', modest: true }]).filter(isCells)
    expect(line).toMatchObject({ size: 2 })
    expect(textOf(line!)).toBe('261122-QS01-A0001-7')
  })
})

describe('what a printer has no letters for', () => {
  const rasterFlags = (text: string, profile = wide) =>
    lay([{ kind: 'text', text }], profile)
      .filter(isCells)
      .map((line) => line.raster)

  it('makes only its own line a picture', () => {
    const lines = lay([{ kind: 'text', text: `${'法'.repeat(24)}𠮷援助` }]).filter(isCells)
    expect(lines.map((line) => line.raster)).toEqual([false, true])
  })

  it.each([
    ['𠮷', true, true],
    ['㐂', true, true],
    ['䶮', true, true],
    ['法', false, false],
    ['镕', false, false],
    ['¥ 18.00', false, false],
    ['€', false, true],
    ['😀', true, true],
    ['plain', false, false],
  ])('%s: GB18030 %s, GBK %s', (text, inGb18030, inGbk) => {
    expect(rasterFlags(text)).toEqual([inGb18030])
    expect(rasterFlags(text, gbk)).toEqual([inGbk])
  })

  it('is every Chinese line for a printer without Chinese, but not its numbers', () => {
    expect(rasterFlags('法律', picturesOnly)).toEqual([true])
    expect(rasterFlags('2026-11-22', picturesOnly)).toEqual([false])
  })

  it.each([
    ['ug', 'قانۇن', 'rtl'],
    ['bo', 'ཁྲིམས', 'ltr'],
    ['ii', 'ꆈꌠ', 'ltr'],
    ['ko', '법률', 'ltr'],
  ] as const)('%s is shaped, whether or not its language is named', (lang, text, dir) => {
    expect(lay([{ kind: 'text', text, lang }])[1]).toMatchObject({ kind: 'shaped', dir })
    expect(lay([{ kind: 'text', text }])[1]).toMatchObject({ kind: 'shaped' })
  })

  it('sets Mongolian blocks that follow each other in common columns', () => {
    const lines = lay([
      { kind: 'title', text: 'ᠬᠠᠤᠯᠢ', lang: 'mn-Mong' },
      { kind: 'row', label: 'ᠨᠡᠷ᠎ᠡ', value: '张测试', lang: 'mn-Mong' },
      { kind: 'rule' },
      { kind: 'text', text: 'ᠬᠠᠤᠯᠢ', lang: 'mn-Mong' },
    ])
    expect(lines.filter((line) => line.kind === 'vertical').map((line) => line.paragraphs.length)).toEqual([
      2, 1,
    ])
  })
})

describe('the document', () => {
  it('shows the copy mark above everything else', () => {
    const lines = layOut({ blocks: [{ kind: 'text', text: '正文' }], copy: { text: '重印' } }, wide)
    expect(texts(lines)).toEqual(['重印', '正文'])
  })

  it('begins and ends with three millimetres of white, then the cut', () => {
    const lines = lay([{ kind: 'text', text: '甲' }])
    expect(lines.map(({ kind }) => kind)).toEqual(['feed', 'cells', 'feed', 'cut'])
    expect(lines[0]).toEqual(lines[2])
    expect(lines[0]).toEqual({ kind: 'feed', dots: 24 })
  })

  it('lets nobody smuggle printer commands in as text', () => {
    const [line] = texts(lay([{ kind: 'text', text: '甲\u001b@\u001dV\u0000乙\u0010\u0004\u0001' }]))
    expect(line).toBe('甲@V乙')
  })

  it('is refused with a reason when it is wrong', () => {
    const wrong = receiptDocumentSchema.safeParse({ blocks: [{ kind: 'qr', payload: '法' }] })
    expect(wrong.error?.issues[0]?.message).toContain('printable ASCII')
    expect(receiptDocumentSchema.safeParse({ blocks: [{ kind: 'number', value: 'abc' }] }).success).toBe(
      false,
    )
  })
})
