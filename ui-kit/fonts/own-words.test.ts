import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { maskName } from '../../base/id-number.ts'
import { isIn, rangesIn, rangesOf, rangeText } from './ranges.ts'
import { isHan, wordsOfPages, wordsOfTitles } from './words.ts'

const ROOT = join(import.meta.dirname, '../..')
const css = readFileSync(join(import.meta.dirname, 'own-words.css'), 'utf8')
const heldBy = (family: string) =>
  rangesIn((css.match(/@font-face\s*\{[^}]*\}/g) ?? []).filter((face) => face.includes(family)).join(''))
// Names like 𠮷 are in no slice of the family: LXGW WenKai Screen writes them.
const published = rangesIn(
  readFileSync(join(ROOT, 'node_modules/@fontsource-variable/noto-sans-sc/wght.css'), 'utf8'),
)
const missing = (family: string, characters: string) => {
  const held = heldBy(family)
  return Array.from(characters).filter((character) => {
    const point = character.codePointAt(0)!
    return isHan(character) && isIn(published, point) && !isIn(held, point)
  })
}

test.each([
  ['Mingli Sans', wordsOfPages(ROOT)],
  ['Mingli Serif', wordsOfTitles(ROOT)],
])('%s holds every Han character of our own words', (family, characters) => {
  const hint = 'run: node ui-kit/fonts/build-own-words.ts'
  expect({ missing: missing(family, characters), hint }).toEqual({ missing: [], hint })
})

test('what hides the rest of a name can be drawn', () => {
  const held = heldBy('Mingli Sans')
  expect(Array.from(maskName('张测试')).filter((one) => !isIn(held, one.codePointAt(0)!))).toEqual([])
})

test('the names of languages whose fonts come later can be drawn at once', () => {
  const names = readFileSync(join(ROOT, 'content/locales/languages.yaml'), 'utf8')
  const held = rangesIn(readFileSync(join(import.meta.dirname, 'language-names.css'), 'utf8'))
  const later = [...new Set(names.match(/[\p{Script=Hangul}\p{Script=Yi}]/gu))]
  expect(later).toHaveLength(6)
  expect(later.filter((letter) => !isIn(held, letter.codePointAt(0)!))).toEqual([])
})

test('a character that is not in our words is not in the file', () => {
  expect(missing('Mingli Sans', '龘明')).toEqual(['龘'])
})

test('code points become the fewest ranges and are read again from a style sheet', () => {
  const ranges = rangesOf([0x3001, 0x3002, 0x4e00])
  expect(ranges.map(rangeText).join(', ')).toBe('U+3001-3002, U+4e00')
  expect(rangesIn('unicode-range: U+3001-3002, U+4e00;')).toEqual(ranges)
})
