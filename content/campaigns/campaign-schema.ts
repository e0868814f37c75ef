import { z } from 'zod'
import { citation } from '../engine/citation.ts'
import { localized } from '../engine/localized.ts'
import { issueOf } from '../faults.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'an id has small letters, digits and -')
const basis = z.strictObject({
  cite: citation,
  quote: z.string().min(8, 'quote at least 8 characters as they stand in the article'),
})

/** A day of every year. */
const dayOfYear = z
  .string()
  .regex(
    /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
    "a day of the year is month and day in quotes, as in '12-04'",
  )

/** What the waiting screen shows for a while: a line and its explanation, both written, for who cannot hear. */
const slide = z.strictObject({ id, title: localized, text: localized, basis: basis.optional() })

/** Slides of all the year, and of a season of it; `from` after `to` goes over New Year. */
export const publicity = z.strictObject({
  always: z.array(slide).min(1),
  campaigns: z.array(
    z.strictObject({
      /** As in the ledger of publicity (office/ledgers/kinds/publicity.yaml): visits and activities are told together. */
      id,
      from: dayOfYear,
      to: dayOfYear,
      name: localized,
      /** A question for the law search that leads on. */
      question: z.string().min(2).max(40),
      slides: z.array(slide).min(1),
    }),
  ),
})
export type Publicity = z.infer<typeof publicity>

/** 法治问答: one right answer, and the article that says so. */
export const quizQuestion = z
  .strictObject({
    id,
    question: localized,
    options: z.array(localized).min(2).max(4),
    /** Counted from 1. */
    right: z.int().min(1).max(4),
    why: localized,
    basis,
  })
  .refine(({ options, right }) => right <= options.length, {
    path: ['right'],
    ...issueOf('right-option'),
  })
export type QuizQuestion = z.infer<typeof quizQuestion>
