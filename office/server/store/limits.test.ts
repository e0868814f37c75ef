import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, testDesk, testOffice, type TestOffice } from '../test-office.ts'
import { forgetFailures, giveBack, isSpent, takeTry } from './limits.ts'

let at: TestOffice
beforeAll(async () => {
  at = await testOffice()
  await testDesk(at).setUp()
})
afterAll(() => at.end())

const limit = { count: 3, windowMs: 60_000 }
const take = (...keys: string[]) =>
  takeTry(
    at.office.store,
    at.office.clock,
    keys.map((key) => ({ key, limit })),
  )

test('of many tries at the same moment only so many are let through', async () => {
  const waits = await Promise.all(Array.from({ length: 12 }, () => take('burst')))
  expect(waits.filter((ms) => ms === 0)).toHaveLength(3)
  expect(Math.max(...waits)).toBe(60_000)
  at.clock.advance(60_000)
  expect(await take('burst')).toBe(0)
})

test('what one count refuses does not use up another; a success is no failure', async () => {
  for (let n = 0; n < 3; n++) expect(await take('narrow', 'wide')).toBe(0)
  expect(await take('narrow', 'wide')).toBeGreaterThan(0)
  expect(await take('wide', 'narrow')).toBeGreaterThan(0)
  await giveBack(at.office.store, 'wide')
  expect(await isSpent(at.office.store, at.office.clock, { key: 'wide', limit })).toBe(false)
  await forgetFailures(at.office.store, 'narrow')
  expect(await take('narrow', 'wide')).toBe(0)
  expect(await isSpent(at.office.store, at.office.clock, { key: 'wide', limit })).toBe(true)
})

test('guessing a password many times at once is no way around the lock', async () => {
  const guesses = Array.from({ length: 20 }, (_, n) =>
    testDesk(at).post('/login', { name: '测试文员', password: `guess-${n}` }),
  )
  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(15)
})

test('nor is proving oneself at an open desk', async () => {
  const desk = await deskOf(at, '另一人', { roles: ['clerk'] })
  const guesses = Array.from({ length: 12 }, (_, n) =>
    desk.post('/account/password', { current: `guess-${n}`, next: 'correct-horse-battery-9' }),
  )
  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 403)).toHaveLength(5)
})
