import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silentLogger } from '../../base/log.ts'
import { createDeskOrders, type DeskOrders } from './desk-orders.ts'

const FIRST = '01a2188d-baef-7aa5-b4fb-e0cb48ee1f68'
const SECOND = '01a2188d-baef-7aa5-b4fb-e0cb48ee1f69'
let visited = false
let full = false
let kept: string | undefined
const restart = vi.fn<() => void>()
let orders: DeskOrders

const open = (): DeskOrders =>
  createDeskOrders({
    done: kept,
    keep: (id) => {
      if (full) throw new Error('ENOSPC')
      kept = id
    },
    restart,
    visited: () => visited,
    clock: { now: () => new Date() },
    log: silentLogger,
  })

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-26T02:00:00Z') })
  visited = false
  full = false
  kept = undefined
  restart.mockClear()
  orders = open()
})
afterEach(() => {
  orders.stop()
  vi.useRealTimers()
})

test('starts anew once, and only when nobody has stood before it for a while', () => {
  visited = true
  orders.take({ message: null, restart: FIRST, queue: false })
  vi.advanceTimersByTime(300_000)
  expect(restart).not.toHaveBeenCalled()
  visited = false
  vi.advanceTimersByTime(20_000)
  expect(restart).not.toHaveBeenCalled()
  vi.advanceTimersByTime(20_000)
  expect(restart).toHaveBeenCalledTimes(1)
  expect(kept).toBe(FIRST)
  expect(orders.restarted()).toBe(FIRST)

  // After the start the office may not know it yet, and says it again.
  orders.stop()
  orders = open()
  expect(orders.restarted()).toBe(FIRST)
  orders.take({ message: null, restart: FIRST, queue: false })
  vi.advanceTimersByTime(300_000)
  expect(restart).toHaveBeenCalledTimes(1)
  orders.take({ message: null, restart: SECOND, queue: false })
  vi.advanceTimersByTime(60_000)
  expect(restart).toHaveBeenCalledTimes(2)
})

test('a full disk keeps it from starting anew, until there is room', () => {
  full = true
  orders.take({ message: null, restart: FIRST, queue: false })
  vi.advanceTimersByTime(300_000)
  expect(restart).not.toHaveBeenCalled()
  expect(orders.restarted()).toBeNull()
  full = false
  vi.advanceTimersByTime(5_000)
  expect(restart).toHaveBeenCalledTimes(1)
})

test('a message is told when it comes, changes and ends, also without network', () => {
  const told: (string | null)[] = []
  orders.onMessage((text) => told.push(text))
  const until = '2026-11-26T10:05:00+08:00'
  orders.take({ message: { text: '没有纸了', until }, restart: null, queue: false })
  orders.take({ message: { text: '没有纸了', until }, restart: null, queue: false })
  orders.take({ message: { text: '下午换纸', until }, restart: null, queue: false })
  expect(orders.message()).toBe('下午换纸')
  vi.advanceTimersByTime(5 * 60_000 + 5_000)
  expect(told).toEqual(['没有纸了', '下午换纸', null])
  orders.take({ message: { text: '以前的', until }, restart: null, queue: false })
  expect(told).toHaveLength(3)
})
