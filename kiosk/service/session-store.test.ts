import { expect, test, vi } from 'vitest'
import type { Identity } from '../../exchange/schemas/message.ts'
import { createSessionStore } from './session-store.ts'

const person: Identity = {
  method: 'typed',
  document: 'resident',
  name: '张测试',
  number: '000000199001010018',
  sex: 'male',
  birth: '1990-01-01',
}

test('only the holder of the lease in the running epoch is served', () => {
  const store = createSessionStore()
  expect(store.check('a', 0)).toBe('lease')
  const { epoch } = store.begin('a')
  expect(store.check('a', epoch)).toBe('ok')
  expect(store.check('a', epoch - 1)).toBe('epoch')
  expect(store.check('b', epoch)).toBe('lease')
  store.end()
  expect(store.check('a', epoch)).toBe('epoch')
})

test('the next page displaces the one before, and its data are gone', () => {
  const store = createSessionStore()
  store.begin('a')
  const reference = store.addIdentity(person)
  expect(store.identity(reference)).toEqual(person)
  expect(store.begin('b').displaced).toBe('a')
  expect(store.identity(reference)).toBeUndefined()
  expect(store.begin('b').displaced).toBeUndefined()
})

test('an end wipes and tells those who hold something outside', () => {
  const store = createSessionStore()
  const wiped = vi.fn<() => void>()
  store.onWipe(wiped)
  store.begin('a')
  const reference = store.addIdentity(person)
  wiped.mockClear()
  store.end()
  expect(store.identity(reference)).toBeUndefined()
  expect(wiped).toHaveBeenCalledOnce()
})

test('a card that is let go is gone, and the visit goes on', () => {
  const store = createSessionStore()
  const { epoch } = store.begin('a')
  const reference = store.addIdentity(person)
  store.forgetIdentities()
  expect(store.identity(reference)).toBeUndefined()
  expect(store.check('a', epoch)).toBe('ok')
})
