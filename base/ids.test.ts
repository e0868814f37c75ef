import { expect, test } from 'vitest'
import { uuidv7 } from './ids.ts'

test('a UUIDv7 carries version, variant and the time in its first 48 bits', () => {
  const at = new Date('2026-11-22T10:31:05.123Z')
  const id = uuidv7(at)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at.getTime())
})

test('ids made later sort later, and no two are equal', () => {
  const ids = Array.from({ length: 500 }, (_, i) => uuidv7(new Date(1_800_000_000_000 + i)))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(500)
})
