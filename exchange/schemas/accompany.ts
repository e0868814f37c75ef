import { z } from 'zod'
import { timestamp } from './envelope.ts'
import { answerValue } from './message.ts'

/**
 * Accompany mode (协助): a clerk sees a citizen's screen and writes for them, as long as the citizen wants it.
 * The kiosk asks again and again (`POST /v1/accompany`, a signed and sealed report) and the clerk's orders come
 * in the answer, so nobody ever connects to a kiosk. Nothing of it is stored on either side.
 */
const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)
const text = (max: number) => z.string().max(max)

/** All that a clerk can do. Agreeing, signing, confirming and evaluating have no word here: they stay with the citizen. */
export const accompanyCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), field: text(60), value: answerValue }),
  z.strictObject({ kind: z.literal('continue') }),
  z.strictObject({ kind: z.literal('back') }),
])
export type AccompanyCommand = z.infer<typeof accompanyCommand>

/** `place`: which page of which screen the clerk saw; an order for another one is dropped. */
export const accompanyOrder = z.strictObject({
  n: z.int().min(1),
  place: text(100),
  command: accompanyCommand,
})
export type AccompanyOrder = z.infer<typeof accompanyOrder>

const accompanyField = z.strictObject({
  id: text(60),
  kind: z.enum(['choice', 'choices', 'yes-no', 'text', 'phone', 'amount', 'date']),
  label: text(200),
  hint: text(400).nullable(),
  required: z.boolean(),
  multiline: z.boolean(),
  maxLength: z.int().nullable(),
  options: z.array(z.strictObject({ id: text(60), label: text(200) })).max(60),
  value: answerValue.nullable(),
  /** Code of content/engine `AnswerProblem`. */
  problem: text(40).nullable(),
  byClerk: z.boolean(),
})
export type AccompanyField = z.infer<typeof accompanyField>

/** A screen as a clerk reads it: in Chinese, identity masked exactly as on the glass, nothing of a card. */
export const accompanyScreen = z.strictObject({
  screen: text(40),
  place: text(100),
  title: text(200).nullable(),
  /** Name and number as on the check page. */
  identity: z.strictObject({ name: text(60), number: text(40) }).nullable(),
  lines: z.array(z.strictObject({ label: text(200), value: text(4000), byClerk: z.boolean() })).max(200),
  fields: z.array(accompanyField).max(60),
  may: z.array(z.enum(['continue', 'back'])).max(2),
})
export type AccompanyScreen = z.infer<typeof accompanyScreen>

/** Inside the seal, kiosk → office. `asking`: the citizen wants help and has shown nothing yet. */
export const accompanyReport = z.strictObject({
  id: z.uuidv7(),
  /** Of the session. */
  epoch: z.int().min(1),
  /** Grows by one with each report: a replayed or overtaken one is refused. */
  seq: z.int().min(1),
  at: timestamp,
  language: text(12),
  state: z.enum(['asking', 'open', 'covered', 'ended']),
  /** The last order that was taken or dropped. */
  taken: z.int().min(0),
  /** Null: as before, or nothing to see (`asking`, `covered`, `ended`). */
  screen: accompanyScreen.nullable(),
  /** X25519, raw: the reply is sealed to this one-time key. */
  replyKey: base64url.length(43),
})
export type AccompanyReport = z.infer<typeof accompanyReport>

/** Inside the seal of the reply. */
export const accompanyReply = z.strictObject({
  id: z.uuidv7(),
  epoch: z.int(),
  seq: z.int(),
  /** `waiting`: nobody has taken it yet; `offered`: a clerk has, and the citizen is to be asked. */
  state: z.enum(['waiting', 'offered', 'open', 'ended']),
  clerk: text(60).nullable(),
  /** Four digits that the clerk sees too: the two compare. */
  code: text(4).nullable(),
  orders: z.array(accompanyOrder).max(50),
})
export type AccompanyReply = z.infer<typeof accompanyReply>

/** Reply on the wire: Ed25519 by the office's signing key over the canonical JSON of `{accompany: sealed}`. */
export const sealedAccompanyReply = z.strictObject({ sealed: base64url, signature: base64url.length(86) })
export type SealedAccompanyReply = z.infer<typeof sealedAccompanyReply>
