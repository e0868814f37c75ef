import { z } from 'zod'
import { PROCEDURES } from '../../content/engine/procedure.ts'
import { accompanyCommand, accompanyScreen } from '../../exchange/schemas/accompany.ts'
import { deviceTrouble, kioskOrders, progressState } from '../../exchange/schemas/api.ts'
import { identity, summaryLine } from '../../exchange/schemas/message.ts'
import { shownContent } from '../../exchange/schemas/pack.ts'
import { channel, level } from '../../exchange/schemas/report.ts'
import { ledgerDefinition } from '../ledgers/definition.ts'
import { contentFault } from './content-packs/fault.ts'
import { PERMISSIONS, RESTRICTED_KINDS, ROLES, type Operation } from './permissions.ts'

/**
 * The desk's API, all under /desk/api, JSON, session cookie `mingli-desk`; times ISO, dates `YYYY-MM-DD`.
 * Every POST has `content-type: application/json` and the page's own Origin. Errors: `deskError`.
 *
 *   POST /setup                        setup        → 200 done      410 link used or wrong · 422 · 429
 *   POST /join                         join         → 200 done      410 link used, old or wrong · 422 · 429
 *   POST /join/name                    linkProof    → 200 invited   410 as above · 429
 *   POST /login                        login        → 200 done      401 (`second-factor`: send `code` too) · 429
 *   POST /unlock                       unlock       → 200 done      401 · 429
 *   POST /logout                       {}           → 200 done
 *
 * Below: 401 `login` without a session, 401 `locked` after five minutes in which nobody did anything (a POST is
 * somebody, a GET is the page), 403 `forbidden` where permissions.ts does not allow it, 429 for too many requests.
 *   GET  /me                                        → 200 me
 *   POST /activity                     {}           → 200 done      somebody is there: at most every 20 s
 *   GET  /account                                   → 200 account
 *   POST /account/password             passwordChange → 200 done    403 `credentials` · 429
 *   POST /account/totp                 {}           → 200 totpBegun 409 there is one
 *   POST /account/totp/confirm         totpConfirmation → 200 done  403 `credentials`
 *   POST /account/totp/remove          passwordProof → 200 done     403 `credentials` · 429
 *   GET  /people                                    → 200 personList
 *   POST /people                       newPerson    → 201 personLink 403 · 409 the name is taken
 *   POST /people/:id/rights            rights       → 200 done      403 · 404
 *   POST /people/:id/link              {}           → 200 personLink 403 · 404
 *   POST /people/:id/disable | /enable {}           → 200 done      403 · 404
 *   GET  /applications                              → 200 applicationList, newest first, masked
 *   GET  /applications/:id                          → 200 applicationView     404
 *   POST /applications/:id/transition  transition   → 200 applicationView     404 · 409 moved meanwhile · 422 note, conflict of interest
 *   POST /applications/:id/supplement  supplement   → 200 applicationView     404
 *   POST /applications/:id/withdraw    withdrawal   → 200 applicationView     403 wrong token · 404 · 409 · 429
 *   POST /applications/:id/unmask      {}           → 200 fullIdentity (audited)  404 also where nobody is named
 *   GET  /calls                                     → 200 callList
 *   POST /calls/:id/answer | /end      {}           → 200 done      409
 *   Who waits: queue/api-types.ts
 *   GET  /accompany                                 → 200 accompanimentList
 *   GET  /accompany/:id                             → 200 accompanyView, to the clerk who helps     404
 *   POST /accompany/:id/accept | /end  {}           → 200 done      409
 *   POST /accompany/:id/orders   accompanyOrderRequest → 200 done   409 · 429
 *   GET  /kiosks                                    → 200 kioskList
 *   POST /kiosks/:id/revoke            {}           → 200 done      404
 *   POST /kiosks/:id/message           kioskMessage → 200 done      404 · 422 problems
 *   POST /kiosks/:id/restart           {}           → 200 done      404
 *   GET  /audit?clerk&action&from&to&before         → 200 auditEntries  422
 *   POST /audit/verify                 {}           → 200 auditVerified 429
 *   GET  /audit.csv                                 → 200 the same entries as a table (on record itself)
 *   POST /enrolments                   newEnrolment → 201 enrolmentCode
 *   GET  /evaluations                               → 200 evaluations
 *   Content packs: content-packs/api-types.ts. The ledgers: ledgers/api-types.ts; figures: figures/api-types.ts; intake: intake/api-types.ts.
 *   GET  /events                                    → text/event-stream of deskEvent; a comment every 15 s
 */
export const deskError = z.object({
  code: z.enum([
    'schema',
    'login',
    'locked',
    'credentials',
    'second-factor',
    'forbidden',
    'setup-used',
    'limited',
    'origin',
    'not-found',
    'stale',
    'note-missing',
    'conflict-of-interest',
    'not-proven',
    'problems',
    'faults',
    'nothing',
    'second-person',
    'unavailable',
    'internal',
  ]),
  message: z.string(),
  retryAfterSeconds: z.int().optional(),
  /** With `problems`: what is wrong with which field of a ledger. */
  problems: z.array(z.object({ field: z.string(), problem: z.string() })).optional(),
  /** With `faults`: what is wrong in which file of a content pack. */
  faults: z.array(contentFault).optional(),
})
export type DeskError = z.infer<typeof deskError>
export const done = z.object({})

const name = z.string().trim().min(1).max(60)
/** At least ten characters; the page judges further. */
const password = z.string().min(10).max(200)
export const setup = z.strictObject({ token: z.string().max(200), name, password })
/** Six digits of the authenticator app. */
const code = z.string().max(20)
export const login = z.strictObject({
  name: z.string().max(60),
  password: z.string().max(200),
  code: code.optional(),
})
export const unlock = login.omit({ name: true })
/** The token of a person's one-time link. */
export const join = z.strictObject({ token: z.string().max(200), password })
export const linkProof = join.omit({ password: true })
/** The log-in name the link belongs to. */
export const invited = z.object({ name: z.string() })
export type Invited = z.infer<typeof invited>

export const passwordChange = z.strictObject({ current: z.string().max(200), next: password })
export const passwordProof = z.strictObject({ password: z.string().max(200) })
/** For the authenticator app: as text to type, and as text of a QR code. */
export const account = z.object({ secondFactor: z.boolean() })
export type Account = z.infer<typeof account>
export const totpBegun = z.object({ secret: z.string(), uri: z.string() })
export const totpConfirmation = z.strictObject({ code })

const role = z.enum(ROLES)
const restrictedKind = z.enum(RESTRICTED_KINDS)
export const rights = z.strictObject({
  roles: z.array(role).min(1).max(ROLES.length),
  restricted: z.array(restrictedKind).max(RESTRICTED_KINDS.length),
})
export const newPerson = rights.extend({ name })
export const person = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(role),
  restricted: z.array(restrictedKind),
  createdAt: z.string(),
  disabledAt: z.string().nullable(),
  /** False until the one-time link was used. */
  joined: z.boolean(),
  secondFactor: z.boolean(),
})
export type Person = z.infer<typeof person>
export const personList = z.object({ people: z.array(person) })
export type PersonList = z.infer<typeof personList>
/** `fragment` goes behind the desk's address (`/desk#join=…`) and is handed to the person; it works once. */
export const personLink = z.object({ id: z.string(), fragment: z.string(), expiresAt: z.string() })
export type PersonLink = z.infer<typeof personLink>

export const me = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    roles: z.array(role),
    restricted: z.array(restrictedKind),
    /** What the page shows and offers; the server decides by itself. */
    operations: z.array(z.enum(Object.keys(PERMISSIONS) as [Operation, ...Operation[]])),
  }),
  /** What papers of the office say of it. */
  office: z.object({
    name: z.string(),
    address: z.string(),
    hours: z.string(),
    phone: z.string(),
    aidRole: z.enum(['station', 'helper']),
    aidInstitution: z.string(),
    level,
  }),
  /** The office's clock. */
  now: z.string(),
})
export type Me = z.infer<typeof me>

export const applicationRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  state: progressState,
  receivedAt: z.string(),
  /** Masked; null where they want to stay unnamed. */
  applicant: z.object({ name: z.string(), number: z.string() }).nullable(),
  /** For whom the applicant acts, not masked; null where for themselves, and where the application is restricted. */
  organisation: z.object({ name: z.string(), code: z.string() }).nullable(),
  language: z.string(),
  procedure: z.enum(PROCEDURES),
  via: channel,
  /** For the restricted role alone. */
  restricted: z.boolean(),
  /** Date by which the office has to do something next; null where it waits for others, or is done. */
  dueBy: z.string().nullable(),
  /** Today is later than that. */
  overdue: z.boolean(),
})
export type ApplicationRow = z.infer<typeof applicationRow>
export const applicationList = z.object({ applications: z.array(applicationRow) })

export const move = z.object({ to: progressState, needs: z.enum(['nothing', 'note']), final: z.boolean() })
export type Move = z.infer<typeof move>

export const timelineEntry = z.object({
  at: z.string(),
  kind: z.enum(['state', 'supplement', 'supplied', 'unmasked']),
  state: progressState.nullable(),
  /** The clerk; null for what kiosk or citizen did. */
  by: z.string().nullable(),
  note: z.string().nullable(),
})

export const applicationView = applicationRow.extend({
  /** Name of the kiosk it came from. */
  kiosk: z.string().nullable(),
  identity: identity.pick({ method: true, document: true }).nullable(),
  /** Everything the citizen confirmed. */
  summary: z.array(summaryLine),
  /** `intact`: it stands under exactly what was received. Null where the form wants none. */
  signature: z
    .discriminatedUnion('method', [
      z.object({ method: z.literal('paper') }),
      z.object({
        method: z.literal('drawn'),
        strokes: z.array(z.array(z.number())),
        intact: z.boolean(),
      }),
    ])
    .nullable(),
  timeline: z.array(timelineEntry),
  supplement: z.object({ text: z.string(), at: z.string() }).nullable(),
  /** Of the same person in the same matter, within thirty days: for the desk to know, it stops nothing. */
  sameMatter: z.array(
    z.object({ id: z.string(), number: z.string(), receivedAt: z.string(), state: progressState }),
  ),
  /** Rows of the ledgers that add to it (pre-review, booking, …); only of ledgers that one may see. */
  records: z.array(
    z.object({
      id: z.string(),
      ledger: z.string(),
      title: z.string(),
      state: z.string(),
      tone: ledgerDefinition.shape.states.element.shape.tone,
      overdue: z.boolean(),
    }),
  ),
  /** Ledgers that it belongs to and has no row in yet, for who may write there. */
  unwritten: z.array(z.object({ ledger: z.string(), title: z.string() })),
  /** The citizen may take it back, proven by the receipt's token. */
  withdrawable: z.boolean(),
  /** What a clerk may do now. */
  moves: z.array(move),
  /** The periods that have begun to run, each with its last day and its article; null: what the office promises. */
  clocks: z.array(
    z.object({
      id: z.string(),
      /** Who has to be in time. */
      whose: z.enum(['office', 'other']),
      by: z.string(),
      basis: z.string().nullable(),
      metAt: z.string().nullable(),
      running: z.boolean(),
    }),
  ),
})
export type ApplicationView = z.infer<typeof applicationView>
export const fullIdentity = identity

export const transition = z.strictObject({ to: progressState, note: z.string().max(2000).optional() })
export const supplement = z.strictObject({ text: z.string().trim().min(1).max(2000) })
/** The token on the citizen's receipt: the proof that the citizen withdraws. */
export const withdrawal = z.strictObject({ token: z.string().max(30) })

export const call = z.object({
  id: z.string(),
  kiosk: z.string(),
  screen: z.string(),
  language: z.string(),
  state: z.enum(['ringing', 'answered', 'ended']),
  at: z.string(),
  answeredBy: z.string().nullable(),
})
export type Call = z.infer<typeof call>
export const callList = z.object({ calls: z.array(call) })

/** A citizen who wants a clerk to see the screen and write for them (协助). */
export const accompaniment = z.object({
  id: z.string(),
  kiosk: z.string(),
  language: z.string(),
  state: z.enum(['waiting', 'offered', 'open', 'covered']),
  clerk: z.string().nullable(),
  /** Also on the kiosk's screen; only for the clerk who helps. */
  code: z.string().nullable(),
  since: z.string(),
})
export type Accompaniment = z.infer<typeof accompaniment>
export const accompanimentList = z.object({ accompaniments: z.array(accompaniment) })
export type AccompanimentList = z.infer<typeof accompanimentList>
/** `screen` is null until the citizen has agreed, and while they have covered it. */
export const accompanyView = z.object({ accompaniment, screen: accompanyScreen.nullable() })
export type AccompanyView = z.infer<typeof accompanyView>
export const accompanyOrderRequest = z.strictObject({ place: z.string().max(100), command: accompanyCommand })
export type AccompanyOrderRequest = z.infer<typeof accompanyOrderRequest>

export const kiosk = z.object({
  id: z.string(),
  name: z.string(),
  stationLetter: z.string(),
  lastSeenAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  envelopes: z.int(),
  /** Devices that somebody should look after. */
  troubles: z.array(deviceTrouble),
  /** Envelopes that were numbered but never came: an alarm. */
  gaps: z.array(z.object({ from: z.int(), to: z.int() })),
  /** What its visitors read now. */
  message: kioskOrders.shape.message,
  /** The last order to start anew; `doneAt` is when the kiosk said so. */
  restart: z.object({ orderedAt: z.string(), doneAt: z.string().nullable() }).nullable(),
  /** What it says that it shows; null until it said so. */
  content: shownContent.nullable(),
})
export type Kiosk = z.infer<typeof kiosk>
/** Null takes back what is shown. */
export const kioskMessage = kioskOrders.pick({ message: true })
/** `pack`: number of the newest content pack. */
export const kioskList = z.object({ kiosks: z.array(kiosk), pack: z.int().nullable() })
export type KioskList = z.infer<typeof kioskList>

/** The audit log, newest first. `clerk` is empty for what the office did by itself, a kiosk's id for what a kiosk did. */
export const auditEntries = z.object({
  entries: z.array(
    z.object({
      n: z.int(),
      at: z.string(),
      clerk: z.string(),
      action: z.string(),
      subject: z.string(),
    }),
  ),
  /** There are older ones. */
  more: z.boolean(),
  /** Everybody who stands in it. */
  clerks: z.array(z.string()),
})
export type AuditEntries = z.infer<typeof auditEntries>
export const auditVerified = z.discriminatedUnion('whole', [
  z.object({ whole: z.literal(true), entries: z.int(), unchained: z.int(), head: z.string() }),
  z.object({ whole: z.literal(false), kind: z.enum(['altered', 'missing', 'cut']), n: z.int() }),
])
export type AuditVerified = z.infer<typeof auditVerified>

/** How the kiosk will be called at the desk. */
export const newEnrolment = z.strictObject({ name })
export const enrolmentCode = z.object({
  code: z.string(),
  /** Shown at the kiosk too: two people compare. */
  fingerprint: z.string(),
  /** Text of the QR code. */
  qr: z.string(),
  expiresAt: z.string(),
  tries: z.int(),
})
export type EnrolmentCode = z.infer<typeof enrolmentCode>

export const evaluations = z.object({
  total: z.int(),
  average: z.number().nullable(),
  scores: z.array(z.object({ score: z.int(), count: z.int() })),
})
export type Evaluations = z.infer<typeof evaluations>

/** What changed; the page then asks for it. */
export const deskEvent = z.object({
  kind: z.enum([
    'applications',
    'calls',
    'kiosks',
    'evaluations',
    'accompany',
    'ledgers',
    'reports',
    'content',
    'queue',
  ]),
})
