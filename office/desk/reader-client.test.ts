// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import type { ReaderFact } from '../../exchange/schemas/desk-reader.ts'
import { forgetReader, pairReader, readCard } from './reader-client.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  sessionStorage.clear()
})
const PORT = 7720
const TOKEN = 'a-token-of-a-test-that-is-long-enough'
const json = (status: number, body: object) => new Response(JSON.stringify(body), { status })

/** A reader program that gives these answers one after the other, and what it was asked. */
function answering(...answers: (Response | Error)[]) {
  const asked: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, init })
    const answer = answers.shift()!
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
  return asked
}
async function read() {
  const facts: ReaderFact[] = []
  const onFact = (fact: ReaderFact) => facts.push(fact)
  return { result: await readCard(PORT, { onFact, signal: new AbortController().signal }), facts }
}

test('paired once, asked with what pairing gave, and nothing of it stays after the log-out', async () => {
  const over = 'data: {"type":"READ_ENDED","reason":"time"}\n\n'
  const asked = answering(json(200, { token: TOKEN }), new Response(over), json(401, { code: 'pairing' }))
  expect(await pairReader(PORT, 'K7M-2QX')).toEqual({ ok: true, value: undefined })
  expect((await read()).facts).toEqual([{ type: 'READ_ENDED', reason: 'time' }])
  expect(asked[1]).toMatchObject({
    url: 'http://127.0.0.1:7720/read',
    init: { method: 'POST', credentials: 'omit', headers: { 'mingli-reader': TOKEN } },
  })
  expect(localStorage).toHaveLength(0)
  forgetReader()
  expect(sessionStorage).toHaveLength(0)
})

test('what the program no longer knows is forgotten', async () => {
  answering(json(200, { token: TOKEN }), json(401, { code: 'pairing' }))
  await pairReader(PORT, 'K7M2QX')
  expect((await read()).result).toEqual({ ok: false, error: { kind: 'pairing' } })
  expect(sessionStorage).toHaveLength(0)
})

test.each([
  ['nothing there', new TypeError('Failed to fetch'), { kind: 'unreachable' }],
  ['a program for another desk', json(403, { code: 'origin' }), { kind: 'unreachable' }],
  ['something else on that port', new Response('<html>', { status: 404 }), { kind: 'unreachable' }],
  ['a wrong code', json(403, { code: 'code' }), { kind: 'code' }],
  [
    'too many tries',
    json(429, { code: 'limited', retryAfterSeconds: 42 }),
    { kind: 'limited', retryAfterSeconds: 42 },
  ],
])('%s is a failure of its own kind', async (_, answer, error) => {
  answering(answer)
  expect(await pairReader(PORT, 'K7M2QX')).toEqual({ ok: false, error })
})

test('what a browser was told to forbid is said as that', async () => {
  vi.stubGlobal('navigator', { permissions: { query: () => Promise.resolve({ state: 'denied' }) } })
  answering(new TypeError('Failed to fetch'))
  expect((await read()).result).toEqual({ ok: false, error: { kind: 'blocked' } })
})

test('what is no fact of the contract is passed over', async () => {
  const card = '{"type":"CARD_READ","identity":{"method":"typed","name":"张测试"}}'
  answering(new Response(`data: ${card}\n\ndata: nonsense\n\n: alive\n\n`))
  expect(await read()).toEqual({ result: { ok: true, value: undefined }, facts: [] })
})
