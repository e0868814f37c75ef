import { expect, test } from 'vitest'
import {
  generateSigningKey,
  officeFingerprint,
  signRequest,
  signText,
  verifyRequest,
  verifyText,
} from './signing.ts'

const b64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64url')

// RFC 8032 §7.1, tests 1 and 2 (the second message is the one byte 0x72, "r").
test.each([
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    'r',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
])('the vectors of RFC 8032', (secret, publicKey, text, signature) => {
  expect(signText(text, b64(secret))).toBe(b64(signature))
  expect(verifyText(text, b64(signature), b64(publicKey))).toBe(true)
  expect(verifyText(`${text}x`, b64(signature), b64(publicKey))).toBe(false)
})

test('every part of a request is signed', () => {
  const key = generateSigningKey()
  const request = { method: 'POST', path: '/v1/calls', time: '2026-11-22T01:30:00Z', body: '{}' }
  const signature = signRequest(request, key.privateKey)
  expect(verifyRequest(request, signature, key.publicKey)).toBe(true)
  for (const other of [
    { method: 'GET' },
    { path: '/v1/calls/1' },
    { time: '2026-11-22T01:30:01Z' },
    { body: '{ }' },
  ])
    expect(verifyRequest({ ...request, ...other }, signature, key.publicKey)).toBe(false)
  expect(verifyRequest(request, signature, generateSigningKey().publicKey)).toBe(false)
})

test('what is no key or no signature does not verify', () => {
  const { publicKey } = generateSigningKey()
  for (const [signature, key] of [
    ['', publicKey],
    ['AAAA', publicKey],
    ['A'.repeat(86), 'AAAA'],
    ['A'.repeat(86), ''],
  ])
    expect(verifyText('x', signature!, key!)).toBe(false)
})

test('the fingerprint changes with any key of the office', () => {
  const keys = { signingKey: generateSigningKey().publicKey, sealingKeys: [{ keyId: 'k1', publicKey: 'AA' }] }
  expect(officeFingerprint(keys)).toMatch(/^[0-9A-Y]{4}-[0-9A-Y]{4}-[0-9A-Y]{4}$/)
  expect(officeFingerprint({ ...keys, sealingKeys: [{ keyId: 'k1', publicKey: 'AB' }] })).not.toBe(
    officeFingerprint(keys),
  )
})
