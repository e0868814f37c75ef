import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageOn, identityProblems, parseIdNumber } from './identity.ts'
import { normaliseName } from './person-name.ts'

const today = '2026-11-22'

describe('a document number', () => {
  test('of a fictitious person says birth, sex and age', () =>
    expect(parseIdNumber('000000199001010018', today)).toEqual({
      ok: true,
      value: {
        number: '000000199001010018',
        document: 'resident',
        birth: '1990-01-01',
        sex: 'male',
        age: 36,
      },
    }))

  // Check characters worked out by hand from GB 11643's example 11010519491231002X.
  test.each([
    ['11010519491231002X', true],
    ['11010519491231002x', true],
    [' １１０１０５ 19491231 002X ', true],
    ['110105194912310029', false],
    ['000000199001010019', false],
    ['00000019900101001', false],
    ['000000199013010018', false],
    ['', false],
  ])('%j: %s', (text, fine) => expect(parseIdNumber(text, today).ok).toBe(fine))

  test('any single wrong digit is found', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const number = '11010519491231002X'
        const wrong = (Number(number[at]) + shift) % 10
        expect(parseIdNumber(number.slice(0, at) + wrong + number.slice(at + 1), today).ok).toBe(false)
      }),
    )
  })
})

test.each([
  ['2012-11-22', 14],
  ['2012-11-23', 13],
  ['2026-11-22', 0],
  ['1990-01-01', 36],
])('born %s: %i years', (birth, age) => expect(ageOn(birth, today)).toBe(age))

describe('a typed identity', () => {
  test.each([
    ['张测试', undefined],
    ['𠮷测试', undefined],
    ['阿里木·测试', undefined],
    ['བཀྲ་ཤིས', undefined],
    ['ᠪᠠᠲᠤ', undefined],
    ['', 'required'],
    ['张', 'name'],
    ['张3', 'name'],
    ['测'.repeat(61), 'too-long'],
  ])('name %s: %s', (name, expected) =>
    expect(identityProblems({ name, number: '000000199001010018', today })).toEqual(
      expected ? { name: expected } : {},
    ),
  )
  test('every kind of middle dot is one', () => expect(normaliseName(' 阿里木・测试 ')).toBe('阿里木·测试'))
  test('a wrong number is named', () =>
    expect(identityProblems({ name: '张测试', number: '1', today })).toEqual({ number: 'id-number' }))
})
