import { expect, test } from 'vitest'
import { koreanLayout } from './korean/korean-layout.ts'
import { faceOf, keysOfRow, SPECIAL, textsOf, type Layout } from './layout.ts'
import { code } from './layouts/code.ts'
import { kazakh } from './layouts/kazakh.ts'
import { latin } from './layouts/latin.ts'
import { mongolian } from './layouts/mongolian.ts'
import { number } from './layouts/number.ts'
import { tibetan } from './layouts/tibetan.ts'
import { uyghur } from './layouts/uyghur.ts'
import { zhuang } from './layouts/zhuang.ts'
import { pinyinLayout } from './pinyin/pinyin-layout.ts'
import { yiLayout } from './yi/yi-layout.ts'

const forText = [
  pinyinLayout,
  latin,
  number,
  uyghur,
  kazakh,
  tibetan,
  mongolian,
  koreanLayout,
  yiLayout,
  zhuang,
]
const all = [...forText, code]
const planesOf = ({ rows, signs }: Layout) => (signs ? [rows, signs] : [rows])
const keysOf = (rows: readonly string[]) => rows.flatMap(keysOfRow)
/** Everything that one or two touches write. */
const written = (layout: Layout): string[] =>
  planesOf(layout).flatMap((rows) => {
    const shift = keysOf(rows).includes(SPECIAL.shift)
    return keysOf(rows).flatMap((key) => (shift ? textsOf(key) : [textsOf(key)[0]]))
  })

/** Alphabets as their schools teach them. */
const alphabets: readonly { layout: Layout; letters: string }[] = [
  { layout: uyghur, letters: 'ا ە ب پ ت ج چ خ د ر ز ژ س ش غ ف ق ك گ ڭ ل م ن ھ و ۇ ۆ ۈ ۋ ې ى ي' },
  { layout: uyghur, letters: 'ئ ئا ئە ئو ئۇ ئۆ ئۈ ئې ئى ، . ؟ « » ؛ 0 1 2 3 4 5 6 7 8 9' },
  { layout: kazakh, letters: 'ا ب ۆ گ ع د ە ج ز ي ك ق ل م ن ڭ و پ ر س ت ۋ ۇ ف ح ھ چ ش ى ٴ ، ؟ 0 9' },
  {
    layout: tibetan,
    letters: 'ཀ ཁ ག ང ཅ ཆ ཇ ཉ ཏ ཐ ད ན པ ཕ བ མ ཙ ཚ ཛ ཝ ཞ ཟ འ ཡ ར ལ ཤ ས ཧ ཨ ི ུ ེ ོ',
  },
  { layout: tibetan, letters: 'ྐ ྑ ྒ ྔ ྕ ྖ ྗ ྙ ྟ ྠ ྡ ྣ ྤ ྥ ྦ ྨ ྩ ྪ ྫ ྭ ྮ ྯ ྰ ྱ ྲ ླ ྴ ྶ ྷ ྸ' },
  { layout: tibetan, letters: 'ཊ ཋ ཌ ཎ ཥ ྚ ྛ ྜ ྞ ྵ ཱ ྀ ཾ ཿ ། ༎ ༠ ༡ ༢ ༣ ༤ ༥ ༦ ༧ ༨ ༩' },
  {
    layout: mongolian,
    letters: 'ᠠ ᠡ ᠢ ᠣ ᠤ ᠥ ᠦ ᠧ ᠨ ᠩ ᠪ ᠫ ᠬ ᠭ ᠮ ᠯ ᠰ ᠱ ᠲ ᠳ ᠴ ᠵ ᠶ ᠷ ᠸ ᠹ ᠺ ᠻ ᠼ ᠽ ᠾ ᠿ ᡀ ᡁ ᡂ',
  },
  { layout: mongolian, letters: '᠂ ᠃ ᠐ ᠑ ᠒ ᠓ ᠔ ᠕ ᠖ ᠗ ᠘ ᠙' },
  {
    layout: koreanLayout,
    letters:
      'ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅛ ㅜ ㅠ ㅡ ㅣ',
  },
  { layout: zhuang, letters: 'a b c d e f g h i j k l m n o p q r s t u v w x y z A Z mb nd ng gv oe' },
  { layout: latin, letters: 'a b c d e f g h i j k l m n o p q r s t u v w x y z A B Z' },
  { layout: pinyinLayout, letters: 'a b c d e f g h i j k l m n o p q r s t u v w x y z' },
  { layout: code, letters: '0 1 2 3 4 5 6 7 8 9 A B C D E F G H J K L M N P Q R T U W X Y' },
  { layout: number, letters: '0 1 2 3 4 5 6 7 8 9 . - : / 年 月 日 号 元' },
]

test.each(alphabets)('$layout.id writes $letters', ({ layout, letters }) => {
  const there = new Set(written(layout))
  expect(letters.split(' ').filter((letter) => !there.has(letter))).toEqual([])
})

test('Mongolian has what chooses a shape, parts a vowel and joins a suffix', () => {
  for (const character of ['\u180b', '\u180c', '\u180d', '\u180e', '\u202f']) {
    expect(written(mongolian)).toContain(character)
    expect(faceOf(character)).toMatch(/^[A-Z0-9]+$/)
  }
})

test('the Tibetan space bar writes the tsheg, a blank has its own key', () => {
  expect(tibetan.space).toBe('་')
  expect(keysOf(tibetan.rows)).toContain(SPECIAL.blank)
})

test.each(forText.flatMap((layout) => planesOf(layout).map((rows, plane) => ({ ...layout, rows, plane }))))(
  '$id, plane $plane: deletes, spaces, moves and ends',
  ({ rows }) => {
    const { delete: del, space, enter, left, right } = SPECIAL
    expect(keysOf(rows)).toEqual(expect.arrayContaining([del, space, enter, left, right]))
  },
)

test.each(all)('$id: at most ten keys in a row, none twice, no way in without a way back', (layout) => {
  for (const rows of planesOf(layout)) {
    for (const row of rows) expect(keysOfRow(row).length).toBeLessThanOrEqual(10)
    expect(new Set(keysOf(rows)).size).toBe(keysOf(rows).length)
    if (layout.signs) expect(keysOf(rows)).toContain(SPECIAL.signs)
  }
})

const hidden = all.flatMap((layout) =>
  planesOf(layout).filter((rows) => keysOf(rows).some((key) => textsOf(key)[0] !== textsOf(key)[1])),
)
test.each(hidden)('keys that hide a second letter have a shift key beside them: %s', (...rows) => {
  expect(keysOf(rows)).toContain(SPECIAL.shift)
})
