import type { Hono } from 'hono'
import { shanghaiTimestamp, type Clock } from '../../base/clock.ts'
import { uuidv7 } from '../../base/ids.ts'
import type { Outbox } from '../../exchange/outbox.ts'
import { sealEnvelope } from '../../exchange/seal-envelope.ts'
import { evaluationRequest } from '../api.ts'
import { readBody } from './body.ts'
import { refuse, sessionGuard } from './guard.ts'
import type { SessionStore } from './session-store.ts'

/** POST /api/evaluations: anonymous, sealed like everything else so that not even its subject can be read here. */
export function evaluationRoutes(
  app: Hono,
  deps: {
    sessions: SessionStore
    outbox: Outbox
    contentVersion: string
    clock: Clock
    onAppended: () => void
  },
): void {
  app.post('/api/evaluations', sessionGuard(deps.sessions), async (c) => {
    const body = await readBody(c, evaluationRequest)
    if (!body.ok) return body.error
    const at = shanghaiTimestamp(deps.clock.now())
    const appended = await deps.outbox.append({
      submissionId: uuidv7(deps.clock.now()),
      withNumber: false,
      contentVersion: deps.contentVersion,
      seal: (header, registration) =>
        sealEnvelope({ kind: 'evaluation', ...body.value, at }, header, registration),
    })
    if (!appended.ok) return refuse(c, 'not-ready', appended.error.kind)
    deps.onAppended()
    return c.json({})
  })
}
