import type { Hono } from 'hono'
import { shanghaiTimestamp } from '../../base/clock.ts'
import { evaluationRequest } from '../api.ts'
import { appendMessage, type MessageDeps } from './append-message.ts'
import { readBody } from './body.ts'
import { refuse, sessionGuard } from './guard.ts'
import type { SessionStore } from './session-store.ts'

/** POST /api/evaluations: anonymous, sealed like everything else so that not even its subject can be read here. */
export function evaluationRoutes(app: Hono, deps: MessageDeps & { readonly sessions: SessionStore }): void {
  app.post('/api/evaluations', sessionGuard(deps.sessions), async (c) => {
    const body = await readBody(c, evaluationRequest)
    if (!body.ok) return body.error
    const at = shanghaiTimestamp(deps.clock.now())
    const appended = await appendMessage(deps, { kind: 'evaluation', ...body.value, at })
    if (!appended.ok) return refuse(c, 'not-ready', appended.error.kind)
    return c.json({})
  })
}
