import type { Hono } from 'hono'
import { admissible, type LogEvent, type Logger } from '../../base/log-registry.ts'
import { clientLog } from '../api.ts'
import { readBody } from './body.ts'
import { refuse } from './guard.ts'

/** Rows of the registry that a page may write. */
const PAGE_EVENTS: ReadonlySet<string> = new Set<LogEvent>([
  'session.unexpected-event',
  'session.actor-error',
  'session.stale-fact',
  'session.client-error',
])

/** POST /api/log: a page has no log of its own; what it may say passes the same registry as everything else. */
export function clientLogRoutes(app: Hono, deps: { log: Logger }): void {
  app.post('/api/log', async (c) => {
    const body = await readBody(c, clientLog)
    if (!body.ok) return body.error
    const { event, fields } = body.value
    const kept = admissible(event, fields)
    if (!PAGE_EVENTS.has(event) || !kept) return refuse(c, 'schema', 'not an event of the page')
    deps.log.warn(event as LogEvent, kept)
    return c.json({})
  })
}
