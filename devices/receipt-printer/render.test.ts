import { describe, expect, it } from 'vitest'
import { isBlack, rowsOf, type Bitmap } from './bitmap.ts'
import type { ReceiptBlock } from './document.ts'
import { canvasEngine, MISSING, typeset } from './fonts.ts'
import { layOut } from './layout.ts'
import { extentOf } from './pen.ts'
import { previewReceipt } from './preview.ts'
import { findProfile } from './profiles.ts'
import { rasterize } from './render.ts'
import { isolateNumbers, shapedPieces } from './shaped.ts'

const wide = findProfile('generic-80mm-gb18030')!
const narrow = findProfile('generic-58mm-gb18030')!

const draw = (block: ReceiptBlock, profile = wide): Bitmap => {
  const line = layOut({ blocks: [block] }, profile)[1]!
  if (line.kind === 'feed' || line.kind === 'cut') throw new Error('nothing to draw')
  return rasterize(line, profile)
}

/** The box around all black dots. */
function ink(bitmap: Bitmap) {
  const box = { left: Infinity, right: -1, top: Infinity, bottom: -1, dots: 0 }
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (!isBlack(bitmap, x, y)) continue
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
      box.dots++
    }
  }
  return box
}

const plain = { px: 29, bold: false, dir: 'ltr' as const }
const widthOf = (text: string, dir: 'ltr' | 'rtl' = 'ltr') => extentOf(text, { ...plain, dir }).width
const sumOfLetters = (text: string) => Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0)

describe('fonts', () => {
  it('come from the packages only, none from the system', () => {
    draw({ kind: 'text', text: '法律援助 abc' })
    const { families } = canvasEngine().GlobalFonts
    expect(families.length).toBeGreaterThan(0)
    // A variable font is also known by its own name.
    const ours = /^(mingli-|Noto (Sans|Serif|Naskh) (SC|KR|Tibetan|Arabic|Mongolian|Yi)|LXGW)/
    expect(families.map((font) => font.family).filter((family) => !ours.test(family))).toEqual([])
  })

  it('take the rare characters of names from the font that has them, and only these', () => {
    expect(typeset('法律援助', 'normal').families).not.toContain('rare')
    for (const character of '𠮷䶮㛃㐂') {
      const set = typeset(character, 'normal')
      expect(set).toMatchObject({ text: character, families: expect.stringContaining('rare') })
      expect(ink(draw({ kind: 'text', text: character })).dots).toBeGreaterThan(60)
    }
  })

  it('show a visible sign for a character that none of them has', () => {
    expect(typeset('\u{1bc00}', 'normal').text).toBe(MISSING)
  })
})

describe('shaping', () => {
  it('joins Arabic letters', () => {
    expect(widthOf('ياردىمى', 'rtl')).toBeLessThan(sumOfLetters('ياردىمى') * 0.85)
  })

  it('stacks Tibetan letters', () => {
    expect(widthOf('སྒྲི')).toBeLessThan(sumOfLetters('སྒྲི') * 0.6)
  })

  it('joins Mongolian letters', () => {
    expect(widthOf('ᠮᠣᠩᠭᠣᠯ')).toBeLessThan(sumOfLetters('ᠮᠣᠩᠭᠣᠯ') * 0.9)
  })

  it('starts Uyghur at the right edge, with its values at the left', () => {
    const text = ink(draw({ kind: 'text', text: 'قانۇن ياردىمى', lang: 'ug' }))
    expect(text.right).toBeGreaterThan(565)
    expect(text.left).toBeGreaterThan(250)
    const row = ink(draw({ kind: 'row', label: 'ۋاقتى', value: '2026-11-22', lang: 'ug' }))
    expect(row.left).toBeLessThan(6)
    expect(row.right).toBeGreaterThan(565)
  })

  it('keeps the order of dates and numbers inside right-to-left text', () => {
    expect(isolateNumbers('ۋاقتى 2026-11-22 10:31، 12348 گە')).toBe(
      'ۋاقتى \u20662026-11-22 10:31\u2069، \u206612348\u2069 گە',
    )
  })

  it('breaks Tibetan after a tsheg, never before one, and keeps Mongolian suffixes with their word', () => {
    expect(shapedPieces('ཁྲིམས་ལུགས། རོགས')).toEqual(['ཁྲིམས་', 'ལུགས། ', 'རོགས'])
    expect(shapedPieces('ᠬᠠᠤᠯᠢ\u202fᠶᠢᠨ ᠲᠤᠰ')).toEqual(['ᠬᠠᠤᠯᠢ\u202fᠶᠢᠨ ', 'ᠲᠤᠰ'])
  })

  it('sets Mongolian in columns from left to right: what follows does not move what stands', () => {
    const word = 'ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ'
    const few = draw({ kind: 'text', text: `${word} ${word}`, lang: 'mn-Mong' })
    const more = draw({ kind: 'text', text: `${word} ${word} ${word} ${word}`, lang: 'mn-Mong' })
    expect(few.height).toBeGreaterThan(100)
    expect(ink(more).right).toBeGreaterThan(ink(few).right)
    expect(ink(few).left).toBeLessThan(40)
    for (let y = 0; y < few.height; y++) {
      for (let x = 0; x < 36; x++) expect(isBlack(more, x, y)).toBe(isBlack(few, x, y))
    }
  })

  it('leaves no heading at the end of a strip', () => {
    const word = 'ᠮᠣᠩᠭᠣᠯ'
    // Ten columns and the space before a heading fill the narrow paper; the heading would be the tenth.
    const columns = (count: number) =>
      Array.from({ length: count }, (): ReceiptBlock => ({ kind: 'item', text: word, lang: 'mn-Mong' }))
    const blocks: ReceiptBlock[] = [
      ...columns(9),
      { kind: 'text', text: word, bold: true, lang: 'mn-Mong' },
      ...columns(3),
    ]
    const line = layOut({ blocks }, narrow)[1]!
    if (line.kind !== 'vertical') throw new Error('not joined')
    const picture = rasterize(line, narrow)
    // Nothing stands in the tenth column of the first strip.
    expect(ink({ ...picture, ...rowsOf(picture, 0, Math.floor(picture.height / 2)) }).right).toBeLessThan(316)
    expect(ink(picture).dots).toBeGreaterThan(13 * 100)
  })

  it('goes on in a block below when the columns fill the paper', () => {
    const text = 'ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ '.repeat(60).trim()
    const { height, width } = draw({ kind: 'text', text, lang: 'mn-Mong' }, narrow)
    expect(width).toBe(384)
    expect(height).toBeGreaterThan(900)
  })

  it.each([
    ['ug', 'ئىلتىماسىڭىز قوبۇل قىلىندى، يەتتە كۈن ئىچىدە تېلېفون قىلىمىز. جىددىي ئىشلار ئۈچۈن تېلېفون قىلىڭ'],
    ['bo', 'ཁྱེད་ཀྱི་ཞུ་ཡིག་བསྡུ་ལེན་བྱས་ཟིན། ཉིན་བདུན་ནང་ཁ་པར་གཏོང་ངེས། ཁྲིམས་ལུགས་རོགས་སྐྱོར།'],
    ['ii', 'ꆈꌠꁱꂷꉌꋠꊨꏦꇉꉻꃅꑌꌠꆈꌠꁱꂷꉌꋠꊨꏦꇉꉻꃅꑌꌠꆈꌠꁱꂷ'],
    ['ko', '법률 지원 신청이 접수되었습니다. 7일 이내에 전화로 알려 드리겠습니다. 영수증을 잘 보관하세요.'],
  ] as const)('breaks %s into lines inside narrow paper and loses no ink at the edges', (lang, text) => {
    const one = draw({ kind: 'text', text, lang }, wide)
    const two = draw({ kind: 'text', text, lang }, narrow)
    expect(two.height).toBeGreaterThan(one.height)
    const box = ink(two)
    expect(box.left).toBeGreaterThanOrEqual(0)
    expect(box.top).toBeGreaterThan(0)
    expect(box.bottom).toBeLessThan(two.height)
    // The same words need about the same ink, however they are broken.
    expect(Math.abs(box.dots - ink(one).dots)).toBeLessThan(ink(one).dots * 0.05)
  })
})

describe('the grid', () => {
  it('keeps every character in its cell, as the printer does', () => {
    const box = ink(draw({ kind: 'row', label: '𠮷', value: 'QM88' }))
    expect(box.left).toBeLessThan(4)
    expect(box.right).toBeGreaterThan(570)
    expect(box.right).toBeLessThan(576)
  })
})

describe('the preview', () => {
  it('is a PNG as wide as the paper with its margins', async () => {
    const png = previewReceipt(
      {
        blocks: [
          { kind: 'title', text: '回执' },
          { kind: 'qr', payload: 'mingli:1' },
        ],
      },
      narrow,
    )
    const image = await canvasEngine().loadImage(png)
    expect(image.width).toBe(384 + 48)
    expect(image.height).toBeGreaterThan(300)
  })
})
