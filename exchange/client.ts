import type { z } from 'zod'
import { shanghaiTimestamp, type Clock } from '../base/clock.ts'
import { uuidv7 } from '../base/ids.ts'
import { reportOutcomes, type ReportOutcome } from './schemas/report.ts'
import { canonicalJson } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import { officeOrigin, request, type Answer, type Unreachable } from './http.ts'
import type { Registration } from './outbox-registration.ts'
import { openAccompanyReply, sealAccompanyReport } from './accompany.ts'
import { openProgressReply, sealProgressQuery, type ProgressProof } from './progress.ts'
import type { AccompanyReply, AccompanyReport } from './schemas/accompany.ts'
import {
  callState,
  enrolment,
  keyNews,
  officeHealth,
  type CallState,
  type DeviceTrouble,
  type Enrolment,
  type EnrolmentRequest,
  type KeyNews,
  type ProgressReply,
} from './schemas/api.ts'
import { acknowledgement, type Acknowledgement, type Envelope } from './schemas/envelope.ts'
import {
  queueState,
  queueTicket,
  type QueueRequest,
  type QueueState,
  type QueueTicket,
} from './schemas/queue.ts'
import { packFile, packManifest, type PackManifest, type ShownContent } from './schemas/pack.ts'
import { signRequest, textHash, verifyKeyNews, verifyPack } from './signing.ts'

export type { ProgressProof } from './progress.ts'

export interface ExchangeClientOptions {
  /** Origin of the office: https, or http on loopback. */
  readonly url: string
  /** Read at each request, since an enrolment may come later: `outbox.current`. */
  readonly registration: () => Registration | undefined
  readonly clock: Clock
  /** Limit for one request, connection and body included. */
  readonly timeoutMs?: number
}

/** What came of handing over one envelope; the caller verifies an acknowledgement. */
export type Delivery =
  | { readonly kind: 'acknowledged'; readonly acknowledgement: Acknowledgement }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string | null }
  | { readonly kind: 'unauthorised'; readonly code: string | null }
  | {
      readonly kind: 'later'
      readonly status: number | null
      readonly retryAfterMs: number | null
      readonly error: string
    }

/** `not-enrolled`: no office yet. `refused`: the office answered, but not with what was asked (`status`, `code`). */
export type ExchangeFailure =
  | Unreachable
  | { readonly kind: 'not-enrolled' }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string | null }

/** `bad-code`: wrong, used, expired or tried too often. `limited`: wait before trying again. */
export type EnrolFailure =
  | Unreachable
  | { readonly kind: 'bad-code' | 'limited' | 'refused'; readonly status: number }

export interface ExchangeClient {
  readonly enrol: (request: EnrolmentRequest) => Promise<Result<Enrolment, EnrolFailure>>
  readonly deliver: (envelope: Envelope) => Promise<Delivery>
  readonly progress: (number: string, proof: ProgressProof) => Promise<Result<ProgressReply, ExchangeFailure>>
  /** Rings at the desk. `screen` is a screen id, `language` a BCP 47 tag; without `id` (UUIDv7) one is made. */
  readonly callStaff: (call: {
    readonly id?: string | undefined
    readonly screen: string
    readonly language: string
  }) => Promise<Result<CallState, ExchangeFailure>>
  /** One turn of accompany mode: what the clerk may see goes, the clerk's orders come. */
  readonly accompany: (
    report: Omit<AccompanyReport, 'replyKey' | 'at'>,
  ) => Promise<Result<AccompanyReply, ExchangeFailure>>
  /**
   * A sign of life, with the devices that need somebody and what the kiosk shows: the desk sees when a kiosk was last
   * heard of. Once a minute is enough, and whenever a device changes. The answer is the key to seal to from now on,
   * which content pack is the newest, and what the desk has the kiosk do.
   */
  readonly heartbeat: (told?: {
    readonly troubles?: readonly DeviceTrouble[]
    readonly content?: ShownContent
    readonly restarted?: string | null
  }) => Promise<Result<Omit<KeyNews, 'signature'>, ExchangeFailure>>
  /** The office's newest content pack, its signature verified and its office the own one. */
  readonly pack: () => Promise<Result<PackManifest, ExchangeFailure>>
  /** The text of one file of a pack, its hash verified. */
  readonly packFile: (sha256: string) => Promise<Result<string, ExchangeFailure>>
  /** `id` (UUIDv7) is made here: sent again, it is the same ticket. */
  readonly takeQueueTicket: (request: QueueRequest) => Promise<Result<QueueTicket, ExchangeFailure>>
  /** How many wait at the office, and who is called to which window. */
  readonly queueState: () => Promise<Result<QueueState, ExchangeFailure>>
  readonly callState: (id: string) => Promise<Result<CallState, ExchangeFailure>>
  /** What became of reports that an office sent to the one above. */
  readonly reportOutcomes: (
    ids: readonly string[],
  ) => Promise<Result<readonly ReportOutcome[], ExchangeFailure>>
  /** Whether the office is up, and what its clock says. */
  readonly look: (limitMs: number) => Promise<Result<{ readonly officeTime: Date }, ExchangeFailure>>
}

/** Whose request an answer answers. */
interface SignedBy {
  readonly own: Registration
  readonly signature: string
}

/** The kiosk's side of exchange API v1 (schemas/api.ts). */
export function createExchangeClient(
  options: ExchangeClientOptions,
): Result<ExchangeClient, { readonly kind: 'bad-url' | 'insecure-url'; readonly url: string }> {
  const { registration, clock, timeoutMs = 15_000 } = options
  const origin = officeOrigin(options.url)
  if (!origin.ok) return origin

  const send = (method: string, path: string, body?: string, headers?: Record<string, string>) =>
    request(
      origin.value + path,
      { method, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) },
      timeoutMs,
      clock.now(),
    )

  async function sendSigned(
    method: string,
    path: string,
    body = '',
  ): Promise<Result<Answer & SignedBy, ExchangeFailure>> {
    const own = registration()
    if (!own) return err({ kind: 'not-enrolled' })
    const time = clock.now().toISOString()
    const signature = signRequest({ method, path, time, body }, own.privateKey)
    const answer = await send(method, path, method === 'GET' ? undefined : body, {
      'mingli-kiosk': own.enrolment.kioskId,
      'mingli-time': time,
      'mingli-signature': signature,
    })
    return answer.ok ? ok({ ...answer.value, own, signature }) : answer
  }

  return ok({
    enrol: async (wanted) => {
      const answer = await send('POST', '/v1/enrolments', JSON.stringify(wanted))
      if (!answer.ok) return answer
      const { status, code, body } = answer.value
      const parsed = enrolment.safeParse(body)
      if (status === 201 && parsed.success) return ok(parsed.data)
      if (code === 'bad-code') return err({ kind: 'bad-code', status })
      return err({ kind: status === 429 || status === 503 ? 'limited' : 'refused', status })
    },

    deliver: async (envelope) => {
      const answer = await send('POST', '/v1/envelopes', canonicalJson(envelope))
      if (!answer.ok) return { kind: 'later', status: null, retryAfterMs: null, error: answer.error.error }
      return readDelivery(answer.value)
    },

    progress: async (number, proof) => {
      const own = registration()
      if (!own) return err({ kind: 'not-enrolled' })
      const { query, replyKey, nonce } = await sealProgressQuery(
        number,
        proof,
        own,
        shanghaiTimestamp(clock.now()),
      )
      const answer = await send('POST', '/v1/progress', JSON.stringify(query))
      if (!answer.ok) return answer
      const { status, code, body } = answer.value
      if (status === 429) return ok({ nonce, found: false, limited: true })
      const reply = status === 200 ? await openProgressReply(body, replyKey, nonce) : undefined
      return reply ? ok(reply) : err({ kind: 'refused', status, code })
    },

    accompany: async (report) => {
      const own = registration()
      if (!own) return err({ kind: 'not-enrolled' })
      const at = shanghaiTimestamp(clock.now())
      const { query, replyKey } = await sealAccompanyReport({ ...report, at }, own)
      const answer = await send('POST', '/v1/accompany', JSON.stringify(query))
      if (!answer.ok) return answer
      const { status, code, body } = answer.value
      const keys = { replyKey, officeSigningKey: own.enrolment.signingKey }
      const reply = status === 200 ? await openAccompanyReply(body, report, keys) : undefined
      return reply ? ok(reply) : err({ kind: 'refused', status, code })
    },

    callStaff: async ({ id = uuidv7(clock.now()), screen, language }) => {
      return readCall(await sendSigned('POST', '/v1/calls', JSON.stringify({ id, screen, language })), id)
    },

    heartbeat: async ({ troubles = [], content, restarted } = {}) => {
      const answer = await sendSigned(
        'POST',
        '/v1/heartbeats',
        JSON.stringify({ troubles, content, restarted }),
      )
      if (!answer.ok) return answer
      const { status, code, body, own, signature } = answer.value
      const news = keyNews.safeParse(body)
      if (status !== 200 || !news.success) return err({ kind: 'refused', status, code })
      // Whoever sits in between must not hand the kiosk a key of theirs.
      return verifyKeyNews(news.data, signature, own.enrolment.signingKey)
        ? ok(withoutSignature(news.data))
        : err({ kind: 'refused', status, code: 'bad-signature' })
    },

    pack: async () => {
      const answer = await sendSigned('GET', '/v1/content')
      if (!answer.ok) return answer
      const { status, code, body, own } = answer.value
      const pack = packManifest.safeParse(body)
      if (status !== 200 || !pack.success) return err({ kind: 'refused', status, code })
      const { officeCode, signingKey } = own.enrolment
      return pack.data.officeCode === officeCode && verifyPack(pack.data, signingKey)
        ? ok(pack.data)
        : err({ kind: 'refused', status, code: 'bad-signature' })
    },

    packFile: async (sha256) => {
      const answer = await sendSigned('GET', `/v1/content/files/${sha256}`)
      if (!answer.ok) return answer
      const { status, code, body } = answer.value
      const file = packFile.safeParse(body)
      if (status !== 200 || !file.success) return err({ kind: 'refused', status, code })
      return textHash(file.data.text) === sha256
        ? ok(file.data.text)
        : err({ kind: 'refused', status, code: 'bad-hash' })
    },

    reportOutcomes: async (ids) => {
      const answer = await sendSigned('POST', '/v1/reports/outcomes', JSON.stringify({ ids }))
      const read = readAnswer(answer, 200, reportOutcomes)
      return read.ok ? ok(read.value.outcomes) : read
    },

    takeQueueTicket: async (wanted) =>
      readAnswer(await sendSigned('POST', '/v1/queue', JSON.stringify(wanted)), 201, queueTicket),
    queueState: async () => readAnswer(await sendSigned('GET', '/v1/queue'), 200, queueState),

    callState: async (id) => readCall(await sendSigned('GET', `/v1/calls/${encodeURIComponent(id)}`), id),

    look: async (limitMs) => {
      const answer = await request(`${origin.value}/health`, { method: 'GET' }, limitMs, clock.now())
      if (!answer.ok) return answer
      const { status, code, body } = answer.value
      const health = officeHealth.safeParse(body)
      return status === 200 && health.success
        ? ok({ officeTime: new Date(health.data.now) })
        : err({ kind: 'refused', status, code })
    },
  })
}

/** What was asked for, or why not. */
function readAnswer<T>(
  answer: Result<Answer, ExchangeFailure>,
  wanted: number,
  schema: z.ZodType<T>,
): Result<T, ExchangeFailure> {
  if (!answer.ok) return answer
  const { status, code, body } = answer.value
  const parsed = schema.safeParse(body)
  return status === wanted && parsed.success ? ok(parsed.data) : err({ kind: 'refused', status, code })
}

const withoutSignature = ({ sealingKeys, pack, orders }: KeyNews) => ({ sealingKeys, pack, orders })

/** Answers that no repetition will change. */
const FINAL = new Set([400, 409, 413, 422])

function readDelivery({ status, body, code, retryAfterMs }: Answer): Delivery {
  if (status === 200 || status === 201) {
    const parsed = acknowledgement.safeParse(body)
    return parsed.success
      ? { kind: 'acknowledged', acknowledgement: parsed.data }
      : { kind: 'later', status, retryAfterMs, error: 'no-acknowledgement' }
  }
  // A proxy's own 4xx carries no exchange error: only the office itself may refuse for good.
  // The office may yet let in what was sealed to its old key (`rotate-key --extend`).
  if (FINAL.has(status) && code !== null && code !== 'key-expired') return { kind: 'refused', status, code }
  if (status === 401 && code !== null) return { kind: 'unauthorised', code }
  return { kind: 'later', status, retryAfterMs, error: code ?? 'unexpected-answer' }
}

function readCall(answer: Result<Answer, ExchangeFailure>, id: string): Result<CallState, ExchangeFailure> {
  if (!answer.ok) return answer
  const { status, code, body } = answer.value
  const parsed = callState.safeParse(body)
  return (status === 200 || status === 201) && parsed.success && parsed.data.id === id
    ? ok(parsed.data)
    : err({ kind: 'refused', status, code })
}
