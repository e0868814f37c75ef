import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { EXCHANGE_OPERATIONS } from '../../exchange/openapi.ts'
import { exchangeError } from '../../exchange/schemas/envelope.ts'
import type { Message } from '../../exchange/schemas/message.ts'
import { signRequest } from '../../exchange/signing.ts'
import { deskApi } from './desk-api.ts'
import { officeApp } from './server.ts'
import { deskOf, testKiosk, testOffice, type TestKiosk, type TestOffice } from './test-office.ts'

/** A few hundred requests in `npm test`, more than 20,000 in `npm run test:long`; the same ones each time. */
const RUNS = process.env['LONG'] ? 1200 : 15
const SEED = 20_261_126
const PATIENCE_MS = 5_000
const AT_ONCE = 8

let at: TestOffice
let kiosk: TestKiosk
beforeAll(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
})
afterAll(() => at.end())

const document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        requestBody: z
          .looseObject({
            content: z.looseObject({ 'application/json': z.looseObject({ schema: z.json() }) }),
          })
          .optional(),
        parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).optional(),
      }),
    ),
  ),
})

test('the document names every operation that the server has', async () => {
  const { paths } = document.parse(await (await fetch(`${at.url}/v1/openapi.json`)).json())
  const named = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  expect(named.toSorted()).toEqual(
    EXCHANGE_OPERATIONS.map(({ method, path }) => `${method} ${path}`).toSorted(),
  )
  const served = officeApp(at.office)
    .routes.filter(({ method, path }) => method !== 'ALL' && (path.startsWith('/v1/') || path === '/health'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  expect([...new Set(served)].toSorted()).toEqual(named.toSorted())
})

interface Schema {
  readonly type?: string | undefined
  readonly const?: unknown
  readonly enum?: readonly unknown[] | undefined
  readonly pattern?: string | undefined
  readonly properties?: Readonly<Record<string, Schema>> | undefined
  readonly items?: Schema | undefined
  readonly anyOf?: readonly Schema[] | undefined
  readonly oneOf?: readonly Schema[] | undefined
  readonly maxLength?: number | undefined
}

/** Values as the schema wants them, and now and then anything else in their place. */
function near(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(schema) }, { weight: 1, arbitrary: fc.jsonValue() })
}
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...either.map(near))
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(
        ([name, field]) => [name, near(field)] as const,
      )
      const model = Object.fromEntries(fields)
      return fc.oneof(
        { weight: 6, arbitrary: fc.record(model) },
        { weight: 1, arbitrary: fc.record(model, { requiredKeys: [] }) },
      )
    }
    case 'array':
      return fc.array(near(schema.items ?? {}), { maxLength: 4 })
    case 'string':
      return schema.pattern === undefined ? fc.string({ maxLength: 60 }) : matching(schema.pattern)
    case 'integer':
    case 'number':
      return fc.oneof(fc.nat(), fc.integer(), fc.double())
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}
function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern))
  } catch {
    return fc.string({ maxLength: 60 })
  }
}

interface Trial {
  readonly method: string
  readonly path: string
  readonly body: string | undefined
  readonly headers: Record<string, string>
}
const faults: string[] = []

async function attempt({ method, path, body, headers }: Trial): Promise<void> {
  const what = `${method} ${path} ${body?.slice(0, 300) ?? ''}`
  try {
    const response = await fetch(at.url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'GET' || body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (path.endsWith('/events') && response.ok) return await response.body?.cancel()
    const text = await response.text()
    // 503 is the answer to too many at once, never to what was sent.
    if (response.status >= 500) faults.push(`${response.status} ${what}`)
    if (/\n\s+at |node:internal|\.ts:\d+/.test(text)) faults.push(`stack trace: ${what}`)
    if (
      path.startsWith('/v1/') &&
      response.status >= 400 &&
      !exchangeError.safeParse(JSON.parse(text)).success
    )
      faults.push(`not an exchange error: ${what}: ${text.slice(0, 100)}`)
  } catch (error) {
    faults.push(`${error instanceof Error ? error.name : 'unknown'} ${what}`)
  }
}

async function all(trials: readonly Trial[]): Promise<void> {
  for (let i = 0; i < trials.length; i += AT_ONCE)
    await Promise.all(trials.slice(i, i + AT_ONCE).map(attempt))
}

const broken = ['', '{', 'null', '[]', '"x"', '1e999', '{"a":'.repeat(500), '\u0000', '{"__proto__":{"x":1}}']
const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom('..%2f..', '%00', '%', "'; DROP TABLE clerk; --", '𠮷', 'a'.repeat(3000)),
)

test('whatever is sent to the exchange, it answers in its own words', async () => {
  const { paths } = document.parse(await (await fetch(`${at.url}/v1/openapi.json`)).json())
  const { privateKey, enrolment } = kiosk.registration
  let sent = 0
  for (const [pattern, methods] of Object.entries(paths))
    for (const [method, { requestBody, parameters }] of Object.entries(methods)) {
      const schema = requestBody?.content['application/json'].schema as Schema | undefined
      const seed = SEED + sent
      const bodies = schema
        ? [
            ...fc.sample(near(schema), { numRuns: RUNS * 2, seed }).map((one) => JSON.stringify(one)),
            ...broken,
          ]
        : [undefined]
      const places = fc.sample(words, { numRuns: RUNS, seed })
      const signed = parameters?.some(({ name }) => name === 'mingli-signature') ?? false
      const trials = bodies.flatMap((body, i): Trial[] => {
        const path = pattern.replaceAll(/\{\w+\}/g, () => encodeURIComponent(places[i % places.length]!))
        const one = { method: method.toUpperCase(), path, body, headers: {} }
        if (!signed) return [one]
        const time = at.clock.now().toISOString()
        const request = { method: one.method, path, time, body: one.method === 'GET' ? '' : (body ?? '') }
        const headers = {
          'mingli-kiosk': enrolment.kioskId,
          'mingli-time': time,
          'mingli-signature': signRequest(request, privateKey),
        }
        return [
          { ...one, headers },
          { ...one, headers: { ...headers, 'mingli-time': 'then' } },
        ]
      })
      await all(trials)
      sent += trials.length
    }
  expect(faults).toEqual([])
  expect(sent).toBeGreaterThan(RUNS * 10)
}, 900_000)

test('what is properly sealed and signed but no message is refused for its content', async () => {
  const contents = fc.sample(fc.jsonValue(), { numRuns: RUNS * 3, seed: SEED })
  for (const content of contents) {
    const { envelope } = await kiosk.store(() => whole(content) as Message, false)
    await attempt({ method: 'POST', path: '/v1/envelopes', body: JSON.stringify(envelope), headers: {} })
  }
  expect(faults).toEqual([])
}, 900_000)

/** Canonical JSON has no fractions. */
const whole = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, one: unknown) => (typeof one === 'number' ? Math.trunc(one) % 1e6 : one)),
  )

test('whatever is sent to the desk by who is logged in, it answers', async () => {
  const desk = await deskOf(at, '乱试', {
    roles: ['director', 'administrator', 'clerk', 'auditor'],
    restricted: [],
  })
  const routes = deskApi(at.office, false)
    .routes.filter(({ method }) => method === 'GET' || method === 'POST')
    .filter(({ path }) => !['/setup', '/join', '/join/name', '/login', '/unlock', '/logout'].includes(path))
  const unique = [...new Set(routes.map(({ method, path }) => `${method} ${path}`))]
  const headers = { cookie: desk.cookie(), origin: at.url }
  for (const [i, route] of unique.entries()) {
    const [method, pattern] = route.split(' ') as [string, string]
    const runs = method === 'GET' && !pattern.includes(':') ? 1 : RUNS
    const places = fc.sample(words, { numRuns: runs, seed: SEED + i })
    const bodies = fc
      .sample(fc.jsonValue(), { numRuns: runs, seed: SEED + i })
      .map((one) => JSON.stringify(one))
    await all(
      [...bodies, ...(method === 'POST' ? broken : [])].map((body, n) => ({
        method,
        path: `/desk/api${pattern.replaceAll(/:\w+/g, () => encodeURIComponent(places[n % places.length]!))}`,
        body,
        headers,
      })),
    )
    // Two hundred requests a second are more than a person sends; the pace is not what is tried here.
    at.clock.advance(60_000)
    await desk.post('/activity')
  }
  expect(faults).toEqual([])
}, 900_000)
