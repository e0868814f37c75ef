import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts'

test('argon2id, salted, the same to full-width typing', async () => {
  const stored = await hashPassword('青石-Correct-9')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w-]{22}\$[\w-]{43}$/)
  expect(isOutdated(stored)).toBe(false)
  expect(await verifyPassword('青石-Correct-９', stored)).toBe(true)
  expect(await verifyPassword('青石-correct-9', stored)).toBe(false)
  expect(await hashPassword('青石-Correct-9')).not.toBe(stored)
})

test('nobody and no password yet are refused', async () => {
  expect(await verifyPassword('', undefined)).toBe(false)
  expect(await verifyPassword('', '')).toBe(false)
  expect(await verifyPassword('x', '$argon2id$damaged')).toBe(false)
})

test('what scrypt made still opens, and asks to be renewed', async () => {
  const hash = scryptSync('old-password', Buffer.from('salt'), 32, { N: 1024, r: 8, p: 1 })
  const stored = `scrypt$1024$8$1$${Buffer.from('salt').toString('base64url')}$${hash.toString('base64url')}`
  expect(await verifyPassword('old-password', stored)).toBe(true)
  expect(await verifyPassword('other-password', stored)).toBe(false)
  expect(isOutdated(stored)).toBe(true)
})
