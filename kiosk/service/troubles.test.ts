import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DeviceTrouble } from '../../exchange/schemas/api.ts'
import { devices } from '../session/fixtures.ts'
import { watchTroubles } from './troubles.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('staff are told once what lasts, and once that it is over', () => {
  let facts = devices()
  const told: DeviceTrouble[][] = []
  const stop = watchTroubles({ facts: () => facts }, (troubles) => told.push(troubles))
  vi.advanceTimersByTime(6000)
  facts = devices('ready', 'fault', 'paperOut')
  vi.advanceTimersByTime(2_500)
  expect(told).toEqual([])
  vi.advanceTimersByTime(2_000)
  expect(told).toEqual([[{ device: 'receiptPrinter', situation: 'paperOut' }]])
  facts = devices('absent')
  vi.advanceTimersByTime(60_000)
  expect(told.slice(1)).toEqual([[], [{ device: 'idCard', situation: 'absent' }]])
  stop()
  facts = devices()
  vi.advanceTimersByTime(60_000)
  expect(told).toHaveLength(3)
})

test('paper that runs low is told while it still prints', () => {
  const told: DeviceTrouble[][] = []
  const facts = devices('ready', 'ready', 'paperLow')
  const stop = watchTroubles({ facts: () => facts }, (troubles) => told.push(troubles))
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([[{ device: 'receiptPrinter', situation: 'paperLow' }]])
  stop()
})
