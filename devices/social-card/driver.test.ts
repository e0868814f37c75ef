import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Logger } from '../../base/log-registry.ts'
import type { DeviceStatus } from '../core/device.ts'
import { realTimers, type Timers } from '../core/timers.ts'
import type { SocialCard } from './card.ts'
import { createSocialCardReader, type SocialCardReader, type SocialCardSituation } from './driver.ts'
import { fictitiousSocialCards } from './fixtures.ts'
import type { SocialCardProblem } from './read-card.ts'
import { createSocialCardSimulator, type SocialCardSimulator } from './simulator.ts'

const { zhang, li, bankCard } = fictitiousSocialCards

/** Real waits, twenty times shorter. */
const hurried: Timers = { after: (ms, action) => realTimers.after(ms / 20, action) }

interface Setup {
  readonly simulator: SocialCardSimulator
  readonly reader: SocialCardReader
  readonly cards: SocialCard[]
  readonly problems: SocialCardProblem[]
  readonly states: DeviceStatus<SocialCardSituation>[]
  readonly logged: string[]
}
const open: SocialCardReader[] = []
afterEach(async () => void (await Promise.all(open.splice(0).map((reader) => reader.stop()))))

function setup(name?: string): Setup {
  const simulator = createSocialCardSimulator({ timers: hurried })
  const logged: string[] = []
  const note = (event: string, fields?: object) => void logged.push(`${event} ${JSON.stringify(fields)}`)
  const log: Logger = { info: note, warn: note, error: note }
  const reader = createSocialCardReader({ open: simulator.open, reader: name, timers: hurried, log })
  const all: Setup = { simulator, reader, cards: [], problems: [], states: [], logged }
  reader.onCard((card) => all.cards.push(card))
  reader.onProblem((problem) => all.problems.push(problem))
  reader.onStatus((status) => all.states.push(status))
  open.push(reader)
  reader.start()
  return all
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 5 })
const showing = ({ reader }: Setup, status: object) =>
  until(() => expect(reader.status()).toMatchObject(status))
const isReady = (s: Setup) => showing(s, { state: 'ready' })
const moment = () => new Promise((resolve) => setTimeout(resolve, 60))

describe('a social-card reader', () => {
  test('reads a card once that is put in while armed, and says nothing personal to the log', async () => {
    const s = setup()
    await isReady(s)
    s.reader.arm()
    s.simulator.present(zhang)
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.cards[0]).toMatchObject({ name: '张测试', number: '000000199001010018' })
    await moment()
    expect(s.cards).toHaveLength(1)
    expect(s.problems).toEqual([])
    expect(s.states.map(({ state }) => state)).toEqual(['connecting', 'ready', 'busy', 'ready'])
    expect(s.logged.join()).not.toMatch(/张|19900101/)
  })

  test('reads no card unasked, and one that lies there already once it is asked', async () => {
    const s = setup()
    s.simulator.present(li)
    await isReady(s)
    await moment()
    expect(s.simulator.heard()).toEqual([])
    s.reader.arm()
    await until(() => expect(s.cards).toMatchObject([{ name: '李样例' }]))
  })

  test("does not give a former citizen's forgotten card to the next one, but reads it when put in again", async () => {
    const s = setup()
    s.reader.arm()
    s.simulator.present(zhang)
    await until(() => expect(s.cards).toHaveLength(1))
    s.reader.disarm()
    s.reader.arm()
    await until(() => expect(s.problems).toEqual(['takeOut']))
    s.simulator.remove()
    s.simulator.present(zhang)
    await until(() => expect(s.cards).toHaveLength(2))
  })

  test('gives a card to nobody when the citizen left while it was read', async () => {
    const s = setup()
    s.simulator.set('slow')
    s.reader.arm()
    s.simulator.present(zhang)
    await showing(s, { state: 'busy' })
    s.reader.disarm()
    await showing(s, { state: 'ready' })
    s.reader.arm()
    await until(() => expect(s.problems).toEqual(['takeOut']))
    expect(s.cards).toEqual([])
  })

  test.each([
    ['wrongWayRound', 'wrongWayRound'],
    ['bankCard', 'notSocialCard'],
    ['pulledMidRead', 'pulledOut'],
    ['blockedByProvince', 'notPermitted'],
    ['damagedRecord', 'unreadableCard'],
    ['silent', 'unreadableCard'],
  ] as const)('%s is told as %s, once, and the next card is read', async (situation, problem) => {
    const s = setup()
    await isReady(s)
    s.reader.arm()
    s.simulator.set(situation)
    s.simulator.present(zhang)
    await until(() => expect(s.problems).toEqual([problem]))
    await moment()
    expect(s.problems).toEqual([problem])
    s.simulator.remove()
    s.simulator.set('ready')
    s.simulator.present(li)
    await until(() => expect(s.cards).toMatchObject([{ name: '李样例' }]))
    await isReady(s)
    expect(s.problems).toEqual([problem])
  })

  test('a card that could not be read is tried again for whoever comes', async () => {
    const s = setup()
    s.reader.arm()
    s.simulator.present(bankCard)
    await until(() => expect(s.problems).toEqual(['notSocialCard']))
    s.reader.disarm()
    s.reader.arm()
    await until(() => expect(s.problems).toEqual(['notSocialCard', 'notSocialCard']))
  })

  test.each([
    ['libraryMissing', { state: 'fault', situation: 'noLibrary' }],
    ['serviceStopped', { state: 'fault', situation: 'noService' }],
    ['readerUnplugged', { state: 'absent', situation: 'absent' }],
  ] as const)('%s is shown and heals by itself, as an armed reader', async (situation, status) => {
    const s = setup()
    await isReady(s)
    s.reader.arm()
    s.simulator.set(situation)
    await showing(s, status)
    s.simulator.present(zhang)
    s.simulator.set('ready')
    await until(() => expect(s.cards).toHaveLength(1))
    await isReady(s)
    expect(s.problems).toEqual([])
  })

  test('a reader that another program holds is a fault until it is free', async () => {
    const s = setup()
    s.simulator.set('readerInUse')
    s.reader.arm()
    s.simulator.present(zhang)
    await showing(s, { state: 'fault', situation: 'inUse' })
    s.simulator.set('ready')
    await until(() => expect(s.cards).toHaveLength(1))
    await isReady(s)
  })

  test('unplugged in mid-reading is told as pulled out, and the reader as absent', async () => {
    const s = setup()
    s.simulator.set('slow')
    s.reader.arm()
    s.simulator.present(zhang)
    await showing(s, { state: 'busy' })
    s.simulator.set('readerUnplugged')
    await showing(s, { state: 'absent' })
    expect(s.problems).toEqual(['pulledOut'])
  })

  test('only readers of the configured name count', async () => {
    const s = setup('Other maker')
    await showing(s, { state: 'absent', situation: 'absent' })
    expect(setup('Simulated').reader.status().state).not.toBe('ready')
  })
})
