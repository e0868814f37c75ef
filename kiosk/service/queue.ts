import type { Hono } from 'hono'
import type { Content } from '../../content/load.ts'
import type { ExchangeFailure } from '../../exchange/client.ts'
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
    // One number for each visit: asked for again, it is the same, with how many wait before it by now.
    const held = sessions.ticket()
    const wanted = held ? { ...body.value, id: held.id, topic: held.topic } : body.value
    const taken = await office.takeQueueTicket(wanted)
    if (!taken.ok) return refuse(c, refusalOf(taken.error), taken.error.kind)
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

function refusalOf(failure: ExchangeFailure): 'limited' | 'not-found' | 'office-unreachable' {
  if (failure.kind !== 'refused') return 'office-unreachable'
  if (failure.status === 404) return 'not-found'
  return failure.status === 429 ? 'limited' : 'office-unreachable'
}
