import { expect, onTestFinished, test, vi } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { openLink, type Link, type LinkConfig, type OpenLink } from '../core/link.ts'
import { situations, situationsOf, type Situation } from '../core/situations.ts'
import { createPty, withoutSocat, type Pty } from '../core/test-pty.ts'
import { hurried, pause, realTimers } from '../core/timers.ts'
import type { IdCard } from './card.ts'
import { createIdCardReader, type IdCardReaderOptions } from './driver.ts'
import { fictitiousCards } from './fixtures.ts'
import type { CardProblem } from './read-card.ts'
import { createIdCardSimulator } from './simulator.ts'
import { createPeer, emptyReader, readerWithCard } from './test-peer.ts'
import { hex, sent } from './test-vectors.ts'

const until = (check: () => void) => vi.waitFor(check, { timeout: 12_000, interval: 10 })

function startReader(options: IdCardReaderOptions) {
  const reader = createIdCardReader({ timers: hurried, ...options })
  const cards: IdCard[] = []
  const problems: CardProblem[] = []
  reader.onCard((card) => cards.push(card))
  reader.onProblem((problem) => problems.push(problem))
  onTestFinished(() => reader.stop())
  reader.start()
  return { reader, cards, problems, isReady: () => until(() => expect(reader.status().state).toBe('ready')) }
}

/** Answers on the far end of a pty by hand-written bytes. */
async function answerOn(pty: Pty): Promise<Link> {
  const link = unwrap(await openLink({ tty: pty.far, baudRate: 115_200 }, { timeoutMs: 2000 }))
  const script = readerWithCard('zhang')
  const names = new Map(
    Object.entries(sent).map(([name, frame]) => [frame as string, name as keyof typeof sent]),
  )
  let held = ''
  link.onData((bytes) => {
    held += Buffer.from(bytes).toString('hex').toUpperCase()
    for (; held.length >= 20; held = held.slice(20)) {
      const asked = names.get(held.slice(0, 20))
      const reply = asked && script(asked, undefined as never)
      if (reply !== undefined) void link.write(hex(reply), 1000)
    }
  })
  return link
}

test.skipIf(withoutSocat)(
  'on a real pty: reads, notices the adapter vanish, comes back (skipped where socat is not installed)',
  { timeout: 30_000 },
  async () => {
    const pty = await createPty()
    onTestFinished(pty.remove)
    let far = await answerOn(pty)
    const { reader, cards, isReady } = startReader({ link: { tty: pty.near, baudRate: 115_200 } })
    await isReady()
    reader.arm()
    await until(() => expect(cards).toHaveLength(1))
    reader.disarm()
    for (let cycle = 2; cycle <= 3; cycle++) {
      await pty.vanish()
      await until(() => expect(reader.status().state).toBe('absent'))
      await far.close()
      await pty.appear()
      far = await answerOn(pty)
      await isReady()
    }
    await reader.stop()
    await far.close()
    // Released: somebody else may open the port now.
    const free = unwrap(await openLink({ tty: pty.near, baudRate: 9600 }, { timeoutMs: 2000 }))
    await free.close()
  },
)

test.skipIf(withoutSocat)(
  'the simulator on its end of a pty (skipped where socat is not installed)',
  async () => {
    const pty = await createPty()
    onTestFinished(pty.remove)
    const simulator = unwrap(await createIdCardSimulator({ listen: { tty: pty.far, baudRate: 115_200 } }))
    onTestFinished(simulator.close)
    simulator.present(fictitiousCards.rareName)
    const { reader, cards } = startReader({ link: { tty: pty.near, baudRate: 115_200 } })
    reader.arm()
    await until(() => expect(cards.map(({ name }) => name)).toEqual(['𠮷测试']))
  },
)

test('with real waits a present reader is ready within five seconds', async () => {
  const simulator = unwrap(await createIdCardSimulator())
  onTestFinished(simulator.close)
  const { reader } = startReader({ link: simulator.link, timers: undefined })
  await vi.waitFor(() => expect(reader.status().state).toBe('ready'), { timeout: 5000, interval: 10 })
})

test(
  'every fictitious card is read through the simulator, one after the other',
  { timeout: 20_000 },
  async () => {
    const simulator = unwrap(await createIdCardSimulator())
    onTestFinished(simulator.close)
    const { reader, cards } = startReader({ link: simulator.link })
    reader.arm()
    for (const card of Object.values(fictitiousCards)) {
      const before = cards.length
      simulator.present(card)
      await until(() => expect(cards).toHaveLength(before + 1))
    }
    expect(cards.map(({ name, document }) => `${name} ${document}`)).toEqual([
      '张测试 resident',
      '李样例 resident',
      '𠮷测试 resident',
      '王虚构 resident',
      '赵过期 resident',
      '陈港样 permit',
      '试样 foreign',
      '试样 foreign',
    ])
  },
)

test.each(situationsOf('idCard'))(
  'situation %s is told as what it is, and passes without a restart',
  { timeout: 30_000 },
  async (name) => {
    const { status, card }: Situation = situations.idCard[name]
    const simulator = unwrap(await createIdCardSimulator())
    onTestFinished(simulator.close)
    const { reader, cards, problems, isReady } = startReader({ link: simulator.link })
    await isReady()
    unwrap(await simulator.set(name))
    simulator.present(fictitiousCards.zhang)
    reader.arm()
    await until(() => {
      if (status.state !== 'ready') expect(reader.status()).toMatchObject(status)
      else if (card === undefined) expect(cards).toHaveLength(1)
      else expect(problems).toEqual([card])
    })
    simulator.remove()
    unwrap(await simulator.set('ready'))
    await isReady()
    // So long that the reader has looked at the empty field more than once.
    await pause(realTimers, 200)
    simulator.present(fictitiousCards.liLongTerm)
    await until(() => expect(cards.at(-1)?.name).toBe('李样例'))
  },
)

test(
  'line speeds are tried in turn until one is answered, and that one is kept',
  { timeout: 20_000 },
  async () => {
    const mute = await createPeer(() => undefined)
    const good = await createPeer(emptyReader)
    onTestFinished(async () => {
      await mute.close()
      await good.close()
    })
    const speeds: number[] = []
    const open: OpenLink = (config: LinkConfig, options) => {
      const baudRate = 'tty' in config ? config.baudRate : 0
      speeds.push(baudRate)
      return openLink(baudRate === 38_400 ? good.link : mute.link, options)
    }
    const link = { tty: '/dev/ttyTEST', baudRate: 115_200 }
    const { reader, isReady } = startReader({
      link,
      baudRates: [115_200, 57_600, 38_400, 19_200, 9600],
      open,
    })
    await isReady()
    expect(speeds).toEqual([115_200, 57_600, 38_400])
    good.hangUp()
    await until(() => expect(reader.status().state).toBe('absent'))
    await isReady()
    expect(speeds.at(-1)).toBe(38_400)
    expect(speeds).toHaveLength(4)
  },
)

test('a module that answers too slowly for the first round of line speeds is found in the second', async () => {
  const slow = await createPeer((asked, line) => {
    const reply = emptyReader(asked, line)
    // Hurried time: longer than the first try lasts (100 ms), shorter than the second (250 ms).
    if (reply !== undefined) setTimeout(() => line.write(hex(reply)), 150)
    return undefined
  })
  onTestFinished(slow.close)
  const link = { tty: '/dev/ttyTEST', baudRate: 115_200 }
  const open: OpenLink = (_config, options) => openLink(slow.link, options)
  const { reader } = startReader({ link, baudRates: [115_200, 57_600], open })
  await until(() => expect(reader.status()).toMatchObject({ state: 'fault', situation: 'silent' }))
  await until(() => expect(reader.status().state).toBe('ready'))
})
