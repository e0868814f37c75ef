import { z } from 'zod'
import type { Guide } from '../content/engine/guide-schema.ts'
import { localized } from '../content/engine/localized.ts'

/** The guide part of the contract (api.ts). Reading is public; only a slip, which tells answers, belongs to a visit. */

const guideCard = z.object({
  id: z.string(),
  /** M01 … */
  code: z.string(),
  topic: z.string(),
  title: localized,
  lead: localized,
})
export type GuideCard = z.infer<typeof guideCard>

/** A guide to go on to from something else that is read. */
export const guideLink = z.object({ id: z.string(), title: localized })
export type GuideLink = z.infer<typeof guideLink>
/** The same to a service of the catalogue. */
export const serviceLink = z.object({ id: z.string(), name: localized })
export type ServiceLink = z.infer<typeof serviceLink>

/** GET /api/guides */
export const guideList = z.object({
  topics: z.array(z.object({ id: z.string(), title: localized, lead: localized, picture: z.string() })),
  /** In the order of their codes. */
  guides: z.array(guideCard),
})
export type GuideList = z.infer<typeof guideList>

const guideBody = z.object({ name: localized, address: localized, hours: localized, phone: z.string() })
export type GuideBody = z.infer<typeof guideBody>

/** GET /api/guides/:id: a guide, and what it speaks of as this office and this machine have it. */
export const guideSheet = z.object({
  // Conditions are compiled; the service has checked every part of it when it read the content.
  guide: z.custom<Guide>(
    (value) => typeof value === 'object' && value !== null && 'questions' in value && 'outcomes' in value,
  ),
  /** What the rules reckon with (content/rules). */
  calendar: z.object({ years: z.array(z.number()), free: z.array(z.string()), worked: z.array(z.string()) }),
  values: z.record(z.string(), z.number()),
  /** By kind: what it is called, and those of this kind that the office has entered. */
  bodies: z.record(z.string(), z.object({ name: localized, here: z.array(guideBody) })),
  /** Ids of articles by citation; a citation that is not on this machine is not among them. */
  articles: z.record(z.string(), z.string()),
  /** Names by id of what its actions lead to. */
  services: z.record(z.string(), localized),
  guides: z.record(z.string(), localized),
})
export type GuideSheet = z.infer<typeof guideSheet>

/** POST /api/referrals: a slip that sends a person to a body of this kind; it lives with the session. */
export const referralRequest = z.object({
  guide: z.string().max(40),
  answers: z.record(z.string().max(40), z.union([z.string().max(40), z.array(z.string().max(40)).max(30)])),
  /** Kind of body. */
  body: z.string().max(40),
})
/** `discreet`: its paper says where to go and not why, since somebody might find it. */
export const referral = z.object({ number: z.string(), discreet: z.boolean() })
/** POST /api/referrals/print {number, language}: answers with a job. */
export const referralPrint = z.object({ number: z.string().max(40), language: z.string().max(20) })
