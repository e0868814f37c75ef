import type { Hono } from 'hono'
import type { Content } from '../../content/load.ts'
import type { QueueTicket } from '../../exchange/schemas/queue.ts'
import { queuePrint, queueRequest } from '../api.ts'
import { readBody } from './body.ts'
import { refuse, sessionGuard } from './guard.ts'
import type { OfficeLink } from './office-link.ts'
import { printFor, type PrintDeps } from './print-job.ts'
import type { QueueCalls } from './queue-calls.ts'
import { queuePaper } from './queue-paper.ts'

/** A number at the office for who stands here: given by the office, kept until the visit ends, so that it can be printed. */
export function queueRoutes(
  app: Hono,
  deps: PrintDeps & {
    readonly content: Content
    readonly office: OfficeLink
    readonly calls: QueueCalls
  },
): void {
  const { sessions, content, office, calls } = deps

  app.post('/api/queue', sessionGuard(sessions), async (c) => {
    const body = await readBody(c, queueRequest)
    if (!body.ok) return body.error
    const epoch = sessions.epoch()
    const taken = await office.takeQueueTicket(body.value)
    if (!taken.ok) {
      const isLimited = taken.error.kind === 'refused' && taken.error.status === 429
      return refuse(c, isLimited ? 'limited' : 'office-unreachable', taken.error.kind)
    }
    calls.taken()
    if (sessions.epoch() === epoch) sessions.keepTicket(taken.value)
    return c.json(taken.value satisfies QueueTicket)
  })

  app.post('/api/queue/print', sessionGuard(sessions), async (c) => {
    const body = await readBody(c, queuePrint)
    if (!body.ok) return body.error
    const ticket = sessions.ticket()
    if (!ticket) return refuse(c, 'not-found', 'no number was taken in this session')
    return printFor(c, queuePaper({ ticket, language: body.value.language, content }), deps)
  })
}
