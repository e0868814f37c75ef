import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../base/result.ts'
import { formatAcceptanceNumber, parseAcceptanceNumber } from './acceptance-number.ts'
import { ALPHABET, checkCharacter } from '../base/gb32100.ts'
import { acceptanceNumber } from './schemas/envelope.ts'

const LETTERS = ALPHABET.slice(10)
const parts = fc.record({
  date: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  officeShortCode: fc.string({ unit: fc.constantFrom(...Array.from(ALPHABET)), minLength: 4, maxLength: 4 }),
  stationLetter: fc.constantFrom(...Array.from(LETTERS)),
  sequence: fc.integer({ min: 1, max: 9999 }),
})
const compact = (number: string) => number.replaceAll('-', '')

describe('the check character of GB 32100-2015', () => {
  // The example of the standard itself, then published codes of well-known organisations.
  test.each(['91350100M000100Y43', '91440300708461136T', '91110108551385082Q', '91110000802100433B'])(
    '%s',
    (code) => expect(checkCharacter(code.slice(0, 17))).toBe(code[17]),
  )
  test('a foreign character is a bug', () => expect(() => checkCharacter('0I')).toThrow('"I"'))
})

describe('the acceptance number', () => {
  test('one written out by hand', () => {
    // 261122 7A3K A 0001: Σ cᵢ·3ⁱ mod 31, weights 1 3 9 27 19 26 16 17 20 29 25 13 8 24 10
    // 2+18+9+27+38+52 + 112+170+60+551 (K=19) + 250 (A=10) + 0+0+0+10 = 1299 ≡ 28 → 31-28 = 3
    const number = formatAcceptanceNumber({
      date: '2026-11-22',
      officeShortCode: '7A3K',
      stationLetter: 'A',
      sequence: 1,
    })
    expect(number).toBe('261122-7A3K-A0001-3')
  })

  test('what is written can be read, and matches the schema', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const number = formatAcceptanceNumber(given)
        expect(acceptanceNumber.safeParse(number).success).toBe(true)
        expect(unwrap(parseAcceptanceNumber(number))).toEqual({ ...given, number })
      }),
    )
  })

  test('every single wrong character is caught', () => {
    fc.assert(
      fc.property(parts, fc.nat(15), fc.constantFrom(...Array.from(ALPHABET)), (given, at, wrong) => {
        const right = compact(formatAcceptanceNumber(given))
        fc.pre(right[at] !== wrong)
        expect(parseAcceptanceNumber(right.slice(0, at) + wrong + right.slice(at + 1)).ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('every exchange of two different characters is caught, but for the first with the check character', () => {
    fc.assert(
      fc.property(parts, fc.nat(15), fc.nat(15), (given, i, j) => {
        const characters = Array.from(compact(formatAcceptanceNumber(given)))
        fc.pre(characters[i] !== characters[j] && !(Math.min(i, j) === 0 && Math.max(i, j) === 15))
        ;[characters[i], characters[j]] = [characters[j]!, characters[i]!]
        expect(parseAcceptanceNumber(characters.join('')).ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  const number = '261122-7A3K-A0001-3'
  test.each([
    ['261122-7a3k-a0001-3', 'lower case'],
    ['2611227A3KA00013', 'no dashes'],
    [' 261122 7A3K A0001 3 ', 'spaces'],
    ['26II22-7A3K-AOOO1-3', 'O for 0, I for 1'],
    ['Z61122-7A3K-A0001-3', 'Z for 2'],
    ['２６１１２２－７Ａ３Ｋ－Ａ０００１－３', 'full width'],
    ['261122–7A3K—A0001−3', 'typographic dashes'],
  ])('%s is forgiven (%s)', (typed) => expect(unwrap(parseAcceptanceNumber(typed)).number).toBe(number))

  test.each([
    ['261122-7A3K-A001-3', { kind: 'length', got: 15, expected: 16 }],
    ['', { kind: 'length', got: 0, expected: 16 }],
    ['261122-7V3K-A0001-3', { kind: 'character', position: 8, character: 'V' }],
    ['2611B2-7A3K-A0001-3', { kind: 'character', position: 5, character: 'B' }],
    ['261122-7A3K-50001-3', { kind: 'character', position: 11, character: '5' }],
    ['261122-7𠮷3K-A0001-3', { kind: 'character', position: 8, character: '𠮷' }],
    ['261122-7A3K-A0001-4', { kind: 'check' }],
  ])('%s is refused', (typed, error) => expect(parseAcceptanceNumber(typed)).toEqual({ ok: false, error }))

  test('a day that does not exist is refused even with a right check character', () => {
    const body = '2602307A3KA0001'
    expect(parseAcceptanceNumber(body + checkCharacter(body))).toEqual({ ok: false, error: { kind: 'date' } })
  })

  test.each([
    { date: '2026-02-30' },
    { officeShortCode: 'IIII' },
    { stationLetter: '1' },
    { sequence: 0 },
    { sequence: 10_000 },
  ])('wrong parts are a bug: %o', (wrong) => {
    const right = { date: '2026-11-22', officeShortCode: '7A3K', stationLetter: 'A', sequence: 1 }
    expect(() => formatAcceptanceNumber({ ...right, ...wrong })).toThrow('not a')
  })
})
