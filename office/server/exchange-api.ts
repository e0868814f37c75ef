import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { z } from 'zod'
import { parseJson } from '../../base/json.ts'
import { err, ok, type Result } from '../../base/result.ts'
import {
  callRequest,
  callState,
  enrolmentRequest,
  heartbeat,
  sealedQuery,
  type CallState,
  type KeyNews,
} from '../../exchange/schemas/api.ts'
import { envelope } from '../../exchange/schemas/envelope.ts'
import type { ExchangeError } from '../../exchange/schemas/envelope.ts'
import { signKeyNews, verifyQuery, verifyRequest } from '../../exchange/signing.ts'
import { exchangeOpenApi } from '../../exchange/openapi.ts'
import { queueRequest } from '../../exchange/schemas/queue.ts'
import { outcomeQuery, type ReportOutcomes } from '../../exchange/schemas/report.ts'
import { answerAccompany } from './accompany-api.ts'
import { outcomesOf } from './chain/receive-report.ts'
import { answerProgress } from './answer-progress.ts'
import { findCall, ring } from './calls.ts'
import { newestPack } from './content-packs/issue.ts'
import { servedFile, servedManifest } from './content-packs/serve.ts'
import { noteShown } from './content-packs/shown.ts'
import type { Office } from './context.ts'
import { enrol } from './enrolments.ts'
import { publicKeys } from './keys.ts'
import { ordersFor } from './kiosk-orders.ts'
import { noteTroubles } from './kiosk-troubles.ts'
import { createPace } from './pace.ts'
import { queueStateOf, takeTicket, ticketView } from './queue/tickets.ts'
import { createReceiver } from './receive-envelope.ts'
import { findKiosk, touchKiosk, type KioskRow } from './store/kiosks.ts'

const MAX_BODY_BYTES = 5_000_000
const CLOCK_TOLERANCE_MS = 10 * 60_000
/** More envelopes at once than this are asked to come again: answers stay quick under load. */
const MOST_AT_ONCE = 64

type Status = 400 | 401 | 404 | 409 | 413 | 422 | 429 | 503
interface Refusal {
  readonly status: Status
  readonly code: ExchangeError['code']
  readonly message: string
  readonly retryAfterSeconds?: number
}

export function refuse(c: Context, { status, code, message, retryAfterSeconds }: Refusal): Response {
  if (retryAfterSeconds !== undefined) c.header('retry-after', String(retryAfterSeconds))
  return c.json({ code, message } satisfies ExchangeError, status)
}

/** Exchange API v1 (exchange/schemas/api.ts), spoken with kiosks. */
export function exchangeApi(app: Hono, office: Office): void {
  app.use('/v1/*', limitBody)
  app.use('/v1/*', async (c, next) => {
    await next()
    c.res.headers.set('cache-control', 'no-store')
  })
  const description = exchangeOpenApi()
  app.get('/v1/openapi.json', (c) => c.json(description))
  enrolmentRoute(app, office)
  envelopeRoute(app, office)
  progressRoute(app, office)
  accompanyRoute(app, office)
  signedRoutes(app, office)
  queueRoutes(app, office)
  contentRoutes(app, office)
  outcomeRoute(app, office)
}

const tooLarge = (c: Context): Response =>
  refuse(c, { status: 413, code: 'too-large', message: `at most ${MAX_BODY_BYTES} bytes` })
const countBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge })

/** A length that was declared is kept by Node; to count what has none makes a stream of the body, which is slow. */
const limitBody: MiddlewareHandler = async (c, next) => {
  const declared = c.req.header('content-length')
  if (declared === undefined || c.req.header('transfer-encoding') !== undefined) return countBody(c, next)
  return Number(declared) > MAX_BODY_BYTES ? tooLarge(c) : next()
}

function enrolmentRoute(app: Hono, office: Office): void {
  app.post('/v1/enrolments', async (c) => {
    const request = await readBody(c, enrolmentRequest)
    if (!request.ok) return refuse(c, request.error)
    const enrolled = await enrol(office, request.value)
    if (enrolled.ok) return c.json(enrolled.value, 201)
    return enrolled.error === 'bad-code'
      ? refuse(c, {
          status: 401,
          code: 'bad-code',
          message: 'wrong, used or expired: make a new code at the desk',
        })
      : refuse(c, {
          status: 409,
          code: 'conflict',
          message: 'all station letters of this office are used: ask the county for a further short code',
        })
  })
}

function envelopeRoute(app: Hono, office: Office): void {
  const receive = createReceiver(office)
  let running = 0
  app.post('/v1/envelopes', async (c) => {
    if (running >= MOST_AT_ONCE)
      return refuse(c, { status: 503, code: 'busy', message: 'too many at once', retryAfterSeconds: 2 })
    running += 1
    try {
      const body = await readBody(c, envelope)
      if (!body.ok) return refuse(c, body.error)
      const { id, kioskId, seq } = body.value.header
      const received = await receive(body.value)
      const status = received.ok ? received.value.status : received.error.status
      const outcome = received.ok ? 'acknowledged' : received.error.code
      office.log.info('office.envelope', { id, kioskId, seq, outcome, status })
      return received.ok
        ? c.json(received.value.acknowledgement, received.value.status)
        : refuse(c, received.error)
    } finally {
      running -= 1
    }
  })
}

function progressRoute(app: Hono, office: Office): void {
  app.post('/v1/progress', async (c) => {
    const query = await readBody(c, sealedQuery)
    if (!query.ok) return refuse(c, query.error)
    const kiosk = await activeKiosk(office, query.value.kioskId)
    if (!kiosk.ok) return refuse(c, kiosk.error)
    if (!verifyQuery(query.value, kiosk.value.publicKey)) return refuse(c, BAD_SIGNATURE)
    await touchKiosk(office.store, kiosk.value.id, office.clock.now().toISOString())
    const reply = await answerProgress(office, query.value)
    return reply
      ? c.json(reply)
      : refuse(c, {
          status: 422,
          code: 'unreadable',
          message: 'sealed to another key, changed, or clocks differ',
        })
  })
}

/** A screen as text is small; sealed and written in base64url at most this long. */
const LONGEST_REPORT = 400_000

function accompanyRoute(app: Hono, office: Office): void {
  app.post('/v1/accompany', async (c) => {
    const query = await readBody(c, sealedQuery)
    if (!query.ok) return refuse(c, query.error)
    if (query.value.sealed.length > LONGEST_REPORT)
      return refuse(c, { status: 413, code: 'too-large', message: 'a report is no such length' })
    const kiosk = await activeKiosk(office, query.value.kioskId)
    if (!kiosk.ok) return refuse(c, kiosk.error)
    if (!verifyQuery(query.value, kiosk.value.publicKey)) return refuse(c, BAD_SIGNATURE)
    const reply = await answerAccompany(office, kiosk.value, query.value)
    switch (reply) {
      case 'unreadable':
        return refuse(c, {
          status: 422,
          code: 'unreadable',
          message: 'sealed to another key, or out of date',
        })
      case 'stale':
        return refuse(c, { status: 409, code: 'conflict', message: 'seen before, or overtaken' })
      case 'limited':
        return refuse(c, { status: 429, code: 'limited', message: 'too many reports', retryAfterSeconds: 1 })
      default:
        return c.json(reply)
    }
  })
}

function signedRoutes(app: Hono, office: Office): void {
  app.post('/v1/calls', async (c) => {
    const kiosk = await signedBy(c, office)
    if (!kiosk.ok) return refuse(c, kiosk.error)
    const request = await readBody(c, callRequest)
    if (!request.ok) return refuse(c, request.error)
    const call = await ring(office, kiosk.value.id, request.value)
    return call
      ? c.json(callState.parse({ id: call.id, state: call.state }), 201)
      : refuse(c, { status: 409, code: 'conflict', message: 'this call belongs to another kiosk' })
  })

  app.get('/v1/calls/:id', async (c) => {
    const kiosk = await signedBy(c, office)
    if (!kiosk.ok) return refuse(c, kiosk.error)
    const call = await findCall(office, c.req.param('id'))
    if (!call || call.kioskId !== kiosk.value.id)
      return refuse(c, { status: 404, code: 'not-found', message: 'no such call of this kiosk' })
    return c.json({ id: call.id, state: call.state } satisfies CallState)
  })

  app.post('/v1/heartbeats', async (c) => {
    const kiosk = await signedBy(c, office)
    if (!kiosk.ok) return refuse(c, kiosk.error)
    const beat = await readBody(c, heartbeat)
    if (!beat.ok) return refuse(c, beat.error)
    await noteTroubles(office, kiosk.value, beat.value.troubles)
    if (beat.value.content) await noteShown(office, kiosk.value, beat.value.content)
    const { sealingKeys } = publicKeys(office.keys)
    const request = c.req.header('mingli-signature')!
    const orders = await ordersFor(office, kiosk.value, beat.value.restarted)
    const news = { sealingKeys, pack: await newestPack(office.store), orders }
    const signature = signKeyNews(news, request, office.keys.signing.privateKey)
    return c.json({ ...news, signature } satisfies KeyNews)
  })
}

/** More tickets of one kiosk are a child's play with its paper. */
const TICKETS = { count: 30, windowMs: 10 * 60_000 }

function queueRoutes(app: Hono, office: Office): void {
  const pace = createPace(TICKETS, office.clock)
  app.post('/v1/queue', async (c) => {
    const kiosk = await signedBy(c, office)
    if (!kiosk.ok) return refuse(c, kiosk.error)
    const request = await readBody(c, queueRequest)
    if (!request.ok) return refuse(c, request.error)
    if (!office.profiles.current().profile.queue.open)
      return refuse(c, { status: 404, code: 'not-found', message: 'this office gives no numbers' })
    if (!pace(kiosk.value.id))
      return refuse(c, { status: 429, code: 'limited', message: 'too many tickets', retryAfterSeconds: 60 })
    const ticket = await takeTicket(office, request.value, kiosk.value.id)
    return ticket
      ? c.json(await ticketView(office, ticket), 201)
      : refuse(c, { status: 409, code: 'conflict', message: 'this ticket belongs to another station' })
  })

  app.get('/v1/queue', async (c) => {
    const kiosk = await signedBy(c, office)
    if (!kiosk.ok) return refuse(c, kiosk.error)
    return c.json(await queueStateOf(office))
  })
}

/** What a kiosk, or an office below, shall show. */
function contentRoutes(app: Hono, office: Office): void {
  app.get('/v1/content', async (c) => {
    const asking = await signedBy(c, office)
    if (!asking.ok) return refuse(c, asking.error)
    const manifest = await servedManifest(office)
    return manifest === undefined
      ? refuse(c, { status: 404, code: 'not-found', message: 'no content pack was issued yet' })
      : c.body(manifest, 200, { 'content-type': 'application/json' })
  })

  app.get('/v1/content/files/:sha256', async (c) => {
    const asking = await signedBy(c, office)
    if (!asking.ok) return refuse(c, asking.error)
    const file = await servedFile(office, c.req.param('sha256'))
    return file
      ? c.json(file)
      : refuse(c, { status: 404, code: 'not-found', message: 'no file of the newest pack or the one before' })
  })
}

/** An office below asks what became of its reports. */
function outcomeRoute(app: Hono, office: Office): void {
  app.post('/v1/reports/outcomes', async (c) => {
    const sender = await signedBy(c, office)
    if (!sender.ok) return refuse(c, sender.error)
    const query = await readBody(c, outcomeQuery)
    if (!query.ok) return refuse(c, query.error)
    const { childOffice } = sender.value
    if (childOffice === null)
      return refuse(c, { status: 404, code: 'not-found', message: 'a kiosk has no reports' })
    const outcomes = await outcomesOf(office, childOffice, query.value.ids)
    return c.json({ outcomes } satisfies ReportOutcomes)
  })
}

const BAD_SIGNATURE: Refusal = { status: 401, code: 'bad-signature', message: 'the signature does not fit' }

/** Which kiosk signed this request; its last sign of life is noted. */
async function signedBy(c: Context, office: Office): Promise<Result<KioskRow, Refusal>> {
  const [id, time, signature] = ['mingli-kiosk', 'mingli-time', 'mingli-signature'].map((name) =>
    c.req.header(name),
  )
  if (!id || !time || !signature)
    return err({ status: 400, code: 'schema', message: 'mingli-kiosk, -time or -signature is missing' })
  const now = office.clock.now()
  const off = Math.abs(Date.parse(time) - now.getTime())
  if (!(off <= CLOCK_TOLERANCE_MS))
    return err({
      status: 401,
      code: 'bad-signature',
      message: 'mingli-time is more than 10 minutes off: check the clock',
    })
  const kiosk = await activeKiosk(office, id)
  if (!kiosk.ok) return kiosk
  const { pathname, search } = new URL(c.req.url)
  const request = { method: c.req.method, path: pathname + search, time, body: await c.req.text() }
  if (!verifyRequest(request, signature, kiosk.value.publicKey)) return err(BAD_SIGNATURE)
  await touchKiosk(office.store, id, now.toISOString())
  return kiosk
}

async function activeKiosk(office: Office, id: string): Promise<Result<KioskRow, Refusal>> {
  const kiosk = await findKiosk(office.store, id)
  if (!kiosk)
    return err({ status: 401, code: 'unknown-kiosk', message: 'no kiosk of this id is enrolled here' })
  return kiosk.revokedAt === null
    ? ok(kiosk)
    : err({ status: 401, code: 'revoked', message: 'this kiosk was revoked at the desk' })
}

async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<Result<T, Refusal>> {
  const parsed = schema.safeParse(parseJson(await c.req.text()))
  if (parsed.success) return ok(parsed.data)
  const places = parsed.error.issues.map(({ path, code }) => `${path.join('.') || '(whole)'}: ${code}`)
  return err({ status: 400, code: 'schema', message: places.slice(0, 10).join('; ') })
}
