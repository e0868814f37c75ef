import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agrees, createClient } from './client.ts'
import { eventStreamReader } from './event-stream.ts'
import { fakeService, manualTimers, settle } from './fake-service.ts'
import { followFacts } from './facts.ts'
import { forgetToken, takeToken } from './token.ts'

const make = (fetch: typeof globalThis.fetch, timers = manualTimers()) =>
  createClient({ token: 'right', page: 'p', fetch, timers })

describe('the client', () => {
  test('gives what is in the contract', async () => {
    const service = fakeService()
    const client = make(service.fetch)
    const first = await client.first()
    expect(first).toMatchObject({ ok: true, value: { boot: { version: '0.1.0' }, words: { 'a.b': 'c' } } })
    expect(first.ok && (await agrees(first.value))).toBe(true)
    expect(await client.words('ug')).toEqual({ ok: true, value: { 'a.b': 'c' } })
    expect(await client.lawArticle('x')).toMatchObject({ ok: true })
    const begun = await client.beginSession()
    const session = client.session(begun.ok ? begun.value.epoch : 0)
    const preview = await session.preview('x')
    expect(preview.ok && preview.value.size).toBe(3)
    expect(service.calls.every((call) => call.token === 'right' && call.page === 'p')).toBe(true)
    expect(service.named('/api/boot')[0]?.epoch).toBeNull()
    expect(service.named('/api/receipts/preview')[0]?.epoch).toBe('1')
  })

  test.each<[string, () => Response, string]>([
    ['a refusal', () => Response.json({ code: 'disk-full', message: '' }, { status: 507 }), 'disk-full'],
    ['a refusal without the contract', () => new Response('<html>', { status: 502 }), 'answer'],
    ['an answer that is not JSON', () => new Response('<html>'), 'answer'],
    ['an answer that is not the contract', () => Response.json({ epoch: 'x' }), 'answer'],
  ])('%s', async (_, answer, error) => {
    expect(await make(async () => answer()).beginSession()).toEqual({ ok: false, error })
  })

  test('a service of another version is found out after the first screen', async () => {
    const first = await make(async () => Response.json({ version: 1 })).first()
    expect(first.ok && (await agrees(first.value))).toBe(false)
  })

  test('no connection and no answer in time', async () => {
    const service = fakeService()
    const timers = manualTimers()
    const client = make(service.fetch, timers)
    service.setUp(false)
    expect(await client.first()).toEqual({ ok: false, error: 'unreachable' })
    service.setUp(true)
    service.hold('/api/boot')
    const waiting = client.first()
    await timers.advance(5_000)
    expect(await waiting).toEqual({ ok: false, error: 'timeout' })
  })
})

describe('the event stream', () => {
  const events = (pieces: readonly string[]): string[] => {
    const seen: string[] = []
    const read = eventStreamReader((data) => seen.push(data))
    for (const piece of pieces) read(piece)
    return seen
  }

  test('comments, other fields, two lines of data, CR LF, and a half event at the end', () =>
    expect(events([': alive\n\nevent: x\ndata: {"a":1}\n\ndata:b\r\ndata: c\r\n\r\ndata: half\n'])).toEqual([
      '{"a":1}',
      'b\nc',
    ]))

  test('cut anywhere it reads the same', () => {
    const whole = 'data: 一\n\n: alive\n\ndata: {"b":2}\r\n\r\ndata: c\n\n'
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 6 }), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length]
        expect(events(at.slice(1).map((end, i) => whole.slice(at[i], end)))).toEqual(['一', '{"b":2}', 'c'])
      }),
    )
  })
})

describe('facts', () => {
  const follow = () => {
    const service = fakeService()
    const timers = manualTimers()
    const seen: string[] = []
    const following = followFacts({
      client: make(service.fetch, timers),
      timers,
      onFact: (fact) => seen.push(fact.type),
      onReopened: () => seen.push('reopened'),
      onTokenRefused: () => seen.push('refused'),
    })
    return { service, timers, seen, following }
  }
  const reachable = { type: 'OFFICE_REACHABLE', reachable: true } as const

  test('are given as they come; what is not in the contract is passed over', async () => {
    const { service, seen, following } = follow()
    await settle()
    service.push('data: {"type":"UNKNOWN"}\n\ndata: nonsense\n\n')
    service.push(reachable)
    await settle()
    expect(seen).toEqual(['OFFICE_REACHABLE'])
    following.stop()
    await settle()
    expect(service.streams()).toBe(0)
  })

  test('a service that is away is tried for ever, with growing pauses', async () => {
    const { service, timers, seen, following } = follow()
    service.setUp(false)
    service.breakStreams()
    await timers.advance(60_000)
    const tries = service.named('/api/events').length
    expect(tries).toBeGreaterThan(10)
    expect(tries).toBeLessThan(25)
    service.setUp(true)
    await timers.advance(5_000)
    service.push(reachable)
    await settle()
    expect(seen.at(-1)).toBe('OFFICE_REACHABLE')
    following.stop()
  })

  test('a silent stream is opened anew, one that says it lives is kept', async () => {
    const { service, timers, seen, following } = follow()
    await settle()
    for (let i = 0; i < 5; i++) {
      await timers.advance(10_000)
      service.push(': alive\n\n')
      await settle()
    }
    expect(service.named('/api/events')).toHaveLength(1)
    await timers.advance(30_500)
    expect(service.named('/api/events')).toHaveLength(2)
    expect(seen).toEqual(['reopened'])
    following.stop()
  })
})

describe('the token', () => {
  const place = (hash: string) => {
    const kept = new Map<string, string>()
    const shown: string[] = []
    return {
      shown,
      location: { hash, pathname: '/', search: '' },
      history: { replaceState: (_: unknown, __: string, url: string) => void shown.push(url) },
      storage: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
        removeItem: (key: string) => void kept.delete(key),
      },
    }
  }

  test('leaves the address at once, and a reload still has it until it is refused', () => {
    const first = place('#token=abc-_1')
    expect(takeToken(first)).toBe('abc-_1')
    expect(first.shown).toEqual(['/'])
    const reloaded = { ...first, location: { hash: '', pathname: '/', search: '' } }
    expect(takeToken(reloaded)).toBe('abc-_1')
    forgetToken(reloaded)
    expect(takeToken(reloaded)).toBeUndefined()
  })
})
