import { z } from 'zod'
import { formDefinition } from '../content/engine/form-schema.ts'
import { localized } from '../content/engine/localized.ts'
import type { Place } from '../content/engine/place.ts'
import { accompanyCommand, accompanyScreen } from '../exchange/schemas/accompany.ts'
import { progressReply } from '../exchange/schemas/api.ts'
import { queueRequest, queueTicket } from '../exchange/schemas/queue.ts'
import { answers, evaluation } from '../exchange/schemas/message.ts'
import { deviceId, devicesFact } from './api-boot.ts'

export * from './api-boot.ts'
export * from './api-directory.ts'
export * from './api-guides.ts'
export * from './api-laws.ts'

/**
 * The contract between the page (kiosk/ui) and the loopback service (kiosk/service): types and schemas only.
 *
 * Every request carries `mingli-token` (per start, from the URL fragment), `mingli-page` (the page's id) and
 * `mingli-epoch`. One page holds the lease; others get 409 `lease`. A stale epoch gets 409 `epoch`.
 * Every answer that is not 2xx has the body `serviceError`.
 */

/** GET /api/forms/:id */
export { formDefinition }

/** GET /api/glossary: legal terms in plain words. */
export const glossary = z.object({
  terms: z.array(
    z.object({
      term: z.string(),
      /** Other words for the same. */
      also: z.array(z.string()),
      /** By language; Chinese is always there. */
      text: z.object({ 'zh-CN': z.string() }).catchall(z.string()),
    }),
  ),
})
export type Glossary = z.infer<typeof glossary>

/** GET /api/places: what addresses are chosen from, and where the office is: content/office/places.ts. */
const place: z.ZodType<Place> = z.lazy(() =>
  z.object({ name: z.string(), places: z.array(place).readonly() }),
)
export const placesAround = z.object({
  places: z.array(place).readonly(),
  county: z.array(z.string()).readonly(),
  township: z.string().nullable(),
})
export type PlacesAround = z.infer<typeof placesAround>

export type GlossaryTerm = Glossary['terms'][number]

// ── read-aloud ─────────────────────────────────────────────────────────────────────────────────────────
/** POST /api/speech/say → audio/wav by the offline engine; 404 where it has no voice. Nothing of it is kept. */
export const sayRequest = z.object({
  language: z.string().max(20),
  text: z.string().min(1).max(600),
  /** 1 is the usual pace. */
  rate: z.number().min(0.4).max(2.5),
})
/** POST /api/speech/recording → what a person recorded for exactly this text; 404 where nobody did. */
export const recordingRequest = z.object({ language: z.string().max(20), text: z.string().min(1).max(4000) })

// ── session ────────────────────────────────────────────────────────────────────────────────────────────
/** POST /api/session/begin: takes the lease, wipes whatever was, starts a new epoch. */
export const sessionBegun = z.object({ epoch: z.int() })
/** POST /api/session/end {}: wipes card data, numbers and jobs of the epoch. */

// ── laws (no identity, ever): api-laws.ts; what may be asked of them ────────────────────────────────────
/**
 * POST /api/suggestions: what may be meant by what stands in the law search so far, letters of an unfinished word
 * included. Neither kept nor logged.
 */
export const suggestionRequest = z.object({ typed: z.string().min(1).max(200), language: z.string().max(20) })
export const suggestion = z.object({
  kind: z.enum(['question', 'law', 'form', 'guide']),
  text: z.string(),
  /** Of `text`. */
  language: z.string(),
  /** What to search for. */
  question: z.string(),
  /** What to open instead of searching. */
  form: z.string().nullable(),
  guide: z.string().nullable(),
})
export const suggestions = z.object({ suggestions: z.array(suggestion) })
export type Suggestion = z.infer<typeof suggestion>

// ── identity ───────────────────────────────────────────────────────────────────────────────────────────
export const cardReader = deviceId.extract(['idCard', 'socialCard'])
export type CardReader = z.infer<typeof cardReader>
/** POST /api/identity/arm {armed}: the readers look for a card only while an identity screen is shown. */
export const identityArm = z.object({ armed: z.boolean() })
/**
 * POST /api/identity/prove: whether the card that served an earlier application of the visit is still that of who
 * stands here, who says on which day of which month its holder was born. Few tries, then the service forgets the card.
 */
export const cardProof = z.object({
  reference: z.string().max(60),
  /** MMDD */
  birthday: z.string().regex(/^\d{4}$/),
})
/** `left`: tries; 0: the card is forgotten and must be read again. */
export const cardProven = z.object({ proven: z.boolean(), left: z.int().min(0) })
/** What the page learns of a card: masked, plus what the form's rules need. The rest stays in the service. */
export const maskedIdentity = z.object({
  /** The reader it came from. */
  reader: cardReader,
  /** Opaque; dies with the epoch. */
  reference: z.string(),
  document: z.enum(['resident', 'permit', 'foreign']),
  name: z.string(),
  number: z.string(),
  /** Whole years today; a person under 14 needs a guardian (个人信息保护法第三十一条). */
  age: z.int().nullable(),
  expired: z.boolean(),
})
export type MaskedIdentity = z.infer<typeof maskedIdentity>
/** Typed by the citizen: name and number; the rest follows from the number (GB 11643). */
export const typedIdentity = z.object({ name: z.string().min(1).max(60), number: z.string().min(1).max(30) })
export const identityClaim = z.discriminatedUnion('method', [
  z.object({ method: z.literal('card'), reference: z.string() }),
  z.object({ method: z.literal('typed'), identity: typedIdentity }),
])
export type IdentityClaim = z.infer<typeof identityClaim>

// ── applications ───────────────────────────────────────────────────────────────────────────────────────
/** POST /api/applications: sealed and durable before the answer comes. */
export const submit = z.object({
  submissionId: z.uuidv7(),
  form: z.string(),
  formVersion: z.string(),
  language: z.string(),
  /** Null where the form lets somebody stay unnamed, and they want to. */
  identity: identityClaim.nullable(),
  answers,
  /** What was drawn as a signature (`signature` of exchange/schemas/message.ts); absent: paper, or none is wanted. */
  strokes: z
    .array(z.array(z.int().min(-9999).max(9999)).min(2).max(2000))
    .min(1)
    .max(80)
    .optional(),
  /** Fields that a clerk filled in for the citizen. */
  byClerk: z.array(z.string().max(60)).max(200),
})
export type Submit = z.infer<typeof submit>
export const submitted = z.object({
  submissionId: z.string(),
  number: z.string(),
  /** 8 characters that prove a progress query. */
  token: z.string(),
  /** `mingli:1?n=…&t=…` */
  qr: z.string(),
  /** It may be printed on A4 with everything that was answered: no restricted matter is. */
  papers: z.boolean(),
  confirmedAt: z.string(),
})
export type Submitted = z.infer<typeof submitted>

/** POST /api/receipts/print {submissionId, copy}: answers with a job; its end comes as a fact. */
export const printRequest = z.object({ submissionId: z.string(), copy: z.boolean() })
export const printStarted = z.object({ job: z.string() })
/** POST /api/papers/print: the papers of an application on A4, to be signed; their end comes as SHEETS_ENDED. */
export const papersRequest = printRequest.pick({ submissionId: true })
/** POST /api/receipts/preview {submissionId} → image/png, the same picture as on paper. */

/** POST /api/evaluations */
export const evaluationRequest = evaluation.pick({
  service: true,
  score: true,
  tags: true,
  rating: true,
  survey: true,
})
export type EvaluationRequest = z.infer<typeof evaluationRequest>

/**
 * POST /api/outcomes: how a journey ended, to be counted; null: one came to what one came for. Of a search only that
 * nothing of what was found was opened.
 */
export const outcomeRequest = z.discriminatedUnion('journey', [
  z.object({
    journey: z.enum(['application', 'guide', 'progress']),
    subject: z.string().max(40),
    leftAt: z.string().max(60).nullable(),
  }),
  z.object({ journey: z.literal('search'), question: z.string().max(200) }),
])
export type OutcomeRequest = z.infer<typeof outcomeRequest>

/** POST /api/progress: by the receipt's token, or by a card just read. */
export const progressRequest = z.object({
  number: z.string().max(40),
  proof: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('token'), token: z.string().max(20) }),
    z.object({ kind: z.literal('card'), reference: z.string() }),
  ]),
})
export type ProgressRequest = z.infer<typeof progressRequest>
/** POST /api/supplements: to an application whose progress was shown in this session. */
export const supplementRequest = z.object({
  number: z.string().max(40),
  text: z.string().trim().min(1).max(500),
})
export const progress = progressReply.omit({ nonce: true }).extend({
  /** What this kiosk has for whoever sees such a last state, begun with these answers. */
  leadsTo: z
    .array(z.object({ form: z.string(), title: localized, filled: z.record(z.string(), z.string()) }))
    .readonly()
    .default([]),
})
export type Progress = z.infer<typeof progress>

/**
 * POST /api/scanned: what a scanner typed into the page; answers with what stands on a receipt, or null for any other
 * code. A scanner on a line is read by the service itself, and its codes come as a fact.
 */
export const scannedRequest = z.object({ code: z.string().min(1).max(3000) })
export const scannedReceipt = z.object({
  receipt: z.object({ number: z.string(), token: z.string() }).nullable(),
})
export type ScannedReceipt = z.infer<typeof scannedReceipt>['receipt']

/** POST /api/queue: a number to wait with, from the office (exchange/schemas/queue.ts); the same id is the same one. */
export { queueRequest, queueTicket }
/** What every visitor of this kiosk may know of those who wait. */
const queueNews = z.object({
  waiting: z.int(),
  /** Whose turn is next. */
  next: z.string().nullable(),
  calls: z.array(
    z.object({
      /** Another one for each call, also when the same number is called again. */
      id: z.string(),
      number: z.string(),
      window: z.int(),
      /** As it is written and as it is said: in Chinese, then in the language of the ticket. */
      words: z.array(z.object({ language: z.string(), written: z.string(), said: z.string() })).min(1),
    }),
  ),
})
export type QueueNews = z.infer<typeof queueNews>
/** POST /api/queue/print: that of this visit. */
export const queuePrint = z.object({ language: z.string().max(20) })

/** POST /api/calls {screen, language}: rings at the desk. */
export const callStarted = z.object({ call: z.string() })

// ── accompany mode (协助): a clerk sees the screen and writes, as long as the citizen wants it ──────────────
/** POST /api/accompany {language}: asks for a clerk. What becomes of it comes as facts. */
export const accompanyStarted = z.object({ accompany: z.string() })
/** POST /api/accompany/agree {accompany}: the citizen has said yes to the named clerk. */
/** POST /api/accompany/stop {accompany} */
export const accompanyName = z.object({ accompany: z.string() })
/** POST /api/accompany/screen: what the clerk may see now; nothing while it is covered. */
export const accompanyShare = z.object({
  accompany: z.string(),
  covered: z.boolean(),
  screen: accompanyScreen.nullable(),
})
export type AccompanyShare = z.infer<typeof accompanyShare>

// ── facts, pushed by GET /api/events (server-sent events read as a fetch stream) ───────────────────────
const ofEpoch = { epoch: z.int() }
export const fact = z.discriminatedUnion('type', [
  z.object({ type: z.literal('DEVICES_CHANGED'), devices: devicesFact }),
  z.object({ ...ofEpoch, type: z.literal('CARD_READ'), identity: maskedIdentity }),
  /** Words by `<reader>.<situation>`: liftCard, wrongWayRound … */
  z.object({ ...ofEpoch, type: z.literal('CARD_FAILED'), reader: cardReader, situation: z.string() }),
  z.object({
    ...ofEpoch,
    type: z.literal('PRINT_ENDED'),
    job: z.string(),
    outcome: z.enum(['printed', 'unknown', 'failed']),
    /** Why not; of `printed` only `cutterFault`: it is whole, and a person must tear it off. */
    situation: z.string().optional(),
    /** Of `failed`: a torn piece of it may lie on paper. */
    began: z.boolean().optional(),
  }),
  z.object({
    ...ofEpoch,
    type: z.literal('SHEETS_ENDED'),
    outcome: z.enum(['printed', 'unknown', 'failed']),
    situation: z.string().optional(),
  }),
  z.object({
    ...ofEpoch,
    type: z.literal('CALL_CHANGED'),
    call: z.string(),
    state: z.enum(['ringing', 'answered', 'ended', 'unreachable']),
  }),
  /** A clerk would help; `code` is on the desk's screen too. */
  z.object({
    ...ofEpoch,
    type: z.literal('ACCOMPANY_OFFERED'),
    accompany: z.string(),
    clerk: z.string(),
    code: z.string(),
  }),
  z.object({
    ...ofEpoch,
    type: z.literal('ACCOMPANY_ORDER'),
    accompany: z.string(),
    place: z.string(),
    command: accompanyCommand,
  }),
  z.object({
    ...ofEpoch,
    type: z.literal('ACCOMPANY_ENDED'),
    accompany: z.string(),
    reason: z.enum(['clerk', 'nobody', 'unreachable']),
  }),
  /** Somebody held a code before the scanner; of no visit, since it may begin one. Goes to the page in charge alone. */
  scannedReceipt.extend({ type: z.literal('CODE_SCANNED') }),
  /** Whether the office can be reached; applications are kept and sent later. */
  z.object({ type: z.literal('OFFICE_REACHABLE'), reachable: z.boolean() }),
  /** What the service shows now; a page that was drawn from other content is fetched again between two visits. */
  z.object({ type: z.literal('CONTENT_SHOWN'), version: z.string() }),
  /** What the desk has every visitor of this kiosk know, in Chinese; null: nothing (any more). */
  z.object({ type: z.literal('DESK_MESSAGE'), text: z.string().nullable() }),
  /** Who waits at the office, and who is called; null: nobody, as far as is known. */
  z.object({ type: z.literal('QUEUE_TOLD'), queue: queueNews.nullable() }),
  /** Headphones were plugged in or out: listening is private, or it is not. */
  z.object({ type: z.literal('HEADPHONES_CHANGED'), plugged: z.boolean() }),
  /** Another page took the lease: this one shows only a quiet note. */
  z.object({ type: z.literal('LEASE_LOST') }),
])
export type Fact = z.infer<typeof fact>

/** POST /api/log {event, fields}: only the page's rows of base/log-registry.ts. */
export const clientLog = z.object({ event: z.string(), fields: z.record(z.string(), z.unknown()) })
