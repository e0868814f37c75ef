import type { Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '../../base/clock.ts'
import { uuidv7 } from '../../base/ids.ts'
import { readBody } from './body.ts'
import type { FactHub } from './fact-hub.ts'
import { pageOf, sessionGuard } from './guard.ts'
import type { OfficeLink } from './office-link.ts'
import type { SessionStore } from './session-store.ts'

const callBody = z.object({ screen: z.string().max(40), language: z.string().max(12) })
const POLL_MS = 1000
/** After this the citizen is told to go to the window; the bell at the desk goes on. */
const RING_LIMIT_MS = 120_000

/**
 * POST /api/calls: rings at the desk. The page gets an id at once; what becomes of the call comes as facts.
 * The end of the session stops watching, not the bell: somebody asked for help and should be looked for.
 */
export function callRoutes(
  app: Hono,
  deps: { sessions: SessionStore; hub: FactHub; office: OfficeLink; clock: Clock },
): void {
  const { sessions, hub, office, clock } = deps
  app.post('/api/calls', sessionGuard(sessions), async (c) => {
    const body = await readBody(c, callBody)
    if (!body.ok) return body.error
    const call = uuidv7(clock.now())
    const page = pageOf(c)!
    void watch({ call, page, epoch: sessions.epoch(), ...body.value })
    return c.json({ call })
  })

  async function watch(ring: {
    call: string
    page: string
    epoch: number
    screen: string
    language: string
  }) {
    const { call, page, epoch } = ring
    const tell = (state: 'ringing' | 'answered' | 'ended' | 'unreachable'): void => {
      hub.tellPage(page, { type: 'CALL_CHANGED', epoch, call, state })
    }
    const started = await office.callStaff({ screen: ring.screen, language: ring.language })
    if (!started.ok) return tell('unreachable')
    const bell = started.value.id
    tell(started.value.state)
    let last = started.value.state
    const end = performance.now() + RING_LIMIT_MS
    while (sessions.check(page, epoch) === 'ok' && last !== 'ended') {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      const now = await office.callState(bell)
      if (now.ok && now.value.state !== last) tell((last = now.value.state))
      if (last === 'ringing' && performance.now() > end) return tell('unreachable')
    }
  }
}
