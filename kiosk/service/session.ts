import type { Hono } from 'hono'
import type { Logger } from '../../base/log-registry.ts'
import type { FactHub } from './fact-hub.ts'
import { pageOf, refuse, sessionGuard } from './guard.ts'
import type { SessionStore } from './session-store.ts'
import type { UsageCounter } from './usage.ts'

/** Begin and end of a visit. A page that begins takes the lease; the page that held it is told. */
export function sessionRoutes(
  app: Hono,
  deps: { sessions: SessionStore; hub: FactHub; log: Logger; usage: UsageCounter },
): void {
  app.post('/api/session/begin', (c) => {
    const page = pageOf(c)
    if (page === undefined || page.length > 60) return refuse(c, 'schema', 'the page does not say its id')
    const { epoch, displaced } = deps.sessions.begin(page)
    if (displaced !== undefined) deps.hub.tellPage(displaced, { type: 'LEASE_LOST' })
    deps.usage.visit()
    deps.log.info('session.started', { epoch })
    return c.json({ epoch })
  })

  app.post('/api/session/end', sessionGuard(deps.sessions), (c) => {
    deps.log.info('session.ended', { epoch: deps.sessions.epoch() })
    deps.sessions.end()
    return c.json({})
  })
}
