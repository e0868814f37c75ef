import { z } from 'zod'
import { localized } from '../content/engine/localized.ts'
import { guideLink } from './api-guides.ts'

/** GET /api/directory: the services of this office, and everything the office makes public, as it holds today. */
const person = z.object({ name: z.string(), phone: z.string() })
const place = z.object({ name: localized, address: localized, hours: localized, phone: z.string() })

const service = z.object({
  id: z.string(),
  code: z.string(),
  basic: z.boolean(),
  name: localized,
  brief: localized,
  content: localized,
  forWhom: localized,
  provider: localized,
  fee: z.object({ free: z.boolean(), text: localized }),
  timeLimit: localized,
  materials: z.array(localized),
  steps: z.array(localized),
  /** Citations. */
  basis: z.array(z.string()),
  online: z.object({ text: localized, url: z.string().nullable() }),
  counter: place,
  supervision: z.object({ name: localized, phone: z.string() }),
  /** Not offered by this office: where to go instead. */
  instead: localized.nullable(),
  /** What can be applied for here, the usual one first. */
  forms: z.array(z.object({ id: z.string(), title: localized })),
  guides: z.array(guideLink),
  /** Ids of `bodies`. */
  bodies: z.array(z.string()),
  villages: z.boolean(),
  discreet: z.boolean(),
})
export type ServiceView = z.infer<typeof service>

const body = place.extend({
  id: z.string(),
  kind: localized,
  does: localized,
  /** Words are `matter.<id>`. */
  matters: z.array(z.string()),
  materials: z.array(localized),
  checkedOn: z.string(),
  licence: z.string().nullable(),
  feeRelief: localized.nullable(),
})
export type BodyView = z.infer<typeof body>

const staff = person.extend({
  id: z.string(),
  post: localized,
  duties: z.array(localized),
  /** Tags of languages beside Chinese. */
  languages: z.array(z.string()),
  deputy: z.string().nullable(),
  onDuty: z.boolean(),
})
export type StaffView = z.infer<typeof staff>

const village = z.object({
  id: z.string(),
  name: localized,
  place: localized,
  adviser: person.extend({ body: localized, licence: z.string(), duty: localized }).nullable(),
  manager: person,
})
export type VillageView = z.infer<typeof village>

const group = z.object({
  id: z.string(),
  level: z.enum(['village', 'township', 'county']),
  name: localized,
  purpose: localized,
  members: localized,
  rules: z.array(localized),
  manager: person,
  /** How one comes in; `code` goes with `code` alone. */
  way: z.enum(['code', 'manager', 'office']),
  code: z.string().nullable(),
})
export type GroupView = z.infer<typeof group>

const quizQuestion = z.object({
  id: z.string(),
  question: localized,
  options: z.array(localized),
  /** Counted from 0. */
  right: z.int(),
  why: localized,
  cite: z.string(),
})
export type QuizQuestionView = z.infer<typeof quizQuestion>

export const directory = z.object({
  services: z.array(service),
  staff: z.array(staff),
  duty: z.object({ closed: localized.nullable(), note: localized.nullable() }),
  /** Those that there is a body for, in the order in which they are shown. */
  matters: z.array(z.string()),
  bodies: z.array(body),
  villages: z.array(village),
  groups: z.array(group),
  platform: z.object({
    site: z.object({ name: localized, url: z.string() }),
    account: localized,
    say: z.array(localized),
    helplines: z.array(z.object({ number: z.string(), name: localized, hint: localized })),
  }),
  hardshipRule: z
    .object({
      province: localized,
      yuanPerHead: z.number(),
      document: z.string(),
      from: z.string(),
      checkedOn: z.string(),
    })
    .nullable(),
  notices: z.array(
    z.object({ id: z.string(), title: localized, text: z.array(localized), from: z.string() }),
  ),
  events: z.array(
    z.object({
      id: z.string(),
      title: localized,
      text: localized,
      date: z.string(),
      time: localized,
      place: localized,
    }),
  ),
  campaigns: z.array(z.object({ id: z.string(), name: localized, question: z.string(), text: localized })),
  roleModels: z.array(
    z.object({ id: z.string(), name: z.string(), role: localized, story: z.array(localized) }),
  ),
  quiz: z.array(quizQuestion),
})
export type Directory = z.infer<typeof directory>

/** POST /api/slips/print: what is on the screen, on paper to take along; its end comes as a fact. */
export const slipSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('service'), id: z.string().max(40) }),
  z.object({ kind: z.literal('body'), id: z.string().max(40) }),
  z.object({ kind: z.literal('village'), id: z.string().max(40) }),
])
export type SlipSubject = z.infer<typeof slipSubject>
export const slipRequest = z.object({ subject: slipSubject, language: z.string().max(20) })
