import { expect, test } from 'vitest'
import { matchTotp, newTotpSecret, stepAt, totpCode, totpUri } from './totp.ts'

/** RFC 6238 appendix B: the ASCII secret `12345678901234567890`, eight digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('RFC 6238 appendix B at %d s: %s', (seconds, code) => {
  expect(totpCode(SECRET, stepAt(new Date(seconds * 1000)), 8)).toBe(code)
})

test('a code works for its step and the neighbours, and once', () => {
  const at = new Date('2026-11-26T01:00:10Z')
  const step = stepAt(at)
  const code = totpCode(SECRET, step)
  expect(matchTotp(SECRET, ` ${code.slice(0, 3)} ${code.slice(3)}`, { at, after: 0 })).toBe(step)
  expect(matchTotp(SECRET, code, { at: new Date(at.getTime() + 30_000), after: 0 })).toBe(step)
  expect(matchTotp(SECRET, code, { at: new Date(at.getTime() + 60_000), after: 0 })).toBeUndefined()
  expect(matchTotp(SECRET, code, { at, after: step })).toBeUndefined()
  for (const wrong of ['', '12345', 'abcdef', `${code}0`])
    expect(matchTotp(SECRET, wrong, { at, after: 0 })).toBeUndefined()
})

test('a secret of 160 bits, and the text of its QR code', () => {
  const secret = newTotpSecret()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(secret)
  expect(totpUri(secret, '青石所', '张')).toBe(
    `otpauth://totp/${encodeURIComponent('青石所:张')}?secret=${secret}&issuer=${encodeURIComponent('青石所')}`,
  )
})
