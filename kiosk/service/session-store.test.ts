import { describe, expect, test, vi } from 'vitest'
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
  store.forgetIdentity()
  expect(store.identity(reference)).toBeUndefined()
  expect(store.check('a', epoch)).toBe('ok')
})

test('the next card that is read takes the place of the one before', () => {
  const store = createSessionStore()
  store.begin('a')
  const first = store.addIdentity(person)
  const second = store.addIdentity({ ...person, name: '李测试' })
  expect(store.identity(first)).toBeUndefined()
  expect(store.identity(second)?.name).toBe('李测试')
})

describe('a card that has served', () => {
  const served = () => {
    const store = createSessionStore()
    store.begin('a')
    const reference = store.addIdentity(person)
    store.spendIdentity(reference)
    return { store, reference }
  }

  test('serves again once its holder has said the day, and then asks anew', () => {
    const { store, reference } = served()
    expect(store.identity(reference)).toBeUndefined()
    expect(store.proveIdentity(reference, '0101')).toEqual({ proven: true, left: 3 })
    expect(store.identity(reference)).toEqual(person)
    store.spendIdentity(reference)
    expect(store.identity(reference)).toBeUndefined()
  })

  test('is gone after three wrong days, whatever comes then', () => {
    const { store, reference } = served()
    expect(store.proveIdentity(reference, '0102')).toEqual({ proven: false, left: 2 })
    expect(store.proveIdentity(reference, '1990')).toEqual({ proven: false, left: 1 })
    expect(store.identity(reference)).toBeUndefined()
    expect(store.proveIdentity(reference, '0201')).toEqual({ proven: false, left: 0 })
    expect(store.proveIdentity(reference, '0101')).toEqual({ proven: false, left: 0 })
    expect(store.identity(reference)).toBeUndefined()
  })

  test('without a birth date is proven by nothing', () => {
    const store = createSessionStore()
    store.begin('a')
    const { birth: _, ...undated } = person
    const reference = store.addIdentity(undated)
    expect(store.proveIdentity(reference, '').proven).toBe(false)
  })

  test('of another reading proves nothing', () => {
    const { store } = served()
    expect(store.proveIdentity('another', '0101')).toEqual({ proven: false, left: 0 })
  })
})
