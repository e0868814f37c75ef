import { z } from 'zod'
import { aggregate, period } from '../../../exchange/schemas/report.ts'

/**
 * Months and their closing, under /desk/api:
 *
 *   GET  /periods                    → 200 periodList, newest first
 *   GET  /periods/:period            → 200 periodView    422
 *   POST /periods/:period/close  {}  → 200 done          409 closed before, or the month is not over
 *   GET  /periods/:period/closed     → 200 closedPeriod  404 not closed
 */
const month = z.object({
  period,
  /** `running`: not over yet. */
  state: z.enum(['running', 'open', 'closed']),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
})
export type Month = z.infer<typeof month>
export const periodList = z.object({ periods: z.array(month) })

const id = z.string()
/** `open`: rows that are not finished. */
export const count = z.object({ rows: z.int(), open: z.int() })

/** What a month holds at this moment. */
export const periodView = month.extend({
  ledgers: z.array(count.extend({ id, title: z.string(), overdue: z.int() })),
  /** Titles of the ledgers that have no row in it. */
  empty: z.array(z.string()),
  /** Cases of the offices below that wait for the check; own ones that came back; own ones not yet on their way. */
  reports: z.object({ toCheck: z.int(), rejected: z.int(), unsent: z.int() }),
})
export type PeriodView = z.infer<typeof periodView>

/** One thing that came after the closing; what somebody may not read of it is null. */
const change = z.object({
  at: z.string(),
  by: z.string().nullable(),
  /** `made`, `changed`: put right; `moved`: taken on as usual; `report`: told to the office above. */
  what: z.enum(['made', 'changed', 'moved', 'report']),
  /** The ledger, or what the application is about. */
  title: z.string(),
  number: z.string().nullable(),
  record: id.nullable(),
  application: id.nullable(),
  /** The move, or the labels of what was changed. */
  detail: z.string(),
  version: z.int(),
  reason: z.string().nullable(),
})
export type Change = z.infer<typeof change>

/** A closed month: its figures as they were, what proves them, and what came since. */
export const closedPeriod = z.object({
  period,
  closedAt: z.string(),
  closedBy: z.string(),
  /** Of the offices below; null at a township, and where it was closed before that was kept. */
  figures: aggregate.nullable(),
  /** `atClosing` is null where it was closed before that was kept. */
  ledgers: z.array(z.object({ id, title: z.string(), atClosing: count.nullable(), now: count })),
  /**
   * The statement that was signed at the closing, and whether its sources are still what they were. Null where the month
   * was closed before that was kept.
   */
  proof: z
    .object({
      /** SHA-256 of the statement, of all sources in it, and of the statement of the month closed before. */
      hash: z.string(),
      sources: z.string(),
      previous: z.object({ period, hash: z.string(), holds: z.boolean() }).nullable(),
      rows: z.int(),
      signed: z.boolean(),
      /** Ids of sources that are not what was signed, or gone. */
      broken: z.array(id),
      /** Sources that have lost their persons since, because their years were over. */
      emptied: z.int(),
    })
    .nullable(),
  changes: z.array(change),
  /** What offices below put right. */
  corrections: z.array(
    z.object({
      id,
      orgFrom: z.string(),
      subject: z.string(),
      version: z.int(),
      receivedAt: z.string(),
      reason: z.string(),
      status: z.enum(['waiting', 'accepted', 'rejected', 'superseded']),
    }),
  ),
})
export type ClosedPeriod = z.infer<typeof closedPeriod>
