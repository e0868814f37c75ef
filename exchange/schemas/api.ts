import { z } from 'zod'
import { acceptanceNumber, numberProof, officeCode, timestamp } from './envelope.ts'
import { shownContent } from './pack.ts'

/**
 * Exchange API v1, spoken kiosk → office (and later office → parent office).
 *   POST /v1/enrolments   enrolmentRequest  → 201 enrolment
 *   POST /v1/envelopes    envelope          → 201 | 200 acknowledgement
 *   POST /v1/progress     sealedQuery       → 200 sealedReply        (proof is inside the seal)
 *   POST /v1/calls        signed callRequest → 201 callState
 *   GET  /v1/calls/:id    signed            → 200 callState
 *   POST /v1/queue        signed queueRequest → 201 queueTicket, the same again for the same id (queue.ts); 404 no queue here
 *   GET  /v1/queue        signed            → 200 queueState
 *   POST /v1/accompany    sealedQuery       → 200 sealedAccompanyReply (accompany.ts)
 *   POST /v1/heartbeats   signed heartbeat   → 200 keyNews, the key to seal to from now on
 *   GET  /v1/content, /v1/content/files/:sha256 signed → 200 what the kiosk shall show (pack.ts)
 *   POST /v1/reports/outcomes signed outcomeQuery → 200 reportOutcomes (report.ts), of an office below
 *   GET  /v1/openapi.json                  → 200 the same as OpenAPI 3.1 (openapi.ts)
 *   GET  /health          unsigned          → 200 officeHealth
 * Signed requests carry `mingli-kiosk`, `mingli-time` (ISO) and `mingli-signature`: Ed25519 by the kiosk's key
 * over `METHOD\nPATH\nTIME\nSHA-256(body) hex`; a time more than 10 minutes off is refused.
 */
const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)

export const officeKey = z.strictObject({
  keyId: z.string(),
  /** X25519, raw 32 bytes. */ publicKey: base64url,
})
export type OfficeKey = z.infer<typeof officeKey>

export const enrolmentRequest = z.strictObject({
  /** Single-use, valid for 15 minutes, 5 tries. */
  code: z.string().min(4).max(40),
  /** Ed25519, raw 32 bytes. */
  publicKey: base64url.length(43),
  name: z.string().max(60),
})
export const enrolment = z.strictObject({
  kioskId: z.string(),
  officeCode,
  /** The four characters of the acceptance number. */
  shortCode: z.string().regex(/^[0-9A-HJ-NP-RTUWXY]{4}$/),
  /** A new enrolment gets a new letter, so its sequence can start at 1 without colliding. */
  stationLetter: z.string().regex(/^[A-HJ-NP-RTUWXY]$/),
  sealingKeys: z.array(officeKey).min(1).max(2),
  /** Ed25519, raw 32 bytes: verifies acknowledgements. */
  signingKey: base64url.length(43),
})
export type EnrolmentRequest = z.infer<typeof enrolmentRequest>
export type Enrolment = z.infer<typeof enrolment>

/**
 * States of an application as the citizen may see them (design.md §8); never the office's recommendation. Which follow
 * which is each procedure's own (office/server/lifecycles.ts), and so is what they are called.
 */
export const progressState = z.enum([
  'received',
  'in-review',
  'handed-over',
  'accepted',
  'scheduled',
  'given',
  'not-given',
  'assigned',
  'agreed',
  'failed',
  'answered',
  'closed',
  'withdrawn',
])
export type ProgressState = z.infer<typeof progressState>

/** Inside the seal of a progress query: a number, and what proves that it is one's own (envelope.ts). */
export const progressQuery = z.strictObject({
  number: acceptanceNumber,
  proof: numberProof,
  /** X25519, raw: the reply is sealed to this one-time key. */
  replyKey: base64url.length(43),
  nonce: base64url.min(16),
  at: timestamp,
})
export const sealedQuery = z.strictObject({
  kioskId: z.string(),
  keyId: z.string(),
  sealed: base64url,
  signature: base64url.length(86),
})
export const sealedReply = z.strictObject({ sealed: base64url })
export const progressReply = z.strictObject({
  nonce: base64url,
  /** Wrong proof and unknown number answer alike. */
  found: z.boolean(),
  limited: z.boolean(),
  title: z.string().optional(),
  /** What the states are called follows from it (content/engine/procedure.ts). */
  procedure: z.string().optional(),
  states: z.array(z.strictObject({ state: progressState, at: timestamp })).optional(),
  /** What the citizen has to bring or do, in Chinese, as the desk wrote it. */
  supplement: z.string().optional(),
  /** When the citizen last answered that. */
  supplied: timestamp.optional(),
})
export type ProgressQuery = z.infer<typeof progressQuery>
export type SealedQuery = z.infer<typeof sealedQuery>
export type SealedReply = z.infer<typeof sealedReply>
export type ProgressReply = z.infer<typeof progressReply>

/** A device that staff should look after, by its id and situation (devices/core/situations.ts); nothing personal. */
export const deviceTrouble = z.strictObject({
  device: z.string().max(40),
  situation: z.string().max(40),
})
export type DeviceTrouble = z.infer<typeof deviceTrouble>
export const heartbeat = z.strictObject({
  troubles: z.array(deviceTrouble).max(20).default([]),
  content: shownContent.optional(),
  /** The last order to restart that was carried out. */
  restarted: z.uuidv7().nullable().default(null),
})

export const LONGEST_DESK_MESSAGE = 60
/** What the desk has one kiosk do. */
export const kioskOrders = z.strictObject({
  /** In Chinese, for every visitor of this kiosk until that time. */
  message: z.strictObject({ text: z.string().min(1).max(LONGEST_DESK_MESSAGE), until: timestamp }).nullable(),
  /** To start anew once nobody stands before it, unless this order was carried out. */
  restart: z.uuidv7().nullable(),
  /** Somebody waits with a queue ticket: whom the desk calls is to be asked for often (queue.ts). */
  queue: z.boolean(),
})
export type KioskOrders = z.infer<typeof kioskOrders>

/** The office's answer to a sign of life: signed for that very request, so an old answer cannot bring an old key back. */
export const keyNews = z.object({
  sealingKeys: z.array(officeKey).min(1).max(2),
  /** Number of the office's newest content pack. */
  pack: z.int().min(1).nullable(),
  orders: kioskOrders,
  signature: base64url.length(86),
})
export type KeyNews = z.infer<typeof keyNews>
/** `now` is the office's clock: a kiosk whose own is wrong still signs with the right time. */
export const officeHealth = z.object({ state: z.literal('ready'), now: timestamp })
export type OfficeHealth = z.infer<typeof officeHealth>

/** CALL_STAFF: rings at the desk. `screen` is a screen id, nothing about the person. */
export const callRequest = z.strictObject({
  id: z.uuidv7(),
  screen: z.string().max(40),
  language: z.string().max(12),
})
export const callState = z.strictObject({ id: z.uuidv7(), state: z.enum(['ringing', 'answered', 'ended']) })
export type CallRequest = z.infer<typeof callRequest>
export type CallState = z.infer<typeof callState>
