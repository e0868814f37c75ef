import type { Hono } from 'hono'
import { shanghaiTimestamp, type Clock } from '../../base/clock.ts'
import { uuidv7 } from '../../base/ids.ts'
import { parseAcceptanceNumber } from '../../exchange/acceptance-number.ts'
import type { Outbox } from '../../exchange/outbox.ts'
import { sealEnvelope } from '../../exchange/seal-envelope.ts'
import { supplementRequest } from '../api.ts'
import { readBody } from './body.ts'
import { refuse, sessionGuard } from './guard.ts'
import type { SessionStore } from './session-store.ts'

/**
 * POST /api/supplements: what a citizen adds to an application whose progress was shown in this session; sealed with
 * the proof that was given then, and durable before it is answered, so that a break in the line loses nothing.
 */
export function supplementRoutes(
  app: Hono,
  deps: {
    sessions: SessionStore
    outbox: Outbox
    contentVersion: string
    clock: Clock
    onAppended: () => void
  },
): void {
  app.post('/api/supplements', sessionGuard(deps.sessions), async (c) => {
    const body = await readBody(c, supplementRequest)
    if (!body.ok) return body.error
    const { text } = body.value
    const parsed = parseAcceptanceNumber(body.value.number)
    const number = parsed.ok ? parsed.value.number : ''
    const proof = deps.sessions.proofOf(number)
    if (!proof) return refuse(c, 'not-found', 'this number was not proven in this session')
    const at = shanghaiTimestamp(deps.clock.now())
    const appended = await deps.outbox.append({
      submissionId: uuidv7(deps.clock.now()),
      withNumber: false,
      contentVersion: deps.contentVersion,
      seal: (header, registration) =>
        sealEnvelope({ kind: 'supplement', number, proof, text, at }, header, registration),
    })
    if (!appended.ok) return refuse(c, 'not-ready', appended.error.kind)
    deps.onAppended()
    return c.json({})
  })
}
