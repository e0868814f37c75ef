import { expect, test } from 'vitest'
import { createPresence } from './presence.ts'

test('a card is reported once while it lies there, also if a single search fails', () => {
  const presence = createPresence()
  expect(presence.read('a', 0)).toBe('report')
  expect(presence.shouldRead(999)).toBe(false)
  expect(presence.shouldRead(1000)).toBe(true)
  presence.absent()
  expect(presence.shouldRead(0)).toBe(true)
  expect(presence.read('a', 0)).toBe('ignore')
})

test('after two failed searches in a row it has left', () => {
  const presence = createPresence()
  presence.read('a', 0)
  presence.absent()
  presence.absent()
  expect(presence.read('a', 0)).toBe('report')
})

test('another card is reported at once', () => {
  const presence = createPresence()
  presence.read('a', 0)
  presence.absent()
  expect(presence.read('b', 0)).toBe('report')
})

test("a former citizen's card is not given to the next one until it has been lifted", () => {
  const presence = createPresence()
  presence.read('a', 0)
  presence.armed()
  expect(presence.shouldRead(0)).toBe(true)
  expect(presence.read('a', 0)).toBe('ask-to-lift')
  presence.absent()
  presence.absent()
  expect(presence.read('a', 0)).toBe('report')
})

test('a refused card waits for its time or for being lifted', () => {
  const presence = createPresence()
  presence.refused(1000, 3000)
  expect(presence.shouldRead(3999)).toBe(false)
  expect(presence.shouldRead(4000)).toBe(true)
  presence.refused(5000, undefined)
  expect(presence.shouldRead(1e12)).toBe(false)
  presence.absent()
  expect(presence.shouldRead(5000)).toBe(true)
})
