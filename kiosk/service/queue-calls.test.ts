import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { err, ok } from '../../base/result.ts'
import type { QueueNews } from '../api.ts'
import type { OfficeLink } from './office-link.ts'
import { createQueueCalls, type QueueCalls } from './queue-calls.ts'

const queueState = vi.fn<OfficeLink['queueState']>()
const CHINESE = '请 {{number}} 号到 {{window}} 号窗口'
const WORDS: Readonly<Record<string, string>> = { ug: '{{number}}-نومۇر {{window}}-كۆزنەككە كەلسۇن' }
let queueing = false
let calls: QueueCalls
const told: (QueueNews | null)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  queueing = false
  told.length = 0
  queueState.mockReset()
  calls = createQueueCalls({
    office: { queueState },
    queueing: () => queueing,
    content: { words: (tag) => ({ 'queue.called': WORDS[tag] ?? CHINESE }) },
  })
  calls.onChange(() => told.push(calls.news()))
})
afterEach(() => {
  calls.stop()
  vi.useRealTimers()
})

const called = (number: string, window: number, language = 'zh-CN', at = '2026-11-23T10:00:00+08:00') => ({
  number,
  window,
  language,
  at,
})

test('nobody waits: the office is not asked; somebody does: every few seconds, and what it calls is told once', async () => {
  await vi.advanceTimersByTimeAsync(60_000)
  expect(queueState).not.toHaveBeenCalled()
  queueing = true
  queueState.mockResolvedValue(ok({ waiting: 1, next: '009', called: [] }))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(calls.news()).toEqual({ waiting: 1, next: '009', calls: [] })
  queueState.mockResolvedValue(
    ok({ waiting: 0, next: null, called: [called('012', 1, 'ug'), called('009', 2)] }),
  )
  await vi.advanceTimersByTimeAsync(15_000)
  expect(told).toHaveLength(2)
  expect(told[1]?.calls).toMatchObject([
    {
      number: '012',
      window: 1,
      words: [
        { language: 'zh-CN', written: '请 012 号到 1 号窗口', said: '请 12 号到 1 号窗口' },
        { language: 'ug', written: '012-نومۇر 1-كۆزنەككە كەلسۇن', said: '12-نومۇر 1-كۆزنەككە كەلسۇن' },
      ],
    },
    { number: '009', words: [{ written: '请 009 号到 2 号窗口' }] },
  ])
  queueState.mockResolvedValue(err({ kind: 'unreachable', error: 'ECONNREFUSED' }))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(told.at(-1)).toBeNull()
})

test('the same number called once more is another call; a language without words has the Chinese ones', async () => {
  queueing = true
  const idNow = async (at: string) => {
    queueState.mockResolvedValue(ok({ waiting: 0, next: null, called: [called('012', 1, 'ii', at)] }))
    await vi.advanceTimersByTimeAsync(5_000)
    return calls.news()?.calls[0]
  }
  const first = await idNow('2026-11-23T10:00:00+08:00')
  const again = await idNow('2026-11-23T10:00:40+08:00')
  expect(again?.id).not.toBe(first?.id)
  expect(again?.words.map(({ language }) => language)).toEqual(['zh-CN'])
})

test('a number that was taken here is looked out for before the office has said that somebody waits', async () => {
  queueState.mockResolvedValue(ok({ waiting: 1, next: '012', called: [] }))
  calls.taken()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(queueState).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(120_000)
  const asked = queueState.mock.calls.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(queueState.mock.calls.length).toBe(asked)
})
