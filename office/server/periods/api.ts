import type { Hono } from 'hono'
import { period } from '../../../exchange/schemas/report.ts'
import type { Office } from '../context.ts'
import { allow, refuseDesk, type DeskEnv } from '../desk-guard.ts'
import { seesCounts } from '../ledgers/sees.ts'
import type * as types from './api-types.ts'
import { closedPeriodOf } from './closed.ts'
import { closePeriod } from './closing.ts'
import { countsOf, monthsOf, monthStateOf, reportsOf } from './month.ts'

/** Months and their closing (api-types.ts). */
export function periodRoutes(app: Hono<DeskEnv>, office: Office): void {
  app.get('/periods', allow('indicator.read'), async (c) => c.json({ periods: await monthsOf(office) }))

  app.get('/periods/:period', allow('indicator.read'), async (c) => {
    const month = period.safeParse(c.req.param('period'))
    if (!month.success) return refuseDesk(c, 422, 'schema', 'the period is YYYY-MM')
    const seen = (await countsOf(office, month.data)).filter(({ ledger }) =>
      seesCounts(c.get('clerk'), ledger),
    )
    return c.json({
      ...(await monthStateOf(office, month.data)),
      ledgers: seen
        .filter(({ rows }) => rows > 0)
        .map(({ ledger: { id, title }, rows, open, overdue }) => ({ id, title, rows, open, overdue })),
      empty: seen.filter(({ rows }) => rows === 0).map(({ ledger }) => ledger.title),
      reports: await reportsOf(office, month.data),
    } satisfies types.PeriodView)
  })

  app.post('/periods/:period/close', allow('report.check'), async (c) => {
    const month = period.safeParse(c.req.param('period'))
    if (!month.success) return refuseDesk(c, 422, 'schema', 'the period is YYYY-MM')
    if ((await closePeriod(office, c.get('clerk').name, month.data)) === 'stale')
      return refuseDesk(c, 409, 'stale', 'this month is not over, or was closed before')
    office.hub.tell('reports')
    return c.json({})
  })

  app.get('/periods/:period/closed', allow('indicator.read'), async (c) => {
    const closed = await closedPeriodOf(office, c.get('clerk'), c.req.param('period'))
    return closed ? c.json(closed) : refuseDesk(c, 404, 'not-found', 'this period is not closed')
  })
}
