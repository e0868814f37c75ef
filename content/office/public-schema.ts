import { z } from 'zod'
import { localized } from '../engine/localized.ts'
import { personId } from './people-schema.ts'

/** Days from first to last, both counted. */
export const days = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    message: 'ends before it begins; exchange from and to',
  })

/** The office or its counter is shut for a while: told on the waiting screen at once. */
export const closure = z.strictObject({
  days,
  text: localized,
  /** Where to go meanwhile. */
  instead: localized,
})

/** A notice as the office publishes it; `reviewedBy` is the second person who read it (seed article 7). */
export const notice = z.strictObject({
  id: personId,
  days,
  title: localized,
  text: z.array(localized).min(1),
  reviewedBy: z.string().min(2),
})

/** 榜样: who did it well, told with the consent of whom it is about. */
export const roleModel = z.strictObject({
  id: personId,
  name: z.string().min(2).max(30),
  role: localized,
  story: z.array(localized).min(1),
  consentOn: z.iso.date(),
  reviewedBy: z.string().min(2),
})

/** An event of the office: where, when, for whom. */
export const officeEvent = z.strictObject({
  id: personId,
  days,
  title: localized,
  time: localized,
  place: localized,
  text: localized,
})
