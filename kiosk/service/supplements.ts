import type { Hono } from 'hono'
import { shanghaiTimestamp } from '../../base/clock.ts'
import { parseAcceptanceNumber } from '../../exchange/acceptance-number.ts'
import { supplementRequest } from '../api.ts'
import { appendMessage, type MessageDeps } from './append-message.ts'
import { readBody } from './body.ts'
import { refuse, sessionGuard } from './guard.ts'
import type { SessionStore } from './session-store.ts'

/**
 * POST /api/supplements: what a citizen adds to an application whose progress was shown in this session; sealed with
 * the proof that was given then, and durable before it is answered, so that a break in the line loses nothing.
 */
export function supplementRoutes(app: Hono, deps: MessageDeps & { readonly sessions: SessionStore }): void {
  app.post('/api/supplements', sessionGuard(deps.sessions), async (c) => {
    const body = await readBody(c, supplementRequest)
    if (!body.ok) return body.error
    const { text } = body.value
    const parsed = parseAcceptanceNumber(body.value.number)
    const number = parsed.ok ? parsed.value.number : ''
    const proof = deps.sessions.proofOf(number)
    if (!proof) return refuse(c, 'not-found', 'this number was not proven in this session')
    const at = shanghaiTimestamp(deps.clock.now())
    const appended = await appendMessage(deps, { kind: 'supplement', number, proof, text, at })
    if (!appended.ok) return refuse(c, 'not-ready', appended.error.kind)
    return c.json({})
  })
}
