import { expect, test } from 'vitest'
import { foldSyllable, formatSyllables, parseSyllables } from './syllables.ts'
import { createTitleSpelling } from './title-pinyin.ts'

const syllables = parseSyllables(
  formatSyllables(
    new Map([
      ['风', ['feng']],
      ['筝', ['zheng']],
      ['调', ['tiao', 'diao']],
      ['解', ['jie']],
      ['法', ['fa']],
      ['船', ['chuan']],
      ['床', ['chuang']],
    ]),
  ),
)

test('a law is found by the initials of its name, in full, and by its beginning', () => {
  const find = createTitleSpelling(
    new Map([
      ['风筝调解法', 'kite mediation'],
      ['风筝法', 'kite'],
    ]),
    syllables,
  )
  expect(find('fzf')).toBe('kite')
  expect(find('FZTJF')).toBe('kite mediation')
  expect(find('fzdjf')).toBe('kite mediation')
  expect(find('fengzhengtiaojiefa')).toBe('kite mediation')
  expect(find('fzt')).toBe('kite mediation')
  expect(find('fzx')).toBeUndefined()
  expect(find('fz')).toBeUndefined()
})

test('sounds that are confused are one sound', () => {
  expect(foldSyllable('zhuang')).toBe(foldSyllable('zuan'))
  expect(foldSyllable('ling')).toBe(foldSyllable('nin'))
  expect(foldSyllable('shi')).not.toBe(foldSyllable('zi'))
  expect(syllables.homophones('船')).toEqual(['床'])
})
