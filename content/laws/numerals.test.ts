import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatArticleNumber, formatNumeral, parseArticleNumber, parseNumeral } from './numerals.ts'

test.each([
  ['一', 1],
  ['十', 10],
  ['十五', 15],
  ['二十', 20],
  ['一百零三', 103],
  ['一百一十', 110],
  ['一千零七十九', 1079],
  ['一千二百六十', 1260],
  ['二〇二四', 2024],
])('%s is %i', (text, value) => expect(parseNumeral(text)).toBe(value))

test('what is no numeral is undefined', () => expect(parseNumeral('几十')).toBeUndefined())

test('every article number reads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
      expect(parseNumeral(formatNumeral(n))).toBe(n)
    }),
  )
})

test.each([
  ['第三十条', '第三十条'],
  ['第30条', '第三十条'],
  ['第３０条', '第三十条'],
  ['第一百二十八 条', '第一百二十八条'],
  ['第一百二十条之一', '第一百二十条之一'],
])('%s is printed %s', (text, printed) =>
  expect(formatArticleNumber(parseArticleNumber(text)!)).toBe(printed),
)

test.each(['第条', '三十条', '第三十条规定', '第三章', '第0条'])('%s is no article number', (text) =>
  expect(parseArticleNumber(text)).toBeUndefined(),
)
