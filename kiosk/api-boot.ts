import { z } from 'zod'
import { localized } from '../content/engine/localized.ts'
import { officeCard } from '../content/office/office-card.ts'

/** The part of the contract (api.ts) that the page reads before its first screen. */

export const serviceError = z.object({
  code: z.enum([
    'token',
    'lease',
    'epoch',
    'schema',
    'not-found',
    'not-ready',
    /** The card has been let go, or serves again only when it was proven: it must be read anew. */
    'card',
    'disk-full',
    'office-unreachable',
    'limited',
    'internal',
  ]),
  /** For the technician's log; never shown to a citizen. */
  message: z.string(),
})
export type ServiceError = z.infer<typeof serviceError>

// ── devices ────────────────────────────────────────────────────────────────────────────────────────────
export const deviceId = z.enum(['idCard', 'socialCard', 'receiptPrinter', 'pagePrinter', 'scanner'])
/** What a citizen may have to know of a device; words come from content by `device.<id>.<situation>`. */
export const deviceFact = z.object({
  state: z.enum(['none', 'absent', 'connecting', 'ready', 'busy', 'recovering', 'fault']),
  situation: z.string().optional(),
  since: z.string(),
  simulated: z.boolean(),
})
export const devicesFact = z.record(deviceId, deviceFact)
export type DeviceId = z.infer<typeof deviceId>
export type DeviceFact = z.infer<typeof deviceFact>
export type DevicesFact = z.infer<typeof devicesFact>

// ── boot ───────────────────────────────────────────────────────────────────────────────────────────────
export const languageInfo = z.object({
  tag: z.string(),
  /** In its own script. */
  name: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  writing: z.enum(['horizontal', 'vertical']),
  /** `draft` texts are shown beside Chinese and labelled 「机器初译，仅供参考」. */
  review: z.enum(['authoritative', 'reviewed', 'draft']),
})
export type LanguageInfo = z.infer<typeof languageInfo>

/** GET /api/boot */
export const boot = z.object({
  version: z.string(),
  contentVersion: z.string(),
  languages: z.array(languageInfo).min(1),
  office: officeCard,
  /** The forms that can be applied for here. */
  forms: z.array(z.object({ id: z.string(), title: z.record(z.string(), z.string()) })),
  idle: z.object({
    homeSeconds: z.number(),
    informationSeconds: z.number(),
    formSeconds: z.number(),
    quietSeconds: z.number(),
    warningSeconds: z.number(),
  }),
  devices: devicesFact,
  /** Diagonal of the screen: large screens draw smaller shares (ui-kit/physical-scale.ts). */
  screen: z.object({ inches: z.number() }),
  /** What can be read aloud here; languages by tag. */
  speech: z.object({
    /** The offline engine has a voice for these. */
    engine: z.array(z.string()),
    /** People have recorded texts in these. */
    recorded: z.array(z.string()),
  }),
  /** What the waiting screen tells: what is closed when, and slides of the season (MM-DD) or of all the year. */
  publicity: z.object({
    closures: z.array(z.object({ from: z.string(), to: z.string(), text: localized, instead: localized })),
    slides: z.array(
      z.object({
        id: z.string(),
        title: localized,
        text: localized,
        campaign: z.object({ name: localized, from: z.string(), to: z.string() }).nullable(),
      }),
    ),
  }),
  /** Lay questions that people often ask, to tap instead of typing. */
  commonQuestions: z.array(z.string()),
  now: z.string(),
})
export type Boot = z.infer<typeof boot>

/** GET /api/words/:language → text by id; zh-CN fills what a language lacks. */
export const words = z.record(z.string(), z.string())
export type Words = z.infer<typeof words>
