import { afterAll, describe, expect, test, vi } from 'vitest'
import type { DeviceStatus } from '../core/device.ts'
import { hurried } from '../core/timers.ts'
import type { IdCard } from './card.ts'
import { createIdCardReader, type IdCardReader, type ReaderSituation } from './driver.ts'
import type { CardProblem } from './read-card.ts'
import { createPeer, emptyReader, readerWithCard, type Asked, type Peer, type Script } from './test-peer.ts'
import { readReplyOf, replies } from './test-vectors.ts'

interface Setup {
  readonly peer: Peer
  readonly reader: IdCardReader
  readonly cards: IdCard[]
  readonly problems: CardProblem[]
  readonly states: DeviceStatus<ReaderSituation>[]
}

const open: Setup[] = []

async function setup(script: Script): Promise<Setup> {
  const peer = await createPeer(script)
  const reader = createIdCardReader({ link: peer.link, timers: hurried })
  const all: Setup = { peer, reader, cards: [], problems: [], states: [] }
  reader.onCard((card) => all.cards.push(card))
  reader.onProblem((problem) => all.problems.push(problem))
  reader.onStatus((status) => all.states.push(status))
  open.push(all)
  reader.start()
  return all
}

afterAll(async () => {
  await Promise.all(open.map(async ({ reader, peer }) => [await reader.stop(), await peer.close()]))
})

const until = (check: () => void) => vi.waitFor(check, { timeout: 12_000, interval: 10 })
const isReady = ({ reader }: Setup) => until(() => expect(reader.status().state).toBe('ready'))
const count = (peer: Peer, asked: Asked) => peer.heard.filter((one) => one === asked).length

/** Answers a command differently the first `times` times it is asked. */
const first = (asked: Asked, reply: string | undefined, then: Script, times = 1): Script => {
  let left = times
  return (one, line) => (one === asked && left-- > 0 ? reply : then(one, line))
}
const always = (asked: Asked, reply: string | undefined, otherwise: Script): Script =>
  first(asked, reply, otherwise, Number.POSITIVE_INFINITY)

describe.concurrent('a reader', { timeout: 20_000 }, () => {
  test('is ready once it has said who it is, and looks for no card unasked', async () => {
    const s = await setup(readerWithCard('zhang'))
    await isReady(s)
    expect(s.reader.samId()).toBe('05.01-20260101-0001234567-0987654321')
    await until(() => expect(count(s.peer, 'status')).toBeGreaterThan(2))
    expect(s.peer.heard).not.toContain('findCard')
  })

  test('that does not know its number is ready all the same', async () => {
    const s = await setup(always('samId', undefined, emptyReader))
    await isReady(s)
    expect(s.reader.samId()).toBeUndefined()
  })

  test('reads a card once when armed, and the newest address with it', async () => {
    const s = await setup(readerWithCard('liLongTerm', replies.newAddressLi))
    await isReady(s)
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.cards[0]).toMatchObject({
      name: '李样例',
      address: '测试省测试市新迁路9号',
      validTo: 'long-term',
    })
    expect(s.peer.heard.slice(s.peer.heard.indexOf('findCard')).slice(0, 4)).toEqual([
      'findCard',
      'selectCard',
      'readTextAndPhoto',
      'readNewestAddress',
    ])
    await until(() => expect(count(s.peer, 'findCard')).toBeGreaterThan(4))
    expect(s.cards).toHaveLength(1)
    expect(s.states.map(({ state }) => state)).toEqual(['connecting', 'ready', 'busy', 'ready'])
  })

  test('that finds a resting card again and again reports it once, and again after it was lifted', async () => {
    let lies = true
    const resting: Script = (asked, line) =>
      asked === 'findCard' ? (lies ? replies.found : replies.noCard) : readerWithCard('zhang')(asked, line)
    const s = await setup(resting)
    s.reader.arm()
    await until(() => expect(count(s.peer, 'findCard')).toBeGreaterThan(5))
    expect(s.cards).toHaveLength(1)
    lies = false
    const before = count(s.peer, 'findCard')
    await until(() => expect(count(s.peer, 'findCard')).toBeGreaterThan(before + 3))
    lies = true
    await until(() => expect(s.cards).toHaveLength(2))
  })

  test("does not give a former citizen's forgotten card to the next one", async () => {
    const resting: Script = (asked, line) =>
      asked === 'findCard' ? replies.found : readerWithCard('zhang')(asked, line)
    const s = await setup(resting)
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    s.reader.disarm()
    s.reader.arm()
    await until(() => expect(s.problems).toEqual(['liftCard']))
    expect(s.cards).toHaveLength(1)
  })

  test('takes replies in single bytes', async () => {
    const s = await setup((asked, line) => {
      const reply = emptyReader(asked, line)
      for (const byte of reply?.match(/../g) ?? []) line.write(Buffer.from(byte, 'hex'))
      return undefined
    })
    await isReady(s)
    s.peer.script = readerWithCard('zhang')
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
  })

  test('takes a card whose reply comes in pieces with pauses', async () => {
    const card = readerWithCard('zhang')
    const s = await setup((asked, line) => {
      const reply = card(asked, line)
      if (asked !== 'readTextAndPhoto' || reply === undefined) return reply
      const cuts = [0, 3, 7, 13, 500, 1294, 1295]
      cuts.slice(1).forEach((end, i) => {
        setTimeout(() => line.write(Buffer.from(reply.slice(cuts[i]! * 2, end * 2), 'hex')), i * 10)
      })
      return undefined
    })
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.reader.counters().resyncs).toBe(0)
  })

  test('is not confused by noise before and after replies', async () => {
    const card = readerWithCard('zhang')
    const s = await setup((asked, line) => {
      const reply = card(asked, line)
      return reply === undefined ? undefined : `00FF69AAAA${reply}AAAA96`
    })
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.reader.counters().resyncs).toBeGreaterThan(0)
  })

  test('asks again after a damaged reply', async () => {
    const damaged = readReplyOf('zhang').replace(/..$/, '11')
    const s = await setup(first('readTextAndPhoto', damaged, readerWithCard('zhang')))
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.reader.counters().badChecksum).toBe(1)
    expect(count(s.peer, 'readTextAndPhoto')).toBe(2)
  })

  test('asks again after a reply that breaks off', async () => {
    const s = await setup(
      first('readTextAndPhoto', readReplyOf('zhang').slice(0, 900), readerWithCard('zhang')),
    )
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
  })

  test('asks for the card again when its replies stay damaged', async () => {
    const s = await setup(
      always('readTextAndPhoto', readReplyOf('zhang').replace(/..$/, '11'), readerWithCard('zhang')),
    )
    s.reader.arm()
    await until(() => expect(s.problems).toEqual(['liftCard']))
    expect(count(s.peer, 'readTextAndPhoto')).toBe(3)
    expect(s.cards).toEqual([])
  })

  test.each([
    ['checksum', replies.badChecksum],
    ['length', replies.badLength],
  ])('sends a command again, at most twice, when the module saw a wrong %s', async (_what, reply) => {
    const s = await setup(first('selectCard', reply, readerWithCard('zhang'), 2))
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    expect(count(s.peer, 'selectCard')).toBe(3)
  })

  test('outlives a dropped reply', async () => {
    const s = await setup(first('findCard', undefined, readerWithCard('zhang')))
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.reader.counters().timeouts).toBe(1)
  })

  test('reads the card although the question for the newest address stays unanswered, and says so', async () => {
    const s = await setup(always('readNewestAddress', undefined, readerWithCard('zhang')))
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.cards[0]!.findings).toEqual([{ field: 'newestAddress', problem: 'not-read' }])
  })

  test('does not take a late reply for the answer to a later question', async () => {
    let late: string | undefined = readReplyOf('zhang')
    const li = readerWithCard('liLongTerm')
    const s = await setup((asked, line) => {
      // A card of long ago arrives first at every question, until once it has been in the way of each.
      if (late !== undefined && asked !== 'readTextAndPhoto') line.write(Buffer.from(late, 'hex'))
      if (asked === 'selectCard') late = undefined
      return li(asked, line)
    })
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.cards[0]!.name).toBe('李样例')
  })

  test('lets a late reply run out before it asks anything else', async () => {
    const li = readerWithCard('liLongTerm')
    let isFirst = true
    const s = await setup((asked, line) => {
      if (asked !== 'readTextAndPhoto' || !isFirst) return li(asked, line)
      isFirst = false
      // The reply starts after the (hurried) budget of 750 ms and trickles for a while.
      const late = Buffer.from(readReplyOf('zhang'), 'hex')
      for (let at = 0, i = 0; at < late.length; at += 130, i++) {
        setTimeout(() => line.write(late.subarray(at, at + 130)), 752 + i)
      }
      return undefined
    })
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.cards.map(({ name }) => name)).toEqual(['李样例'])
  })
})

describe.concurrent('what the module says about a card', { timeout: 20_000 }, () => {
  test.each<[string, Asked, string, CardProblem]>([
    ['selecting failed', 'selectCard', replies.selectFailed, 'liftCard'],
    ['reading failed twice', 'readTextAndPhoto', replies.readFailed, 'liftCard'],
    ['the module errs', 'readTextAndPhoto', replies.unknownError, 'liftCard'],
    ['the card refuses the module', 'selectCard', replies.cardRefuses, 'notGenuineOrDamaged'],
    ['the module refuses the card', 'selectCard', replies.moduleRefuses, 'notGenuineOrDamaged'],
    [
      'the information does not verify',
      'readTextAndPhoto',
      replies.verificationFailed,
      'notGenuineOrDamaged',
    ],
    ['the kind is unknown', 'selectCard', replies.wrongCard, 'wrongCard'],
  ])('%s: said once, not hammered', async (_what, asked, reply, problem) => {
    const s = await setup(always(asked, reply, (one, line) => readerWithCard('zhang')(one, line)))
    s.reader.arm()
    await until(() => expect(s.problems).toEqual([problem]))
    const before = count(s.peer, 'findCard')
    await until(() => expect(count(s.peer, 'findCard')).toBeGreaterThan(before + 4))
    expect(s.problems).toEqual([problem])
    expect(count(s.peer, 'selectCard')).toBe(1)
    expect(count(s.peer, 'readTextAndPhoto')).toBeLessThanOrEqual(2)
    expect(s.reader.status().state).toBe('ready')
  })

  test('a truncated text is an unreadable card', async () => {
    const short = 'AAAAAA9669008800009000800000'
    const body = `${short.slice(14)}${'2000'.repeat(64)}`
    const sum = Buffer.from(`0088${body}`, 'hex').reduce((total, byte) => total ^ byte, 0)
    const reply = `${short.slice(0, 14)}${body}${sum.toString(16).padStart(2, '0')}`
    const s = await setup(always('readTextAndPhoto', reply.toUpperCase(), readerWithCard('zhang')))
    s.reader.arm()
    await until(() => expect(s.problems).toEqual(['unreadableCard']))
  })

  test('reading failed once: tried once more', async () => {
    const s = await setup(first('readTextAndPhoto', replies.readFailed, readerWithCard('zhang')))
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.problems).toEqual([])
  })

  test('a refused card that was lifted is tried again', async () => {
    let step = 0
    const s = await setup((asked, line) => {
      if (asked === 'findCard') return [replies.found, replies.noCard][step++] ?? replies.found
      if (asked === 'selectCard') return step < 2 ? replies.cardRefuses : replies.selected
      return readerWithCard('zhang')(asked, line)
    })
    s.reader.arm()
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.problems).toEqual(['notGenuineOrDamaged'])
  })
})

describe.concurrent('what is wrong with the reader', { timeout: 20_000 }, () => {
  test.each([
    ['selfTestFailed', replies.selfTestFailed],
    ['notAuthorised', replies.notAuthorised],
    ['refusesCommands', replies.badCommand],
    ['silent', undefined],
    ['foreignDevice', 'FFFFFFFFFF0D0A'],
  ] as const)('%s is a fault with a name, and passes when it is mended', async (situation, reply) => {
    const s = await setup(() => reply)
    await until(() => expect(s.reader.status()).toMatchObject({ state: 'fault', situation }))
    s.peer.script = emptyReader
    await isReady(s)
  })

  test('a fault that comes while a card is looked for', async () => {
    const s = await setup(emptyReader)
    await isReady(s)
    s.reader.arm()
    s.peer.script = () => replies.selfTestFailed
    await until(() =>
      expect(s.reader.status()).toMatchObject({ state: 'fault', situation: 'selfTestFailed' }),
    )
  })

  test('silence: recovering with a reset, then a new connection', async () => {
    const s = await setup(emptyReader)
    await isReady(s)
    s.peer.script = () => undefined
    await until(() => expect(s.reader.status()).toMatchObject({ state: 'fault', situation: 'silent' }))
    expect(s.states.map(({ state }) => state)).toContain('recovering')
    expect(s.peer.heard).toContain('reset')
    expect(s.peer.connections).toBeGreaterThan(1)
    s.peer.script = emptyReader
    await isReady(s)
  })

  test('a reset that helps needs no new connection', async () => {
    let deaf = false
    const s = await setup((asked, line) => {
      if (asked === 'reset') deaf = false
      return deaf ? undefined : emptyReader(asked, line)
    })
    await isReady(s)
    deaf = true
    await until(() => expect(s.states.map(({ state }) => state)).toContain('recovering'))
    await isReady(s)
    expect(s.peer.connections).toBe(1)
  })

  test('a module that is well but does not look for cards is a visible fault', async () => {
    const s = await setup(always('findCard', replies.badCommand, emptyReader))
    s.reader.arm()
    await until(() =>
      expect(s.reader.status()).toMatchObject({ state: 'fault', situation: 'refusesCommands' }),
    )
    s.peer.script = readerWithCard('zhang')
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.reader.status().state).toBe('ready')
  })

  test('unplugged in the middle of a card and plugged in again', async () => {
    const s = await setup((asked, line) => {
      if (asked !== 'readTextAndPhoto') return readerWithCard('zhang')(asked, line)
      line.write(Buffer.from(readReplyOf('zhang').slice(0, 600), 'hex'))
      line.destroy()
      return undefined
    })
    s.reader.arm()
    await until(() =>
      expect(s.states).toContainEqual(expect.objectContaining({ state: 'absent', situation: 'closed' })),
    )
    s.peer.script = readerWithCard('zhang')
    await until(() => expect(s.cards).toHaveLength(1))
    expect(s.reader.counters().reconnects).toBeGreaterThan(0)
  })

  test('nobody there', async () => {
    const peer = await createPeer(emptyReader)
    await peer.close()
    const reader = createIdCardReader({ link: peer.link, timers: hurried })
    reader.start()
    await until(() => expect(reader.status()).toMatchObject({ state: 'absent', situation: 'refused' }))
    await reader.stop()
    expect(reader.status()).toMatchObject({ state: 'absent', situation: 'notStarted' })
  })

  test('stopping ends at once, also while an answer is awaited, and it can be started again', async () => {
    const s = await setup(emptyReader)
    await isReady(s)
    s.peer.script = () => undefined
    s.reader.arm()
    await until(() => expect(s.peer.heard.at(-1)).toBe('findCard'))
    await s.reader.stop()
    expect(s.reader.status().state).toBe('absent')
    s.peer.script = emptyReader
    s.reader.start()
    await isReady(s)
  })
})
