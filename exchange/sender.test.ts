import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from '../base/clock.ts'
import { uuidv7 } from '../base/ids.ts'
import { unwrap } from '../base/result.ts'
import { createExchangeClient } from './client.ts'
import { openOutbox, type Outbox } from './outbox.ts'
import { envelope as envelopeSchema, type Envelope } from './schemas/envelope.ts'
import { sealEnvelope } from './seal-envelope.ts'
import { generateSealingKey } from './sealing.ts'
import { createSender, type Sender } from './sender.ts'
import { envelopeHash, generateSigningKey, signAcknowledgement } from './signing.ts'
import { evaluationMessage } from './test-fixtures.ts'

/** An office that misbehaves as told; what it acknowledged is in `received`. */
type Behaviour = (envelope: Envelope, response: ServerResponse, request: IncomingMessage) => void

const officeKey = generateSigningKey()
const at = '2026-11-22T10:00:00+08:00'
const acknowledgementOf = (envelope: Envelope, key = officeKey.privateKey) =>
  signAcknowledgement({ id: envelope.header.id, hash: envelopeHash(envelope), at }, key)
const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

const good: Behaviour = (envelope, response) => {
  received.push(envelope.header.seq)
  json(response, 201, acknowledgementOf(envelope))
}
const status =
  (code: number, error?: string, headers?: Record<string, string>): Behaviour =>
  (_envelope, response) =>
    json(response, code, error ? { code: error, message: 'test' } : 'nothing', headers)

let received: number[]
let seen: number[]
let script: Behaviour[]
let server: Server
let outbox: Outbox
let sender: Sender | undefined

beforeEach(async () => {
  received = []
  seen = []
  script = []
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const envelope = envelopeSchema.parse(JSON.parse(Buffer.concat(chunks).toString()))
      seen.push(envelope.header.seq)
      ;(script.shift() ?? good)(envelope, response, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  outbox = unwrap(openOutbox({ file: ':memory:', clock: systemClock }))
  unwrap(
    outbox.register({
      kioskId: 'kiosk-a',
      officeCode: '000000001',
      shortCode: '7A3K',
      stationLetter: 'A',
      sealingKeys: [{ keyId: 'k1', publicKey: (await generateSealingKey()).publicKey }],
      signingKey: officeKey.publicKey,
    }),
  )
})
afterEach(async () => {
  await sender?.stop()
  sender = undefined
  outbox.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function start(timeoutMs = 5_000): Sender {
  const { port } = server.address() as AddressInfo
  const client = unwrap(
    createExchangeClient({
      url: `http://127.0.0.1:${port}`,
      registration: outbox.current,
      clock: systemClock,
      timeoutMs,
    }),
  )
  sender = createSender({ outbox, client, backoff: { firstMs: 5, longestMs: 40 } })
  return sender
}
async function append(): Promise<void> {
  unwrap(
    await outbox.append({
      submissionId: uuidv7(new Date()),
      withNumber: true,
      contentVersion: 'test',
      seal: (header, registration) => sealEnvelope(evaluationMessage, header, registration),
    }),
  )
}
const states = () => outbox.rows().map((row) => row.state)
const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 })

test('what waits is sent oldest first, what comes later when woken, and acknowledged bytes are erased', async () => {
  await append()
  await append()
  const { wake, health } = start()
  await until(() => expect(states()).toEqual(['acknowledged', 'acknowledged']))
  await append()
  wake()
  await until(() => expect(states()[2]).toBe('acknowledged'))
  expect(received).toEqual([1, 2, 3])
  expect(health()).toMatchObject({ queued: 0, refused: 0, oldest: null, lastError: null })
})

const halfWritten: Behaviour = (_envelope, response) => {
  response.writeHead(201, { 'content-type': 'application/json', 'content-length': '500' })
  response.write('{"id":"')
  setTimeout(() => response.destroy(), 10)
}
const cutOff: Behaviour = (_envelope, response) => response.destroy()
const silent: Behaviour = () => {}

test.each([
  ['503', status(503, 'busy')],
  ['429', status(429, 'limited')],
  ['500 without a body', status(500)],
  ['404 from a wrong address', status(404)],
  ['400 from a proxy that is no office', status(400)],
  ['201 without an acknowledgement', status(201)],
  ['a connection cut off', cutOff],
  ['a half-written answer', halfWritten],
  ['an office that never answers', silent],
])('after %s it is kept and sent again', async (_name, behaviour) => {
  script = [behaviour, behaviour]
  await append()
  start(300)
  await until(() => expect(states()).toEqual(['acknowledged']))
  expect(seen).toEqual([1, 1, 1])
  expect(received).toEqual([1])
})

const forgedBy =
  (change: (envelope: Envelope) => object): Behaviour =>
  (envelope, response) =>
    json(response, 200, { ...acknowledgementOf(envelope), ...change(envelope) })

test.each([
  ['another key', forgedBy((envelope) => acknowledgementOf(envelope, generateSigningKey().privateKey))],
  ['another hash', forgedBy(() => ({ hash: '0'.repeat(64) }))],
  ['another time than was signed', forgedBy(() => ({ at: '2026-11-22T10:00:01+08:00' }))],
  [
    'another envelope',
    forgedBy((envelope) =>
      acknowledgementOf({ ...envelope, header: { ...envelope.header, id: uuidv7(new Date()) } }),
    ),
  ],
])('an acknowledgement with %s erases nothing', async (_name, behaviour) => {
  script = [behaviour]
  await append()
  const { health } = start()
  await until(() =>
    expect(health().alarms.invalidAcknowledgement || states()[0] === 'acknowledged').toBe(true),
  )
  await until(() => expect(states()).toEqual(['acknowledged']))
  expect(seen).toEqual([1, 1])
  expect(health().alarms.invalidAcknowledgement).toBe(false)
})

test.each([
  [400, 'schema'],
  [409, 'conflict'],
  [413, 'too-large'],
  [422, 'unreadable'],
])('%i (%s) is kept as refused with an alarm, and the next one goes on', async (code, error) => {
  script = [status(code, error)]
  await append()
  await append()
  const { health } = start()
  await until(() => expect(states()).toEqual(['refused', 'acknowledged']))
  expect(health()).toMatchObject({ queued: 0, refused: 1, alarms: { refused: true } })
  expect(outbox.rows()[0]).toMatchObject({ lastStatus: code })
})

test('a revoked kiosk keeps everything and says so, until it is known again', async () => {
  script = [status(401, 'revoked'), status(401, 'revoked')]
  await append()
  await append()
  const { health } = start()
  await until(() => expect(seen.length).toBeGreaterThanOrEqual(2))
  expect(seen.slice(0, 2)).toEqual([1, 2])
  await until(() => expect(states()).toEqual(['acknowledged', 'acknowledged']))
  expect(health().alarms.unauthorised).toBe(false)
})

test('sealed to a key whose time is over it is kept and tried again: the office may move the end', async () => {
  script = [status(422, 'key-expired')]
  await append()
  await append()
  const { health } = start()
  await until(() => expect(states()).toEqual(['acknowledged', 'acknowledged']))
  expect(seen).toEqual(expect.arrayContaining([1, 1, 2]))
  expect(health().refused).toBe(0)
})

test('Retry-After is kept, also when woken', async () => {
  script = [status(503, 'busy', { 'retry-after': '1' })]
  await append()
  const { wake } = start()
  const begun = performance.now()
  await until(() => expect(seen).toEqual([1]))
  wake()
  await until(() => expect(states()).toEqual(['acknowledged']))
  expect(performance.now() - begun).toBeGreaterThan(950)
})

test('one envelope that the office stumbles over does not hold up the others', async () => {
  script = [status(500), good, good]
  for (let i = 0; i < 3; i++) await append()
  start()
  await until(() => expect(states()).toEqual(['acknowledged', 'acknowledged', 'acknowledged']))
  // The first one is tried again after its own pause; how many others pass meanwhile depends on the machine.
  expect(new Set(received)).toEqual(new Set([1, 2, 3]))
  expect(received[0]).toBe(2)
})

test('stopping during a request ends in time', async () => {
  script = [silent]
  await append()
  const running = start(200)
  await until(() => expect(seen).toEqual([1]))
  await running.stop()
  expect(states()).toEqual(['queued'])
})

test.each([
  ['http://192.0.2.1:7800', 'insecure-url'],
  ['http://127.0.0.1.example.com', 'insecure-url'],
  ['ftp://127.0.0.1', 'bad-url'],
  ['office', 'bad-url'],
])('%s is refused (%s)', (url, kind) =>
  expect(createExchangeClient({ url, registration: () => undefined, clock: systemClock })).toEqual({
    ok: false,
    error: { kind, url },
  }),
)
test.each([
  'https://office.example.com',
  'http://127.0.0.1:7800',
  'http://[::1]:7800',
  'http://localhost:7800',
])('%s is accepted', (url) =>
  expect(createExchangeClient({ url, registration: () => undefined, clock: systemClock }).ok).toBe(true),
)
