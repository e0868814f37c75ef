import type { Hono } from 'hono'
import { appraisalsFor, decide } from './appraisal.ts'
import { appraisalDecision } from './appraisal-types.ts'
import type { Office } from './context.ts'
import { allow, readDeskBody, refuseDesk, type DeskEnv } from './desk-guard.ts'
import { may } from './permissions.ts'

/** What has been kept for its years (appraisal-types.ts). */
export function appraisalRoutes(app: Hono<DeskEnv>, office: Office): void {
  app.get('/retention', allow('retention.appraise'), async (c) =>
    c.json(await appraisalsFor(office, c.get('clerk'))),
  )
  app.post('/retention/decide', allow('retention.appraise'), async (c) => {
    const body = await readDeskBody(c, appraisalDecision)
    if (!body.ok) return body.error
    const clerk = c.get('clerk')
    if (body.value.decision === 'confirm' && !may(clerk, 'retention.confirm'))
      return refuseDesk(c, 403, 'forbidden', 'this account may not do that')
    const done = await decide(office, clerk, body.value)
    if (done.ok) {
      office.hub.tell('ledgers')
      return c.json({})
    }
    if (done.error === 'not-found') return refuseDesk(c, 404, 'not-found', 'no such record')
    return done.error === 'stale'
      ? refuseDesk(c, 409, 'stale', 'changed meanwhile')
      : refuseDesk(c, 403, 'second-person', 'somebody else has to do this')
  })
}
