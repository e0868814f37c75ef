import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { err, ok } from '../../base/result.ts'
import type { OfficeLink } from './office-link.ts'
import { createQueueCalls, type QueueCalls } from './queue-calls.ts'

const queueState = vi.fn<OfficeLink['queueState']>()
let queueing = false
let calls: QueueCalls
const told: (string | null)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  queueing = false
  told.length = 0
  queueState.mockReset()
  calls = createQueueCalls({
    office: { queueState },
    queueing: () => queueing,
    words: () => '请 {{number}} 号到 {{window}} 号窗口',
  })
  calls.onChange(() => told.push(calls.text()))
})
afterEach(() => {
  calls.stop()
  vi.useRealTimers()
})

test('nobody waits: the office is not asked; somebody does: every few seconds, and what it calls is told once', async () => {
  await vi.advanceTimersByTimeAsync(60_000)
  expect(queueState).not.toHaveBeenCalled()
  queueing = true
  queueState.mockResolvedValue(ok({ waiting: 1, called: [] }))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(calls.text()).toBeNull()
  const called = [
    { number: '012', window: 1 },
    { number: '009', window: 2 },
  ]
  queueState.mockResolvedValue(ok({ waiting: 0, called }))
  await vi.advanceTimersByTimeAsync(15_000)
  expect(told).toEqual(['请 012 号到 1 号窗口\n请 009 号到 2 号窗口'])
  queueState.mockResolvedValue(err({ kind: 'unreachable', error: 'ECONNREFUSED' }))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(told.at(-1)).toBeNull()
})

test('a number that was taken here is looked out for before the office has said that somebody waits', async () => {
  queueState.mockResolvedValue(ok({ waiting: 1, called: [] }))
  calls.taken()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(queueState).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(120_000)
  const asked = queueState.mock.calls.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(queueState.mock.calls.length).toBe(asked)
})
