import { expect, test } from 'vitest'
import { ALPHABET } from '../base/gb32100.ts'
import { newReceiptToken, parseReceiptQr, parseReceiptToken, receiptQr, tokenHash } from './receipt-token.ts'

test('tokens are 8 characters of the alphabet, none favoured', () => {
  const counts = new Map<string, number>()
  const tokens = Array.from({ length: 4000 }, newReceiptToken)
  for (const token of tokens) {
    expect(token).toMatch(/^[0-9A-HJ-NP-RTUWXY]{8}$/)
    for (const character of token) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  expect(counts.size).toBe(31)
  // χ² with 30 degrees of freedom stays below 75 except once in about 100,000 runs; modulo bias would give > 500.
  const expected = (4000 * 8) / 31
  const chi2 = Array.from(ALPHABET).reduce((sum, c) => sum + (counts.get(c)! - expected) ** 2 / expected, 0)
  expect(chi2).toBeLessThan(75)
  expect(new Set(tokens).size).toBe(4000)
})

test('the QR text reads back, other codes do not', () => {
  const qr = receiptQr('261122-7A3K-A0001-3', '7AQ4KMXY')
  expect(qr).toBe('mingli:1?n=261122-7A3K-A0001-3&t=7AQ4KMXY')
  expect(parseReceiptQr(`${qr}\r\n`)).toEqual({ number: '261122-7A3K-A0001-3', token: '7AQ4KMXY' })
  for (const other of [
    '',
    'https://example.com/?n=1',
    'mingli:2?n=1&t=2',
    'mingli:1?n=261122-7A3K-A0001-4&t=7AQ4KMXY',
    'mingli:1?n=261122-7A3K-A0001-3&t=7AQ4',
  ])
    expect(parseReceiptQr(other)).toBeUndefined()
})

test('a typed token is forgiven its look-alikes', () => {
  expect(parseReceiptToken('o1 ab-cd ef')).toEqual({ ok: true, value: '01ABCDEF' })
  expect(parseReceiptToken('01ABCDE')).toEqual({ ok: false, error: { kind: 'length', got: 7, expected: 8 } })
  expect(parseReceiptToken('01ABCDEV')).toEqual({
    ok: false,
    error: { kind: 'character', position: 8, character: 'V' },
  })
})

test('the hash is SHA-256 over number|token', () =>
  // printf '261122-7A3K-A0001-3|7AQ4KMXY' | sha256sum
  expect(tokenHash('261122-7A3K-A0001-3', '7AQ4KMXY')).toBe(
    'e260743c02912c33e1f365f08982b9c7cec6846d5ea47a0ad44768a38d105346',
  ))
