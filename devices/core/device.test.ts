import { expect, test } from 'vitest'
import { manualClock } from '../../base/clock.ts'
import { err, ok } from '../../base/result.ts'
import {
  createStatus,
  newCounters,
  reconnectDelayMs,
  superviseLink,
  type DeviceStatus,
  type LinkSession,
  type SupervisorOptions,
} from './device.ts'
import type { Link, LinkError } from './link.ts'
import { manualTimers } from './timers.ts'

test('a status keeps its time until it really changes', () => {
  const clock = manualClock(new Date('2026-01-01T00:00:00Z'))
  const status = createStatus<'paperOut'>({ device: 'test', clock })
  const seen: DeviceStatus<'paperOut'>[] = []
  const remove = status.on((next) => seen.push(next))
  expect(status.get()).toEqual({
    state: 'absent',
    situation: 'notStarted',
    since: '2026-01-01T00:00:00.000Z',
  })
  clock.advance(1000)
  status.set({ state: 'fault', situation: 'paperOut' })
  clock.advance(1000)
  status.set({ state: 'fault', situation: 'paperOut' })
  expect(status.get().since).toBe('2026-01-01T00:00:01.000Z')
  status.set({ state: 'ready' })
  remove()
  status.set({ state: 'busy' })
  expect(seen.map(({ state }) => state)).toEqual(['fault', 'ready'])
})

test('waits grow to five seconds and are stretched by at most a fifth', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 99].map((attempt) => reconnectDelayMs(attempt, 0))).toEqual([
    300, 600, 1000, 2000, 3000, 3000, 3000, 3000,
  ])
  expect(reconnectDelayMs(0, 0.999)).toBeLessThanOrEqual(360)
})

function fakeLink() {
  let onEnd: ((reason: LinkError) => void) | undefined
  const link: Link & { readonly end: () => void; closes: number } = {
    closes: 0,
    write: () => Promise.resolve(ok(undefined)),
    onData: () => () => {},
    onClose: (listener) => {
      onEnd = listener
      return () => {
        onEnd = undefined
      }
    },
    close: () => {
      link.closes++
      return Promise.resolve()
    },
    end: () => onEnd?.({ kind: 'closed', detail: 'unplugged' }),
  }
  return link
}

const untilGone = ({ signal }: LinkSession) =>
  new Promise<'wait'>((resolve) => {
    if (signal.aborted) resolve('wait')
    signal.addEventListener('abort', () => resolve('wait'))
  })

function setup(change: Partial<SupervisorOptions>) {
  const timers = manualTimers()
  const links: ReturnType<typeof fakeLink>[] = []
  const events: string[] = []
  const counters = newCounters()
  const supervisor = superviseLink({
    device: 'test',
    link: () => ({ tcp: '127.0.0.1:1' }),
    open: () => {
      const link = fakeLink()
      links.push(link)
      return Promise.resolve(ok(link))
    },
    serve: untilGone,
    onConnecting: () => events.push('connecting'),
    onAbsent: (reason) => events.push(reason),
    counters,
    timers,
    random: () => 0,
    ...change,
  })
  return { supervisor, timers, links, events, counters }
}

test('an absent device is looked for with growing waits, for ever', async () => {
  let opens = 0
  const { supervisor, timers, events } = setup({
    open: () => {
      opens++
      return Promise.resolve(err({ kind: 'absent', detail: 'ENOENT' }))
    },
  })
  supervisor.start()
  for (const [wait, expected] of [
    [0, 1],
    [299, 1],
    [1, 2],
    [600, 3],
    [1000, 4],
    [2000, 5],
    [3000, 6],
    [3000, 7],
    [3000, 8],
  ] as const) {
    await timers.advance(wait)
    expect(opens).toBe(expected)
  }
  expect(new Set(events)).toEqual(new Set(['connecting', 'absent']))
  await supervisor.stop()
  expect(timers.pending()).toBe(0)
})

test('a device that proved itself is looked for quickly again when it is lost; each link is closed once', async () => {
  const { supervisor, timers, links, counters, events } = setup({
    serve: (session) => {
      session.proven()
      return untilGone(session)
    },
  })
  supervisor.start()
  await timers.advance(0)
  for (let cycle = 1; cycle <= 10_000; cycle++) {
    links.at(-1)!.end()
    await timers.advance(300)
    if (links.length !== cycle + 1) throw new Error(`no new connection after cycle ${cycle}`)
  }
  expect(counters.reconnects).toBe(10_000)
  expect(events.slice(0, 4)).toEqual(['connecting', 'connecting', 'closed', 'connecting'])
  await supervisor.stop()
  expect(links.every((link) => link.closes === 1)).toBe(true)
  expect(timers.pending()).toBe(0)
})

test('a driver may ask for another attempt at once', async () => {
  let tries = 0
  const { supervisor, timers } = setup({ serve: () => Promise.resolve(++tries < 3 ? 'at-once' : 'wait') })
  supervisor.start()
  await timers.advance(0)
  expect(tries).toBe(3)
  await supervisor.stop()
})

test('a driver that throws is started anew', async () => {
  let tries = 0
  const { supervisor, timers, links } = setup({
    serve: (session) => (tries++ === 0 ? Promise.reject(new Error('bug')) : untilGone(session)),
  })
  supervisor.start()
  await timers.advance(300)
  expect(tries).toBe(2)
  expect(links[0]!.closes).toBe(1)
  await supervisor.stop()
})

test('starting twice is one device; stopped, it may be started again', async () => {
  const { supervisor, timers, links } = setup({})
  supervisor.start()
  supervisor.start()
  await timers.advance(0)
  expect(links).toHaveLength(1)
  await supervisor.stop()
  await supervisor.stop()
  supervisor.start()
  await timers.advance(0)
  expect(links).toHaveLength(2)
  await supervisor.stop()
})
