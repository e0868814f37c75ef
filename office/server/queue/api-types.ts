import { z } from 'zod'
import { queueRequest, queueTicket, queueTopic, queueWindow } from '../../../exchange/schemas/queue.ts'

/**
 * Who waits at the office (排队号), under /desk/api.
 *
 *   GET  /queue                      → 200 queueList, today's in the order of their numbers
 *   GET  /queue/days                 → 200 queueDays, those that are still kept, the latest first
 *   POST /queue       newTicket      → 201 takenTicket   404 the office has no queue (profile)
 *   POST /queue/next  atWindow       → 200 calledTicket; null where nobody waits
 *   POST /queue/:id/call   atWindow  → 200 done      409 it was served
 *   POST /queue/:id/served | /left {} → 200 done     409 it is in no state for it
 *   POST /queue/left  notComing      → 200 done, whichever of them still waited
 */
export const queueRow = queueTicket.omit({ before: true }).extend({
  way: z.enum(['kiosk', 'desk']),
  language: queueRequest.shape.language,
  state: z.enum(['waiting', 'called', 'served', 'left']),
  /** How often it was called. */
  calls: z.int().min(0),
  calledAt: z.string().nullable(),
  calledBy: z.string().nullable(),
  window: queueWindow.nullable(),
})
export type QueueRow = z.infer<typeof queueRow>
/** Waits are seconds from the number to its first call; null where nobody was called. */
export const queueDay = z.object({
  day: z.iso.date(),
  taken: z.int(),
  served: z.int(),
  left: z.int(),
  medianWait: z.number().nullable(),
  longestWait: z.number().nullable(),
})
export type QueueDay = z.infer<typeof queueDay>
export const queueDays = z.object({ days: z.array(queueDay) })
export const queueList = z.object({
  /** Whether numbers are given out, and for how many windows, as the profile says. */
  open: z.boolean(),
  windows: queueWindow,
  tickets: z.array(queueRow),
  today: queueDay,
})
export type QueueList = z.infer<typeof queueList>
export const newTicket = z.strictObject({ topic: queueTopic })
export const takenTicket = queueTicket
/** As many as a clerk has in sight. */
export const notComing = z.strictObject({ ids: z.array(z.uuidv7()).max(300) })
export const atWindow = z.strictObject({ window: queueWindow })
export const calledTicket = z.object({ ticket: queueRow.nullable() })
