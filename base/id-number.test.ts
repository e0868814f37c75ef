import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compactDate,
  idCheckCharacter,
  idNumberBirth,
  idNumberFinding,
  idNumberSex,
  idNumberValid,
  maskIdNumber,
  maskName,
  normaliseIdNumber,
} from './id-number.ts'

// The examples printed in GB 11643-1999, annex, and fictitious numbers of division 000000.
test.each([
  '11010519491231002X',
  '440524188001010014',
  '000000199001010018',
  '000000195512310049',
  '999999190001010015',
])('%s is valid', (number) => expect(idNumberValid(number)).toBe(true))

test.each([
  ['00000019900101001', 'length'],
  ['', 'length'],
  ['00000019900101001A', 'characters'],
  ['X00000199001010018', 'characters'],
  ['000000199002300018', 'birth-date'],
  ['000000199013010018', 'birth-date'],
  ['000000199001010017', 'check-digit'],
  ['11010519491231002x', 'characters'],
] as const)('%s has a wrong %s', (number, finding) => expect(idNumberFinding(number)).toBe(finding))

test('one wrong digit or two neighbours swapped is always noticed', () => {
  const digits = fc.stringMatching(/^\d{17}$/)
  fc.assert(
    fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
      const wrong = body.slice(0, at) + ((Number(body[at]) + shift) % 10) + body.slice(at + 1)
      expect(idCheckCharacter(wrong)).not.toBe(idCheckCharacter(body))
    }),
  )
  fc.assert(
    fc.property(digits, fc.nat(15), (body, at) => {
      fc.pre(body[at] !== body[at + 1])
      const swapped = body.slice(0, at) + body[at + 1] + body[at] + body.slice(at + 2)
      expect(idCheckCharacter(swapped)).not.toBe(idCheckCharacter(body))
    }),
  )
})

test('typing is forgiven', () => {
  expect(normaliseIdNumber(' 110105 19491231-002x ')).toBe('11010519491231002X')
  expect(normaliseIdNumber('１１０１０５１９４９１２３１００２ｘ')).toBe('11010519491231002X')
})

test('birth and sex are read from the number', () => {
  expect(idNumberBirth('000000195512310049')).toBe('1955-12-31')
  expect(idNumberSex('000000195512310049')).toBe('female')
  expect(idNumberSex('000000199001010018')).toBe('male')
  expect(idNumberBirth('ZZZ000090010100')).toBeUndefined()
  expect(idNumberSex('ZZZ000090010100')).toBeUndefined()
})

test('dates are days of the calendar', () => {
  expect(compactDate('20240229')).toBe('2024-02-29')
  expect(compactDate('20230229')).toBeUndefined()
  expect(compactDate('长期')).toBeUndefined()
  expect(compactDate('2023022')).toBeUndefined()
})

describe('masks', () => {
  test.each([
    ['000000199001010018', '000***********0018'],
    ['ZZZ000090010100', 'ZZZ********0100'],
    ['12345678', '123*5678'],
    ['1234567', '*******'],
    ['', ''],
  ])('number %s → %s', (number, masked) => expect(maskIdNumber(number)).toBe(masked))

  test.each([
    ['张测试', '张＊＊'],
    ['𠮷测试', '𠮷＊＊'],
    ['李\u{20BB7}', '李＊'],
    ['张', '＊'],
    ['', ''],
  ])('name %s → %s', (name, masked) => expect(maskName(name)).toBe(masked))
})
