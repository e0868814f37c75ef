import type { z } from 'zod'
import { parseJson } from '../../../base/json.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { GuideAnswers } from '../../../content/engine/guide-condition.ts'
import type { FormDefinition } from '../../../content/engine/form-schema.ts'
import type { QueueRequest, QueueTicket } from '../../../exchange/schemas/queue.ts'
import { AUTHORITATIVE } from '../../../ui-kit/i18n.ts'
import { HEADERS } from '../../api-headers.ts'
import type {
  AccompanyShare,
  Boot,
  Directory,
  EvaluationRequest,
  Glossary,
  PlacesAround,
  GuideList,
  GuideSheet,
  LawArticle,
  LawContents,
  LawKind,
  LawSearchResult,
  OutcomeRequest,
  Progress,
  ProgressRequest,
  ScannedReceipt,
  ServiceError,
  SlipSubject,
  Submit,
  Submitted,
  Suggestion,
  Words,
} from '../../api.ts'
import type { Timers } from './timers.ts'

/**
 * Why there is no answer: the service's own code; `unreachable` (no connection), `timeout` (none in time),
 * `answer` (one that is not in the contract).
 */
export type ClientFailure = ServiceError['code'] | 'unreachable' | 'timeout' | 'answer'
type Answer<T> = Promise<Result<T, ClientFailure>>

/** What the first screen is drawn from. */
export interface FirstAnswers {
  readonly boot: Boot
  /** In Chinese. */
  readonly words: Words
}

/** The loopback service as the page sees it (kiosk/api.ts). Nothing throws; every wait has a limit. */
export interface Client {
  /** Not read with its schemas, which come after the first screen: `agrees` does that. */
  readonly first: () => Answer<FirstAnswers>
  readonly words: (language: string) => Answer<Words>
  readonly form: (id: string) => Answer<FormDefinition>
  readonly directory: () => Answer<Directory>
  readonly guides: () => Answer<GuideList>
  readonly guide: (id: string) => Answer<GuideSheet>
  readonly searchLaws: (wish: { question: string; kind: LawKind; past: boolean }) => Answer<LawSearchResult>
  readonly glossary: () => Answer<Glossary>
  readonly places: () => Answer<PlacesAround>
  /** What may be meant by what is being written. */
  readonly suggest: (typed: string, language: string) => Answer<{ suggestions: Suggestion[] }>
  /** What a scanner typed: a receipt of ours, or none. */
  readonly scanned: (code: string) => Answer<{ receipt: ScannedReceipt }>
  readonly lawArticle: (id: string) => Answer<LawArticle>
  readonly lawContents: (id: string) => Answer<LawContents>
  /** Sound of the offline engine, audio/wav. */
  readonly say: (wish: { language: string; text: string; rate: number }, signal: AbortSignal) => Answer<Blob>
  /** What somebody recorded for exactly this text. */
  readonly recording: (wish: { language: string; text: string }, signal: AbortSignal) => Answer<Blob>
  readonly log: (event: string, fields: Record<string, unknown>) => Answer<unknown>
  readonly beginSession: () => Answer<{ epoch: number }>
  /** What belongs to one visit. A call for an epoch that is over is refused with `epoch`. */
  readonly session: (epoch: number) => SessionClient
  /** The open stream of facts; the caller reads and ends it. */
  readonly events: (signal: AbortSignal) => Promise<Response>
}

export interface SessionClient {
  readonly end: () => Answer<unknown>
  readonly arm: (armed: boolean) => Answer<unknown>
  readonly forgetCards: () => Answer<unknown>
  /** `birthday`: MMDD. */
  readonly proveCard: (reference: string, birthday: string) => Answer<{ proven: boolean; left: number }>
  readonly submit: (submission: Submit) => Answer<Submitted>
  readonly print: (submissionId: string, copy: boolean) => Answer<{ job: string }>
  readonly printSheets: (submissionId: string) => Answer<unknown>
  readonly printArticle: (article: string, language: string) => Answer<{ job: string }>
  readonly printSlip: (subject: SlipSubject, language: string) => Answer<{ job: string }>
  /** A slip to take along: the service keeps what is on it, under a number, until the visit ends. */
  readonly openReferral: (referral: {
    guide: string
    answers: GuideAnswers
    body: string
  }) => Answer<{ number: string; discreet: boolean }>
  readonly printReferral: (number: string, language: string) => Answer<{ job: string }>
  /** image/png, the same picture as on paper. */
  readonly preview: (submissionId: string) => Answer<Blob>
  readonly evaluate: (evaluation: EvaluationRequest) => Answer<unknown>
  readonly countOutcome: (outcome: OutcomeRequest) => Answer<unknown>
  readonly progress: (query: ProgressRequest) => Answer<Progress>
  readonly supplement: (supplement: { number: string; text: string }) => Answer<unknown>
  readonly call: (screen: string, language: string) => Answer<{ call: string }>
  readonly takeNumber: (request: QueueRequest) => Answer<QueueTicket>
  readonly printNumber: (language: string) => Answer<{ job: string }>
  readonly accompany: (language: string) => Answer<{ accompany: string }>
  readonly agreeAccompany: (accompany: string) => Answer<unknown>
  readonly stopAccompany: (accompany: string) => Answer<unknown>
  readonly shareScreen: (share: AccompanyShare) => Answer<unknown>
}

export interface ClientDeps {
  readonly token: string
  /** Random per load: which of several pages this is. */
  readonly page: string
  readonly fetch: typeof globalThis.fetch
  readonly timers: Timers
}

/** Time limits in milliseconds: what a person waits for without doubt, and what the office or a disk may take. */
const LIMITS = { usual: 5_000, search: 8_000, submit: 20_000, office: 20_000, preview: 10_000 } as const

interface Request {
  readonly path: string
  readonly body?: unknown
  readonly epoch?: number
  readonly ms?: number
  readonly signal?: AbortSignal
}

/** The schemas are not made before the first screen is drawn. */
const contract = () => import('../../api.ts')
type Contract = Awaited<ReturnType<typeof contract>>

/**
 * What `first` gave, read with its schemas. The service is the other half of the same program, so that the first
 * screen need not wait for this; one of another version is found out all the same.
 */
export async function agrees({ boot, words }: FirstAnswers): Promise<boolean> {
  const all = await contract()
  return all.boot.safeParse(boot).success && all.words.safeParse(words).success
}

async function unread<T>(response: Response): Answer<T> {
  const value = parseJson(await response.text())
  return value === undefined ? err('answer') : ok(value as T)
}

async function parse<S extends z.ZodType>(schema: S, response: Response): Answer<z.infer<S>> {
  const parsed = schema.safeParse(parseJson(await response.text()))
  return parsed.success ? ok(parsed.data) : err('answer')
}

export function createClient({ token, page, fetch, timers }: ClientDeps): Client {
  const headers = (epoch: number | undefined) => ({
    [HEADERS.token]: token,
    [HEADERS.page]: page,
    ...(epoch === undefined ? {} : { [HEADERS.epoch]: String(epoch) }),
  })

  async function exchange<T>(
    { path, body, epoch, ms = LIMITS.usual, signal }: Request,
    read: (response: Response) => Answer<T>,
  ): Answer<T> {
    const abort = new AbortController()
    const give = () => abort.abort()
    signal?.addEventListener('abort', give)
    let late = false
    const cancel = timers.after(ms, () => {
      late = true
      abort.abort()
    })
    try {
      const response = await fetch(path, {
        signal: abort.signal,
        cache: 'no-store',
        headers: { ...headers(epoch), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      })
      if (response.ok) return await read(response)
      const { serviceError } = await contract()
      const refusal = serviceError.safeParse(parseJson(await response.text()))
      return err(refusal.success ? refusal.data.code : 'answer')
    } catch {
      // fetch and the body's reader throw for exactly this: no connection, or our own abort.
      return err(late ? 'timeout' : 'unreachable')
    } finally {
      cancel()
      signal?.removeEventListener('abort', give)
    }
  }

  const ask = <S extends z.ZodType>(of: (all: Contract) => S, request: Request): Answer<z.infer<S>> =>
    exchange(request, async (response) => parse(of(await contract()), response))
  const tell = (request: Request): Answer<unknown> => exchange(request, async () => ok(null))
  const asBlob = async (response: Response): Answer<Blob> => ok(await response.blob())

  return {
    first: async () => {
      const [boot, words] = await Promise.all([
        exchange({ path: '/api/boot' }, unread<Boot>),
        exchange({ path: `/api/words/${AUTHORITATIVE}` }, unread<Words>),
      ])
      if (!boot.ok) return boot
      return words.ok ? ok({ boot: boot.value, words: words.value }) : words
    },
    words: (language) => ask((all) => all.words, { path: `/api/words/${encodeURIComponent(language)}` }),
    form: (id) => ask((all) => all.formDefinition, { path: `/api/forms/${encodeURIComponent(id)}` }),
    directory: () => ask((all) => all.directory, { path: '/api/directory' }),
    places: () => ask((all) => all.placesAround, { path: '/api/places' }),
    glossary: () => ask((all) => all.glossary, { path: '/api/glossary' }),
    guides: () => ask((all) => all.guideList, { path: '/api/guides' }),
    guide: (id) => ask((all) => all.guideSheet, { path: `/api/guides/${encodeURIComponent(id)}` }),
    searchLaws: (wish) =>
      ask((all) => all.lawSearchResult, {
        path: '/api/laws/search',
        body: { ...wish, top: 20 },
        ms: LIMITS.search,
      }),
    suggest: (typed, language) =>
      ask((all) => all.suggestions, { path: '/api/suggestions', body: { typed, language } }),
    scanned: (code) => ask((all) => all.scannedReceipt, { path: '/api/scanned', body: { code } }),
    lawArticle: (id) => ask((all) => all.lawArticle, { path: '/api/laws/article', body: { id } }),
    lawContents: (id) => ask((all) => all.lawContents, { path: '/api/laws/contents', body: { id } }),
    say: (body, signal) => exchange({ path: '/api/speech/say', body, signal }, asBlob),
    recording: (body, signal) => exchange({ path: '/api/speech/recording', body, signal }, asBlob),
    log: (event, fields) => tell({ path: '/api/log', body: { event, fields } }),
    beginSession: () => ask((all) => all.sessionBegun, { path: '/api/session/begin', body: {} }),
    session: (epoch) => ({
      end: () => tell({ path: '/api/session/end', body: {}, epoch }),
      forgetCards: () => tell({ path: '/api/identity/forget', body: {}, epoch }),
      proveCard: (reference, birthday) =>
        ask((all) => all.cardProven, { path: '/api/identity/prove', body: { reference, birthday }, epoch }),
      arm: (armed) => tell({ path: '/api/identity/arm', body: { armed }, epoch }),
      submit: (body) =>
        ask((all) => all.submitted, { path: '/api/applications', body, epoch, ms: LIMITS.submit }),
      print: (submissionId, copy) =>
        ask((all) => all.printStarted, {
          path: '/api/receipts/print',
          body: { submissionId, copy },
          epoch,
        }),
      printSheets: (submissionId) => tell({ path: '/api/papers/print', body: { submissionId }, epoch }),
      printArticle: (article, language) =>
        ask((all) => all.printStarted, { path: '/api/laws/print', body: { article, language }, epoch }),
      printSlip: (subject, language) =>
        ask((all) => all.printStarted, { path: '/api/slips/print', body: { subject, language }, epoch }),
      openReferral: (body) => ask((all) => all.referral, { path: '/api/referrals', body, epoch }),
      printReferral: (number, language) =>
        ask((all) => all.printStarted, {
          path: '/api/referrals/print',
          body: { number, language },
          epoch,
        }),
      preview: (submissionId) =>
        exchange(
          { path: '/api/receipts/preview', body: { submissionId }, epoch, ms: LIMITS.preview },
          asBlob,
        ),
      evaluate: (body) => tell({ path: '/api/evaluations', body, epoch }),
      countOutcome: (body) => tell({ path: '/api/outcomes', body, epoch }),
      supplement: (body) => tell({ path: '/api/supplements', body, epoch, ms: LIMITS.submit }),
      progress: (body) =>
        ask((all) => all.progress, { path: '/api/progress', body, epoch, ms: LIMITS.office }),
      takeNumber: (body) =>
        ask((all) => all.queueTicket, { path: '/api/queue', body, epoch, ms: LIMITS.office }),
      printNumber: (language) =>
        ask((all) => all.printStarted, { path: '/api/queue/print', body: { language }, epoch }),
      accompany: (language) =>
        ask((all) => all.accompanyStarted, { path: '/api/accompany', body: { language }, epoch }),
      agreeAccompany: (accompany) => tell({ path: '/api/accompany/agree', body: { accompany }, epoch }),
      stopAccompany: (accompany) => tell({ path: '/api/accompany/stop', body: { accompany }, epoch }),
      shareScreen: (share) => tell({ path: '/api/accompany/screen', body: share, epoch }),
      call: (screen, language) =>
        ask((all) => all.callStarted, { path: '/api/calls', body: { screen, language }, epoch }),
    }),
    events: (signal) => fetch('/api/events', { headers: headers(undefined), cache: 'no-store', signal }),
  }
}
