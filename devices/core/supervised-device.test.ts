import { expect, test } from 'vitest'
import { err, ok } from '../../base/result.ts'
import { newCounters, type DeviceStatus } from './device.ts'
import type { Link, LinkError } from './link.ts'
import { superviseDevice, type DeviceSession, type SupervisedDeviceOptions } from './supervised-device.ts'
import { manualTimers } from './timers.ts'

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

const untilGone = ({ signal }: DeviceSession<Link>) =>
  new Promise<'wait'>((resolve) => {
    if (signal.aborted) resolve('wait')
    signal.addEventListener('abort', () => resolve('wait'))
  })

function setup(change: Partial<SupervisedDeviceOptions<'jammed', Link>>) {
  const timers = manualTimers()
  const links: ReturnType<typeof fakeLink>[] = []
  const counters = newCounters()
  const device = superviseDevice<'jammed', Link>({
    device: 'test',
    connect: () => {
      const link = fakeLink()
      links.push(link)
      return Promise.resolve(ok(link))
    },
    serve: untilGone,
    counters,
    timers,
    random: () => 0,
    ...change,
  })
  const seen: DeviceStatus<'jammed'>[] = []
  device.onStatus((status) => seen.push(status))
  const told = () => seen.map(({ state, situation }) => [state, situation].filter(Boolean).join(' '))
  return { device, timers, links, told, counters }
}

test('an absent device is looked for with growing waits, for ever', async () => {
  let opens = 0
  const { device, timers, told } = setup({
    connect: () => {
      opens++
      return Promise.resolve(err({ kind: 'absent', detail: 'ENOENT' }))
    },
  })
  device.start()
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
  expect(told()).toEqual(['connecting', 'absent absent'])
  await device.stop()
  expect(timers.pending()).toBe(0)
})

test('a device that proved itself is looked for quickly again when it is lost; each link is closed once', async () => {
  const { device, timers, links, counters, told } = setup({
    serve: (session) => {
      session.proven()
      return untilGone(session)
    },
  })
  device.start()
  await timers.advance(0)
  for (let cycle = 1; cycle <= 10_000; cycle++) {
    links.at(-1)!.end()
    await timers.advance(300)
    if (links.length !== cycle + 1) throw new Error(`no new connection after cycle ${cycle}`)
  }
  expect(counters.reconnects).toBe(10_000)
  expect(told().slice(0, 3)).toEqual(['connecting', 'absent closed', 'connecting'])
  await device.stop()
  expect(links.every((link) => link.closes === 1)).toBe(true)
  expect(timers.pending()).toBe(0)
})

test('where what makes the connection is at fault, the fault is shown until there is a connection that works', async () => {
  let installed = false
  const { device, timers, told } = setup({
    connect: () =>
      Promise.resolve(installed ? ok(fakeLink()) : err({ fault: 'jammed', detail: 'no such service' })),
    serve: (session) => {
      device.tell({ state: 'absent', situation: 'absent' })
      device.tell({ state: 'ready' })
      return untilGone(session)
    },
  })
  device.start()
  await timers.advance(1000)
  expect(told()).toEqual(['connecting', 'fault jammed'])
  installed = true
  await timers.advance(3000)
  expect(told().slice(2)).toEqual(['absent absent', 'ready'])
  await device.stop()
})

test('a driver may ask for another attempt at once', async () => {
  let tries = 0
  const { device, timers } = setup({ serve: () => Promise.resolve(++tries < 3 ? 'at-once' : 'wait') })
  device.start()
  await timers.advance(0)
  expect(tries).toBe(3)
  await device.stop()
})

test('a driver that throws is started anew, and its device is not shown as ready meanwhile', async () => {
  let tries = 0
  const { device, timers, links, told } = setup({
    serve: (session) => {
      if (tries++ > 0) return untilGone(session)
      device.tell({ state: 'ready' })
      return Promise.reject(new Error('bug'))
    },
  })
  device.start()
  await timers.advance(300)
  expect(tries).toBe(2)
  expect(links[0]!.closes).toBe(1)
  expect(told()).toEqual(['connecting', 'ready', 'recovering', 'connecting'])
  await device.stop()
})

test('an actor that dies itself is replaced by another, which finds the device again', async () => {
  let dead = false
  const { device, timers, links, told } = setup({
    // The wait before a reconnect is reckoned inside the actor: whatever throws there ends it.
    random: () => {
      if (dead) return 0
      dead = true
      throw new Error('bug in the actor')
    },
    serve: (session) => {
      device.tell({ state: 'ready' })
      return untilGone(session)
    },
  })
  device.start()
  await timers.advance(0)
  links[0]!.end()
  await timers.advance(0)
  expect(dead).toBe(true)
  expect(links).toHaveLength(1)
  await timers.advance(1000)
  expect(links).toHaveLength(2)
  expect(device.status().state).toBe('ready')
  expect(told().at(-1)).toBe('ready')
  await device.stop()
  expect(device.status()).toMatchObject({ state: 'absent', situation: 'notStarted' })
  expect(timers.pending()).toBe(0)
})

test('a driver whose connection has gone has no say any more', async () => {
  const { device, timers, links, told } = setup({
    serve: async (session) => {
      await untilGone(session)
      device.tell({ state: 'fault', situation: 'jammed' })
      return 'wait'
    },
  })
  device.start()
  await timers.advance(0)
  links[0]!.end()
  await timers.advance(0)
  expect(told()).toEqual(['connecting', 'absent closed'])
  await device.stop()
})

test('starting twice is one device; stopped, it may be started again', async () => {
  const { device, timers, links } = setup({})
  device.start()
  device.start()
  await timers.advance(0)
  expect(links).toHaveLength(1)
  await device.stop()
  await device.stop()
  device.start()
  await timers.advance(0)
  expect(links).toHaveLength(2)
  await device.stop()
})
