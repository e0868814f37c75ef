import { z } from 'zod'
import { officeCode } from '../../../exchange/schemas/envelope.ts'
import { caseRecord, DISPUTE_CODES, reportOutcome, SERVICE_CODES } from '../../../exchange/schemas/report.ts'

/**
 * The desk's side of the chain, under /desk/api like the rest (desk-api-types.ts).
 *
 *   GET  /reports                              → 200 reportList: cases of the offices below that wait for the check (校核)
 *   POST /reports/:id/check      reportCheck   → 200 done      409
 *   GET  /periods/:period/figures              → 200 aggregate (exchange/schemas/report.ts), of this level
 *   POST /offices                newChildOffice → 201 enrolmentCode, for the office below
 *   GET  /reports/sent                         → 200 sentReportList, newest first
 *   POST /reports/sent/:subject/correct  recordCorrection → 200 done  404 · 422 nothing was changed, or no reason though the month is closed
 */
export const reportList = z.object({
  reports: z.array(
    z.object({
      id: z.string(),
      orgFrom: z.string(),
      subject: z.string(),
      version: z.int(),
      receivedAt: z.string(),
      /** Why it was put right; null where nobody said. */
      reason: z.string().nullable(),
      /** The person masked. */
      record: caseRecord,
    }),
  ),
})
export type ReportList = z.infer<typeof reportList>
/** What a person finds wrong in a record and the township can put right; all else is found by checkReport. */
export const FOUND_BY_HAND = ['E201', 'E202'] as const
/** No code: accepted. */
export const reportCheck = z.strictObject({ codes: reportOutcome.shape.codes })

export const newChildOffice = z.strictObject({ code: officeCode, name: z.string().trim().min(1).max(60) })

export const sentReportList = z.object({
  reports: z.array(
    z.object({
      id: z.string(),
      subject: z.string(),
      version: z.int(),
      status: z.enum(['sent', 'waiting', 'accepted', 'rejected']),
      codes: z.array(z.string()),
      createdAt: z.string(),
      /** Newest of its subject: the one that counts, or that has to be put right. */
      latest: z.boolean(),
      /** What was put right by hand before. */
      correction: z.object({ service: z.string().nullable(), disputeKind: z.string().nullable() }).nullable(),
    }),
  ),
})
export type SentReportList = z.infer<typeof sentReportList>
export const recordCorrection = z.strictObject({
  service: z.enum(SERVICE_CODES).nullable(),
  disputeKind: z.enum(DISPUTE_CODES).nullable(),
  /** A month that the county has closed takes nothing without one. Goes to the county; no names are needed in it. */
  reason: z.string().trim().min(1).max(200).optional(),
})
