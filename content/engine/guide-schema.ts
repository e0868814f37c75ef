import { z } from 'zod'
import { issueOf } from '../faults.ts'
import { calculatorIds, calculatorOf } from '../rules/calculators.ts'
import { period } from '../rules/period.ts'
import { citation, citations } from './citation.ts'
import { localized } from './localized.ts'
import { condition } from './guide-condition-schema.ts'
import { UNKNOWN } from './guide-condition.ts'

/**
 * A guide (办事指引) is content: questions, one per screen, that lead to an outcome saying what rights one has, by
 * when, where to go, what to bring and what to do next. Written by legal staff; `content/guides/README.md`.
 */

const id = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'an id starts with a small letter and has letters, digits and -')
const isoDate = z.iso.date('a date YYYY-MM-DD')
const when = condition.optional()

/** A plain string where a table with `text` may stand. */
const orText = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' ? { text: value } : value), schema)

/** Where to go next: one node, or the first of a list whose condition holds; the last holds always. */
const branches = z
  .preprocess(
    (value) => (typeof value === 'string' ? [{ next: value }] : value),
    z.array(z.strictObject({ when, next: id })).min(1),
  )
  .superRefine((list, context) => {
    for (const [index, branch] of list.entries()) {
      const last = index === list.length - 1
      if (last === (branch.when === undefined)) continue
      context.addIssue({
        code: 'custom',
        path: [index],
        ...issueOf(last ? 'last-branch' : 'early-branch'),
      })
    }
  })
export type Branches = z.infer<typeof branches>

/** 「我不清楚」: always offered, and leads on. `label` replaces these words. */
const unknown = z.preprocess(
  (value) => (typeof value === 'string' || Array.isArray(value) ? { next: value } : value),
  z.strictObject({ label: localized.optional(), next: branches }),
)

const asked = {
  /** The question, as one person asks another. */
  ask: localized,
  /** What the answer is called in a list of answers. */
  short: localized.optional(),
  hint: localized.optional(),
  /** Why we ask; shown on request. */
  why: localized.optional(),
  unknown,
  /** Shows the emergency numbers large beside the question. */
  safety: z.boolean().default(false),
}

const option = z.strictObject({
  id: id.refine((one) => one !== UNKNOWN, issueOf('unknown-option', { given: UNKNOWN })),
  label: localized,
  hint: localized.optional(),
  /** Where this answer leads; without it, where the question leads. */
  next: branches.optional(),
})

const question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...asked,
    kind: z.literal('choice'),
    options: z.array(option).min(2),
    next: branches.optional(),
  }),
  z.strictObject({ ...asked, kind: z.literal('yes-no'), yes: branches, no: branches }),
  /** Several may be ticked, or none. */
  z.strictObject({
    ...asked,
    kind: z.literal('choices'),
    options: z.array(option.omit({ next: true })).min(2),
    next: branches,
  }),
  /** `past` refuses a day after today. */
  z.strictObject({ ...asked, kind: z.literal('date'), past: z.boolean().default(true), next: branches }),
  /** Whole yuan. */
  z.strictObject({
    ...asked,
    kind: z.literal('amount'),
    max: z.int().default(1_000_000_000),
    next: branches,
  }),
  /** A whole number of what `unit` says: 人, 岁, 天. */
  z.strictObject({
    ...asked,
    kind: z.literal('number'),
    unit: localized,
    min: z.int().default(0),
    max: z.int(),
    next: branches,
  }),
])
export type GuideQuestion = z.infer<typeof question>

const right = z.strictObject({ text: localized, cites: citations, when })

const limit = z.strictObject({
  id,
  /** What has to be done in time: 申请劳动仲裁. */
  what: localized,
  /** The date question from whose answer it runs. */
  from: id.optional(),
  /** From what it runs, in words: 从离开的那天算起. */
  after: localized.optional(),
  period: z.union([z.literal('none'), period], {
    error: 'a period is a number and days, working-days, months or years, e.g. 1 year; or none',
  }),
  cites: citations,
  /** The other way round: before it has passed one may not; what is told is the first day on which one may. */
  wait: z.boolean().default(false),
  /** What to do if the day has passed; never 「没办法了」. */
  passed: localized.optional(),
  note: localized.optional(),
  when,
})

const place = z.strictObject({
  /** An id of `content/office/body-kinds.yaml`. */
  body: id,
  /** What to do there. */
  text: localized,
  /** Of which place: 干活的地方, 对方住的地方. */
  where: localized.optional(),
  cites: citations.optional(),
  when,
})

const material = orText(z.strictObject({ text: localized, note: localized.optional(), when }))
const sentence = orText(z.strictObject({ text: localized, cites: citations.optional(), when }))

const calculation = z.strictObject({
  rule: z.enum(calculatorIds),
  /** Input of the rule: the question that gives it, or a fixed value as `{ value: property }`. */
  inputs: z.record(
    id,
    z.union([id, z.strictObject({ value: z.union([z.string(), z.number()]).transform(String) })]),
  ),
  /** Only these lines of its result. */
  only: z.array(id).optional(),
  note: localized.optional(),
  when,
})

/** What a form's field is filled with: a fixed value, an answer, or an answer turned into the form's own option. */
const filling = z.union([
  z.string(),
  z.boolean(),
  z.strictObject({ answer: id, as: z.record(z.string(), z.union([z.string(), z.boolean()])).optional() }),
])

const facts = { label: localized.optional(), when }
const action = z.union(
  [
    /** Opens a form of `content/forms`, filled with what was answered. */
    z.strictObject({ ...facts, apply: id, fill: z.record(id, filling).default({}) }),
    /** A slip that tells a body of this kind why the person comes. */
    z.strictObject({ ...facts, refer: id }),
    /** Books a talk: a service of `content/services`. */
    z.strictObject({ ...facts, book: id }),
    z.strictObject({ ...facts, read: citation }),
    z.strictObject({ ...facts, guide: id }),
    z.strictObject({ ...facts, call: z.string().regex(/^\d{3,12}$/, 'a number to dial, digits only') }),
  ],
  { error: 'an action is one of apply, refer, book, read, guide, call; see README.md' },
)
export type GuideAction = z.infer<typeof action>

const parts = {
  rights: z.array(right).default([]),
  limits: z.array(limit).default([]),
  places: z.array(place).default([]),
  materials: z.array(material).default([]),
  steps: z.array(sentence).default([]),
  warnings: z.array(sentence).default([]),
  calculations: z.array(calculation).default([]),
  actions: z.array(action).default([]),
}

/** A piece of an outcome that several share: in the guide's `blocks`, or a file of `content/guides/blocks/`. */
export const guideBlock = z.strictObject(parts)
export type GuideBlock = z.infer<typeof guideBlock>

const use = z.preprocess(
  (value) => (typeof value === 'string' ? { block: value } : value),
  z.strictObject({
    block: id,
    /** Names that the block uses for questions: the guide's own ones. */
    with: z.record(id, id).default({}),
    when,
  }),
)
export type BlockUse = z.infer<typeof use>

const outcome = z.strictObject({
  /** The answer in one line: 可以去劳动仲裁，不收费. */
  heading: localized,
  summary: localized.optional(),
  /** Something must be done at once: shown first and in the warning colour. */
  urgent: z.boolean().default(false),
  use: z.array(use).default([]),
  ...parts,
})

export const guideFile = z.strictObject({
  id,
  /** M01 to M30 for the thirty matters; free beyond. */
  code: z.string().regex(/^[A-Z]\d{2}$/, 'a capital letter and two digits, e.g. M01'),
  /** Date of this text. */
  version: isoDate,
  /** An id of `content/guides/topics.yaml`. */
  topic: id,
  title: localized,
  /** For whom, in a sentence. */
  lead: localized,
  /** What people say when they mean this: for the search and the assistant. */
  keywords: z.array(z.string().min(2).max(20)).default([]),
  /** Quick exit on every screen, a neutral title, nothing printed unless asked for twice. */
  violence: z.boolean().default(false),
  /** Who compared every sentence with the law, and when. */
  checked: z.strictObject({ by: z.string().min(1), on: isoDate }),
  start: id,
  questions: z.record(id, question),
  blocks: z.record(id, guideBlock).default({}),
  outcomes: z.record(id, outcome),
})
export type GuideFile = z.infer<typeof guideFile>
export type GuideOutcome = Omit<z.infer<typeof outcome>, 'use'>

/** A guide as it runs: blocks are put into the outcomes. Plain data, sent to the page as it is. */
export interface Guide extends Omit<GuideFile, 'blocks' | 'outcomes'> {
  readonly outcomes: Readonly<Record<string, GuideOutcome>>
}

export const guideTopics = z.array(
  z.strictObject({ id, title: localized, lead: localized, picture: z.string() }),
)
export type GuideTopic = z.infer<typeof guideTopics>[number]

/** `content/guides/stories/<guide>.yaml`: who comes, what they answer, what they must be told. */
export const guideStories = z
  .array(
    z.strictObject({
      name: z.string().min(4),
      /** Today, in this story. */
      on: isoDate,
      answers: z.record(id, z.union([z.string(), z.number().transform(String), z.array(z.string())])),
      outcome: id,
      /** The last day by the id of each limit shown: a date, `none`, or `open` where the date was not answered. */
      limits: z.record(id, z.union([isoDate, z.enum(['none', 'open'])])),
      /** Amounts of calculations in yuan: `severance.n: 12000`; `[from, to]` for a range. */
      amounts: z.record(z.string(), z.union([z.number(), z.tuple([z.number(), z.number()])])).default({}),
      /** Pieces of text that must be shown, and that must not. */
      shows: z.array(z.string()).default([]),
      hides: z.array(z.string()).default([]),
    }),
  )
  .min(3, 'a guide needs at least three stories')
export type GuideStory = z.infer<typeof guideStories>[number]

/** `content/guides/quotes/<guide>.yaml`: for each citation, words of the article that bear the claim. */
export const guideQuotes = z.record(
  citation,
  z.string().min(8, 'a quote has at least 8 characters of the article'),
)

export const inputsOf = (rule: (typeof calculatorIds)[number]) => calculatorOf(rule).inputs
