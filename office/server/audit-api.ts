import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { auditKey, recordAudit, verifyAudit } from './audit.ts'
import type { Office } from './context.ts'
import { allow, refuseDesk, type DeskEnv } from './desk-guard.ts'
import type { AuditEntries, AuditVerified } from './desk-api-types.ts'
import { csvOf } from './ledgers/export.ts'

const PAGE = 100
/** More than this is asked for in parts, by day. */
const LONGEST_CSV = 20_000

/** What of the log is asked for; days in Asia/Shanghai. */
const auditQuery = z.object({
  clerk: z.string().max(60).optional(),
  action: z.string().max(60).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Entries older than this one. */
  before: z.coerce.number().int().positive().optional(),
})
type AuditQuery = z.infer<typeof auditQuery>

const dayStart = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString()
const dayEnd = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString()

const entriesOf = ({ store }: Office, { clerk, action, from, to, before }: AuditQuery, most: number) =>
  store
    .selectFrom('auditEntry')
    .select(['n', 'at', 'clerk', 'action', 'subject'])
    .$if(clerk !== undefined, (query) => query.where('clerk', '=', clerk!))
    .$if(action !== undefined, (query) => query.where('action', '=', action!))
    .$if(from !== undefined, (query) => query.where('at', '>=', dayStart(from!)))
    .$if(to !== undefined, (query) => query.where('at', '<=', dayEnd(to!)))
    .$if(before !== undefined, (query) => query.where('n', '<', before!))
    .orderBy('n', 'desc')
    .limit(most)
    .execute()

const queryOf = (c: Context) => auditQuery.safeParse(c.req.query())

/** The audit log, newest first, and whether it is whole; reading it changes nothing, carrying it away is on record. */
export function auditRoutes(app: Hono<DeskEnv>, office: Office): void {
  app.get('/audit', allow('audit.read'), async (c) => {
    const query = queryOf(c)
    if (!query.success) return refuseDesk(c, 422, 'schema', 'what is asked for fits no filter')
    const found = await entriesOf(office, query.data, PAGE + 1)
    const clerks = await office.store.selectFrom('auditEntry').select('clerk').distinct().execute()
    return c.json({
      entries: found.slice(0, PAGE),
      more: found.length > PAGE,
      clerks: clerks.map(({ clerk }) => clerk).toSorted(),
    } satisfies AuditEntries)
  })

  let verifying = false
  app.post('/audit/verify', allow('audit.read'), async (c) => {
    // The whole log is read: one after the other.
    if (verifying) return refuseDesk(c, 429, 'limited', 'the log is being verified for somebody else')
    verifying = true
    try {
      const verified = await verifyAudit(office.store, auditKey(office.keys.column))
      return c.json(
        (verified.ok
          ? { whole: true, ...verified.value }
          : { whole: false, ...verified.error }) satisfies AuditVerified,
      )
    } finally {
      verifying = false
    }
  })

  app.get('/audit.csv', allow('audit.read'), async (c) => {
    const query = queryOf(c)
    if (!query.success) return refuseDesk(c, 422, 'schema', 'what is asked for fits no filter')
    const { from, to } = query.data
    await recordAudit(office, c.get('clerk').name, 'audit.csv', `${from ?? ''} ${to ?? ''}`.trim())
    const entries = await entriesOf(office, query.data, LONGEST_CSV)
    const lines = entries.map(({ n, at, clerk, action, subject }) => [String(n), at, clerk, action, subject])
    return c.body(csvOf([['n', 'at', 'clerk', 'action', 'subject'], ...lines]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.csv"',
    })
  })
}
