import { z } from 'zod'
import { timestamp } from './envelope.ts'

/** What somebody waits for (排队号); what each is called is `queue.topic.<id>` of content/locales. */
export const QUEUE_TOPICS = ['consultation', 'legal-aid', 'mediation', 'papers', 'other'] as const
export const queueTopic = z.enum(QUEUE_TOPICS)
export type QueueTopic = z.infer<typeof queueTopic>

/** As people read and hear it, counted anew each day: 012. */
const number = z.string().regex(/^\d{3,6}$/)
/** Windows of an office, counted from 1. */
export const queueWindow = z.int().min(1).max(20)

/** POST /v1/queue: the id is made at the kiosk; the same id again is the same ticket. */
export const queueRequest = z.strictObject({
  id: z.uuidv7(),
  topic: queueTopic,
  /** In which it is called; a kiosk that is older than its office says none. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z]{2,8})?$/)
    .default('zh-CN'),
})
export type QueueRequest = z.infer<typeof queueRequest>

/** A queue ticket: a number and what for, no person. */
export const queueTicket = z.object({
  id: z.uuidv7(),
  number,
  topic: queueTopic,
  at: timestamp,
  /** How many wait before it. */
  before: z.int().min(0),
})
export type QueueTicket = z.infer<typeof queueTicket>

/** One call; when somebody is called once more, only `at` is another. */
export const queueCall = z.object({
  number,
  window: queueWindow,
  language: z.string(),
  at: timestamp,
})
export type QueueCall = z.infer<typeof queueCall>

/** GET /v1/queue: how many wait, whose turn is next, and who was just called, the latest first. */
export const queueState = z.object({
  waiting: z.int().min(0),
  next: number.nullable(),
  called: z.array(queueCall).max(20),
})
export type QueueState = z.infer<typeof queueState>
