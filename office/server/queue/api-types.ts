import { z } from 'zod'
import { queueTicket, queueTopic, queueWindow } from '../../../exchange/schemas/queue.ts'

/**
 * Who waits at the office (排队号), under /desk/api.
 *
 *   GET  /queue                      → 200 queueList, today's in the order of their numbers
 *   POST /queue       newTicket      → 201 takenTicket
 *   POST /queue/next  atWindow       → 200 calledTicket; null where nobody waits
 *   POST /queue/:id/call   atWindow  → 200 done      409 it was served
 *   POST /queue/:id/served | /left {} → 200 done     409 it is in no state for it
 */
export const queueRow = queueTicket.omit({ before: true }).extend({
  way: z.enum(['kiosk', 'desk']),
  state: z.enum(['waiting', 'called', 'served', 'left']),
  calledAt: z.string().nullable(),
  calledBy: z.string().nullable(),
  window: queueWindow.nullable(),
})
export type QueueRow = z.infer<typeof queueRow>
export const queueList = z.object({ tickets: z.array(queueRow) })
export const newTicket = z.strictObject({ topic: queueTopic })
export const takenTicket = queueTicket
export const atWindow = z.strictObject({ window: queueWindow })
export const calledTicket = z.object({ ticket: queueRow.nullable() })
