import type { Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '../../base/clock.ts'
import { uuidv7 } from '../../base/ids.ts'
import type { AccompanyReply, AccompanyReport, AccompanyScreen } from '../../exchange/schemas/accompany.ts'
import { accompanyName, accompanyShare, type Fact } from '../api.ts'
import { readBody } from './body.ts'
import type { FactHub } from './fact-hub.ts'
import { pageOf, refuse, sessionGuard } from './guard.ts'
import type { OfficeLink } from './office-link.ts'
import type { SessionStore } from './session-store.ts'

const askBody = z.object({ language: z.string().max(12) })

/** Between two reports: what a clerk writes is on the glass within half a second. */
const POLL_MS = 500
/** Nothing from the office for so long: the clerk is taken to be gone, and the citizen is told. */
const LOST_MS = 15_000
/** After this nobody is taken to come; the citizen is told the other ways. */
const WAIT_LIMIT_MS = 120_000
const FAREWELL_TRIES = 3

interface Running {
  readonly id: string
  readonly page: string
  readonly epoch: number
  readonly language: string
  seq: number
  taken: number
  offered: boolean
  agreed: boolean
  covered: boolean
  /** Waits to be sent; null where the office has the last one. */
  fresh: AccompanyScreen | null
  wake: () => void
}

/** The end and the offer of a clerk, and what the clerk does, without the names that every fact has. */
type News =
  | Omit<Extract<Fact, { type: 'ACCOMPANY_OFFERED' }>, 'epoch' | 'accompany'>
  | Omit<Extract<Fact, { type: 'ACCOMPANY_ORDER' }>, 'epoch' | 'accompany'>
  | Omit<Extract<Fact, { type: 'ACCOMPANY_ENDED' }>, 'epoch' | 'accompany'>

/**
 * POST /api/accompany…: reports to the office from here and never listens, so nobody can connect to a kiosk.
 * The office learns of a screen only after the citizen's yes, and of nothing once the visit or the help is over.
 * At most one at a time; it lives here in memory and dies with the epoch.
 */
export function accompanyRoutes(
  app: Hono,
  deps: { sessions: SessionStore; hub: FactHub; office: Pick<OfficeLink, 'accompany'>; clock: Clock },
): void {
  const { sessions, hub, office, clock } = deps
  let current: Running | undefined
  const guard = sessionGuard(sessions)
  const isCurrent = (one: Running) => current === one && sessions.check(one.page, one.epoch) === 'ok'
  sessions.onWipe(() => stop())

  function stop(): void {
    const one = current
    current = undefined
    if (!one) return
    one.fresh = null
    one.wake()
    void sayFarewell(one)
  }

  /** The desk should see the end at once; if it cannot be told, silence ends it there. */
  async function sayFarewell(one: Running): Promise<void> {
    for (let i = 0; i < FAREWELL_TRIES; i++) {
      const told = await office.accompany(reportOf(one, 'ended'))
      if (told.ok || told.error.kind !== 'unreachable') return
      await pause(POLL_MS, one)
    }
  }

  function reportOf(one: Running, state: AccompanyReport['state']): Omit<AccompanyReport, 'replyKey' | 'at'> {
    one.seq += 1
    const { id, epoch, seq, language, taken } = one
    const screen = state === 'open' ? one.fresh : null
    return { id, epoch, seq, language, state, taken, screen }
  }

  async function run(one: Running): Promise<void> {
    const tell = (news: News) => hub.tellPage(one.page, { ...news, epoch: one.epoch, accompany: one.id })
    const end = (reason: 'clerk' | 'nobody' | 'unreachable') => {
      tell({ type: 'ACCOMPANY_ENDED', reason })
      if (reason === 'clerk') current = undefined
      else stop()
    }
    const began = performance.now()
    let heard = began
    while (isCurrent(one)) {
      const sent = one.fresh
      const reply = await office.accompany(reportOf(one, stateOf(one)))
      if (!isCurrent(one)) return
      const now = performance.now()
      if (reply.ok) {
        heard = now
        if (one.fresh === sent) one.fresh = null
        if (reply.value.state === 'ended') return end('clerk')
        for (const news of newsOf(one, reply.value)) tell(news)
      } else if (reply.error.kind === 'not-enrolled' || now - heard > LOST_MS) return end('unreachable')
      if (!one.offered && now - began > WAIT_LIMIT_MS) return end('nobody')
      await pause(POLL_MS, one)
    }
  }

  app.post('/api/accompany', guard, async (c) => {
    const body = await readBody(c, askBody)
    if (!body.ok) return body.error
    stop()
    current = {
      id: uuidv7(clock.now()),
      page: pageOf(c)!,
      epoch: sessions.epoch(),
      language: body.value.language,
      seq: 0,
      taken: 0,
      offered: false,
      agreed: false,
      covered: false,
      fresh: null,
      wake: () => {},
    }
    void run(current)
    return c.json({ accompany: current.id })
  })

  app.post('/api/accompany/agree', guard, async (c) => {
    const body = await readBody(c, accompanyName)
    if (!body.ok) return body.error
    if (current?.id !== body.value.accompany || !current.offered)
      return refuse(c, 'not-found', 'nobody to agree to')
    current.agreed = true
    return c.json({})
  })

  app.post('/api/accompany/screen', guard, async (c) => {
    const body = await readBody(c, accompanyShare)
    if (!body.ok) return body.error
    if (current?.id !== body.value.accompany || !current.agreed)
      return refuse(c, 'not-found', 'nobody is shown anything')
    current.covered = body.value.covered
    current.fresh = body.value.covered ? null : body.value.screen
    current.wake()
    return c.json({})
  })

  app.post('/api/accompany/stop', guard, async (c) => {
    const body = await readBody(c, accompanyName)
    if (!body.ok) return body.error
    if (current?.id === body.value.accompany) stop()
    return c.json({})
  })
}

const stateOf = ({ agreed, covered }: Running): AccompanyReport['state'] =>
  agreed ? (covered ? 'covered' : 'open') : 'asking'

/** What the page has to know of a reply; orders that come before the yes or under the cover are dropped for good. */
function newsOf(one: Running, reply: AccompanyReply): News[] {
  const news: News[] = []
  if (!one.offered && reply.clerk !== null && reply.code !== null) {
    one.offered = true
    news.push({ type: 'ACCOMPANY_OFFERED', clerk: reply.clerk, code: reply.code })
  }
  for (const { n, place, command } of reply.orders) {
    if (n <= one.taken) continue
    one.taken = n
    if (one.agreed && !one.covered) news.push({ type: 'ACCOMPANY_ORDER', place, command })
  }
  return news
}

/** Waits, or less where there is something to send. */
const pause = (ms: number, one: Running): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done(): void {
      clearTimeout(timer)
      one.wake = () => {}
      resolve()
    }
    one.wake = done
  })
