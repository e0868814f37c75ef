import { z } from 'zod'
import { progressState } from '../../exchange/schemas/api.ts'
import { identity, summaryLine } from '../../exchange/schemas/message.ts'

export const deskError = z.object({
  code: z.string(),
  message: z.string(),
  retryAfterSeconds: z.number().optional(),
})
export const me = z.object({
  user: z.object({ name: z.string() }),
  office: z.object({ name: z.string(), aidInstitution: z.string() }),
  now: z.string(),
})
export type Me = z.infer<typeof me>

export const applicationRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  state: progressState,
  receivedAt: z.string(),
  applicant: z.object({ name: z.string(), number: z.string() }),
  language: z.string(),
  handOverBy: z.string(),
  handedOverAt: z.string().nullable(),
  overdue: z.boolean(),
})
export type ApplicationRow = z.infer<typeof applicationRow>

export const applicationList = z.object({ applications: z.array(applicationRow) })

export const move = z.object({ to: progressState, needs: z.enum(['nothing', 'note']), final: z.boolean() })
export type Move = z.infer<typeof move>

export const applicationView = applicationRow.extend({
  kiosk: z.string().nullable(),
  identity: z.object({
    method: identity.shape.method,
    document: identity.shape.document,
  }),
  summary: z.array(summaryLine),
  timeline: z.array(
    z.object({
      at: z.string(),
      kind: z.string(),
      state: progressState.nullable(),
      by: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  supplement: z.object({ text: z.string(), at: z.string() }).nullable(),
  moves: z.array(move),
  decisionBy: z.object({ date: z.string(), basis: z.string() }),
})
export type ApplicationView = z.infer<typeof applicationView>
export const fullIdentity = identity

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

export const kiosk = z.object({
  id: z.string(),
  name: z.string(),
  stationLetter: z.string(),
  lastSeenAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  envelopes: z.number(),
  gaps: z.array(z.object({ from: z.number(), to: z.number() })),
})
export type Kiosk = z.infer<typeof kiosk>
export const kioskList = z.object({ kiosks: z.array(kiosk) })

export const enrolmentCode = z.object({
  code: z.string(),
  fingerprint: z.string(),
  qr: z.string(),
  expiresAt: z.string(),
  tries: z.number(),
})
export type EnrolmentCode = z.infer<typeof enrolmentCode>

export const evaluations = z.object({
  total: z.number(),
  average: z.number().nullable(),
  scores: z.array(z.object({ score: z.number(), count: z.number() })),
})
export type Evaluations = z.infer<typeof evaluations>

export const deskEvent = z.object({ kind: z.enum(['applications', 'calls', 'kiosks', 'evaluations']) })
export const done = z.object({})
