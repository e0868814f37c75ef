import { z } from 'zod'

/**
 * What has been kept for its years, under /desk/api:
 *
 *   GET  /retention          → 200 appraisals
 *   POST /retention/decide   appraisalDecision → 200 {}   403 second-person · 404 · 409 stale
 */
export const APPRAISAL_STATES = ['listed', 'proposed', 'confirmed', 'kept', 'destroyed'] as const
export type AppraisalState = (typeof APPRAISAL_STATES)[number]

export const appraisals = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['application', 'record']),
      ledger: z.string(),
      title: z.string(),
      number: z.string(),
      /** For so many years it had to be kept. */
      years: z.int(),
      state: z.enum(APPRAISAL_STATES),
      listedAt: z.string(),
      proposedBy: z.string().nullable(),
      decidedBy: z.string().nullable(),
      decidedAt: z.string().nullable(),
      reason: z.string().nullable(),
      keepUntil: z.string().nullable(),
    }),
  ),
  /** There are more than are shown. */
  more: z.boolean(),
})
export type Appraisals = z.infer<typeof appraisals>

const ids = z.array(z.uuid()).min(1).max(200)
export const appraisalDecision = z.discriminatedUnion('decision', [
  /** First person: it may go. */
  z.strictObject({ decision: z.literal('propose'), ids }),
  /** Second person, a director: it goes with the next daily work. */
  z.strictObject({ decision: z.literal('confirm'), ids }),
  /** It stays, for a reason, until a day or until somebody says otherwise; also what would be deleted by itself. */
  z.strictObject({
    decision: z.literal('keep'),
    ids,
    reason: z.string().trim().min(2).max(500),
    until: z.iso.date().nullable(),
  }),
  /** Neither proposed, confirmed nor kept any more. */
  z.strictObject({ decision: z.literal('reopen'), ids }),
])
export type AppraisalDecision = z.infer<typeof appraisalDecision>
