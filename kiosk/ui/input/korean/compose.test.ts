import { disassemble } from 'es-hangul'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keysOfRow, textsOf } from '../layout.ts'
import { erased, typed } from './compose.ts'
import { koreanLayout } from './korean-layout.ts'

const keys = new Set(koreanLayout.rows.flatMap(keysOfRow).flatMap(textsOf))
const write = (letters: Iterable<string>) => Array.from(letters).reduce(typed, '')

const WORDS =
  '임금 체불 값이 닭을 없었다 앉아 읽었습니다 괜찮아요 의사 뷁 쌍둥이 꿰뚫다 법률원조 조선족자치주 흙탕물 짜증 왜냐하면 위원회'.split(
    ' ',
  )

test.each(WORDS)('%s comes out of the keys of its letters', (word) => {
  const letters = Array.from(disassemble(word))
  expect(letters.filter((letter) => !keys.has(letter))).toEqual([])
  expect(write(letters)).toBe(word)
})

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code))
const word = fc.array(syllable, { minLength: 1, maxLength: 8 }).map((syllables) => syllables.join(''))

test('any word is written letter by letter, and can be taken back letter by letter', () => {
  fc.assert(
    fc.property(word, (text) => {
      const letters = Array.from(disassemble(text))
      expect(write(letters)).toBe(text)
      let left = text
      for (let step = 0; step < letters.length; step++) {
        const next = erased(left)
        if (next === null) throw new Error(`stuck at ${left}`)
        left = next
      }
      expect(left).toBe('')
    }),
  )
})

test('a letter of a physical keyboard counts by its place', () => {
  expect(write('gksrmf')).toBe('한글')
})

test('what is not Korean is neither composed nor taken apart', () => {
  expect(typed('工', 'ㄱ')).toBe('工ㄱ')
  expect(typed('가', ',')).toBe('가,')
  expect(erased('가工')).toBeNull()
  expect(erased('')).toBeNull()
})
