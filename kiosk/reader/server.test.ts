import { afterEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '../../base/clock.ts'
import { silentLogger } from '../../base/log.ts'
import { unwrap } from '../../base/result.ts'
import { pause, realTimers } from '../../devices/core/timers.ts'
import { fictitiousCards } from '../../devices/id-card/fixtures.ts'
import { fictitiousSocialCards } from '../../devices/social-card/fixtures.ts'
import { READER_TOKEN } from '../../exchange/schemas/desk-reader.ts'
import { createCardReaders } from '../service/card-readers.ts'
import { createPairing } from './pairing.ts'
import { createReading } from './reading.ts'
import { listenForDesk } from './server.ts'
import { ask, waitForCard } from './test-desk.ts'

const DESK = 'https://office.example'
const ended: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ended.splice(0)) await end()
})

/** The program with simulated readers behind the real drivers, on a real port. */
async function setup({ limitMs }: { readonly limitMs?: number } = {}) {
  const readers = await createCardReaders({
    config: { idCard: { driver: 'simulated' }, socialCard: { driver: 'simulated' } },
    clock: systemClock,
    log: silentLogger,
  })
  const pairing = createPairing({ onCode: () => {} })
  const beginReading = createReading({
    readers,
    clock: systemClock,
    ...(limitMs === undefined ? {} : { limitMs }),
  })
  const { port, close } = unwrap(await listenForDesk({ desk: DESK, port: 0, pairing, beginReading }))
  ended.push(async () => {
    await close()
    await readers.stop()
  })
  readers.start()
  const headers = { host: `127.0.0.1:${port}`, origin: DESK, 'content-type': 'application/json' }
  const pair = (code = pairing.code(), change: Record<string, string> = {}) =>
    ask(port, '/pair', { headers: { ...headers, ...change }, body: JSON.stringify({ code }) })
  const paired = async () => (JSON.parse((await pair()).text) as { token: string }).token
  const wait = async (token: string) => {
    const page = await waitForCard(port, DESK, token)
    ended.unshift(page.end)
    return page
  }
  const id = readers.simulators.idCard!
  const social = readers.simulators.socialCard!
  return { port, pairing, headers, pair, paired, wait, id, social, readers }
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 25_000, interval: 20 })
const ofType = (page: { facts: readonly { type: string }[] }, type: string) =>
  page.facts.filter((fact) => fact.type === type)

describe('who is answered', () => {
  test.each([
    ['another page', { origin: 'https://elsewhere.example' }],
    ['the desk without encryption', { origin: 'http://office.example' }],
    ['a page in a sandbox', { origin: 'null' }],
    ['a name rebound to this machine', { host: 'evil.example:7720' }],
    ['localhost, which the desk does not use', { host: 'localhost:7720' }],
  ])('not %s: neither preflight nor request, even with the right code', async (_, change) => {
    const { port, pairing, headers, pair } = await setup()
    const code = pairing.code()
    const refused = await pair(code, change)
    expect([refused.status, refused.text]).toEqual([403, '{"code":"origin"}'])
    const preflight = await ask(port, '/read', {
      method: 'OPTIONS',
      headers: {
        ...headers,
        ...change,
        'access-control-request-method': 'POST',
        'access-control-request-private-network': 'true',
      },
    })
    expect(preflight.status).toBe(403)
    for (const answer of [refused, preflight])
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    // Nothing was used up: the desk itself still pairs by this code.
    expect((await pair(code)).status).toBe(200)
  })

  test('not an address typed into the browser, nor a picture: no Origin, no answer', async () => {
    const { port } = await setup()
    const typed = await ask(port, '/read', {
      method: 'GET',
      headers: { host: `127.0.0.1:${port}` },
      body: '',
    })
    expect([typed.status, typed.headers['access-control-allow-origin']]).toEqual([403, undefined])
  })

  test('the desk: its browser may ask, also one that asks for the private network', async () => {
    const { port, headers } = await setup()
    const preflight = await ask(port, '/read', {
      method: 'OPTIONS',
      headers: { ...headers, 'access-control-request-private-network': 'true' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': DESK,
      'access-control-allow-headers': `content-type, ${READER_TOKEN}`,
      'access-control-allow-private-network': 'true',
      vary: 'Origin',
    })
    expect(preflight.headers).not.toHaveProperty('access-control-allow-credentials')
  })

  test('without pairing nothing is read; a wrong code does not pair, and five end it', async () => {
    const { port, headers, pairing, pair, id, readers } = await setup()
    id.present(fictitiousCards.zhang)
    for (const token of [undefined, 'guess', ''])
      expect(
        await ask(port, '/read', {
          headers: { ...headers, ...(token === undefined ? {} : { [READER_TOKEN]: token }) },
        }),
      ).toMatchObject({ status: 401, text: '{"code":"pairing"}' })
    const armed = vi.spyOn(readers.idCard, 'arm')
    for (let tried = 1; tried < 5; tried++) expect((await pair('0000000')).status).toBe(403)
    expect(await pair('0000000')).toMatchObject({
      status: 429,
      text: '{"code":"limited","retryAfterSeconds":60}',
    })
    expect((await pair(pairing.code())).status).toBe(429)
    expect(armed).not.toHaveBeenCalled()
  })

  test('what is no request of the contract gets a refusal, not an error page', async () => {
    const { port, headers } = await setup()
    for (const body of ['', '[]', '{"code":7}', '{"code":"A","more":1}', 'x'.repeat(2000)])
      expect((await ask(port, '/pair', { headers, body })).text).toBe('{"code":"schema"}')
    expect((await ask(port, '/cards', { headers })).text).toBe('{"code":"not-found"}')
  })
})

describe('a card', { timeout: 60_000 }, () => {
  test('is read on request, goes to the page once without its photo, and the reader rests', async () => {
    const { paired, wait, id, readers } = await setup()
    const disarm = vi.spyOn(readers.idCard, 'disarm')
    const token = await paired()
    const page = await wait(token)
    await until(() => expect(page.facts.at(-1)).toMatchObject({ idCard: { state: 'ready' } }))
    id.present(fictitiousCards.liLongTerm)
    await until(() => expect(page.over()).toBe(true))
    expect(ofType(page, 'CARD_READ')).toEqual([
      {
        type: 'CARD_READ',
        identity: {
          method: 'card',
          document: 'resident',
          name: '李样例',
          number: '000000195512310049',
          sex: 'female',
          birth: '1955-12-31',
          ethnicity: '01',
          address: '测试省测试市新迁路9号',
          validTo: 'long-term',
        },
      },
    ])
    expect(disarm).toHaveBeenCalled()
    // Whoever asks next is not told of the card that still lies there, but of the one that comes.
    const next = await wait(token)
    await until(() => expect(next.facts.at(-1)).toMatchObject({ idCard: { state: 'ready' } }))
    id.present(fictitiousCards.zhang)
    await until(() => expect(next.over()).toBe(true))
    expect(ofType(next, 'CARD_READ')).toMatchObject([{ identity: { name: '张测试' } }])
  })

  test('of the social security kind says so', async () => {
    const { paired, wait, social } = await setup()
    const page = await wait(await paired())
    social.present(fictitiousSocialCards.zhang)
    await until(() => expect(page.over()).toBe(true))
    expect(page.facts.at(-1)).toMatchObject({
      identity: { method: 'social-card', document: 'resident', name: '张测试', birth: '1990-01-01' },
    })
  })

  test('that does not come: the reader rests when the time is over', async () => {
    const { paired, wait } = await setup({ limitMs: 300 })
    const page = await wait(await paired())
    await until(() => expect(page.over()).toBe(true))
    expect(page.facts.at(-1)).toEqual({ type: 'READ_ENDED', reason: 'time' })
  })

  test('put down after the clerk has given up, or before anybody asked, is not looked at', async () => {
    const { paired, wait, id, readers } = await setup()
    const looked: string[] = []
    readers.idCard.onCard((card) => looked.push(card.document))
    const token = await paired()
    id.present(fictitiousCards.zhang)
    id.remove()
    const page = await wait(token)
    await until(() => expect(page.facts.at(-1)).toMatchObject({ idCard: { state: 'ready' } }))
    const disarm = vi.spyOn(readers.idCard, 'disarm')
    await page.end()
    await until(() => expect(disarm).toHaveBeenCalled())
    id.present(fictitiousCards.zhang)
    const later = await wait(token)
    await until(() => expect(later.over()).toBe(true))
    expect([looked.length, ofType(page, 'CARD_READ').length, ofType(later, 'CARD_READ').length]).toEqual([
      1, 0, 1,
    ])
  })

  test('goes to the page that asked last', async () => {
    const { paired, wait, id } = await setup()
    const token = await paired()
    const first = await wait(token)
    const second = await wait(token)
    await until(() => expect(first.facts.at(-1)).toEqual({ type: 'READ_ENDED', reason: 'taken-over' }))
    id.present(fictitiousCards.zhang)
    await until(() => expect(second.over()).toBe(true))
    expect(ofType(second, 'CARD_READ')).toHaveLength(1)
    expect(ofType(first, 'CARD_READ')).toHaveLength(0)
  })

  test.each([
    ['taken away while it is read', 'readingFails', 'liftCard'],
    ['forged or damaged', 'notGenuineOrDamaged', 'notGenuineOrDamaged'],
    ['of another kind', 'wrongCard', 'wrongCard'],
    ['with half its text', 'cardTooShort', 'unreadableCard'],
  ] as const)('%s is told by its situation, and the next try counts', async (_, situation, told) => {
    const { paired, wait, id } = await setup()
    const page = await wait(await paired())
    unwrap(await id.set(situation))
    id.present(fictitiousCards.zhang)
    const failed = { type: 'CARD_FAILED', reader: 'idCard', situation: told }
    await until(() => expect(ofType(page, 'CARD_FAILED')).toEqual([failed]))
    unwrap(await id.set('ready'))
    // As a person does, until it works: lifted, put down again.
    for (let tried = 0; tried < 10 && !page.over(); tried++) {
      id.remove()
      await pause(realTimers, 700)
      id.present(fictitiousCards.zhang)
      await pause(realTimers, 700)
    }
    await until(() => expect(page.over()).toBe(true))
    expect(ofType(page, 'CARD_READ')).toHaveLength(1)
  })

  test('on a noisy line is read all the same', async () => {
    const { paired, wait, id } = await setup()
    unwrap(await id.set('noisyLine'))
    const page = await wait(await paired())
    id.present(fictitiousCards.zhang)
    await until(() => expect(page.over()).toBe(true))
    expect(page.facts.at(-1)).toMatchObject({ type: 'CARD_READ', identity: { name: '张测试' } })
  })

  test('the reader unplugged: told at once, and read when it is back', async () => {
    const { paired, wait, id } = await setup()
    const page = await wait(await paired())
    await until(() => expect(page.facts.at(-1)).toMatchObject({ idCard: { state: 'ready' } }))
    await id.unplug()
    await until(() => expect(page.facts.at(-1)).toMatchObject({ idCard: { state: 'absent' } }))
    unwrap(await id.plug())
    id.present(fictitiousCards.zhang)
    await until(() => expect(page.over()).toBe(true))
    expect(page.facts.at(-1)).toMatchObject({ type: 'CARD_READ' })
  })
})

test('a port that is taken is said in a sentence', async () => {
  const { port } = await setup()
  const again = await listenForDesk({
    desk: DESK,
    port,
    pairing: createPairing({ onCode: () => {} }),
    beginReading: () => () => {},
  })
  expect(again.ok ? '' : again.error).toContain(`port ${port} is in use`)
})
