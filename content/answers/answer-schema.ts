import { z } from 'zod'
import { citation } from '../engine/citation.ts'

/**
 * Schemas of the answers to questions of law (法律问题解答): `content/answers/<topic>.yaml`, our own plain words; and
 * of `content/answers/quotes.yaml`, which proves that each cited article was read.
 */

const lay = (min: number, max: number) => z.string().trim().min(min).max(max)
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'an id has small letters, digits and hyphens, as in wages-unpaid')

const answer = z.strictObject({
  id,
  /** As a citizen asks; stands above the answer. */
  question: lay(5, 40),
  /** One to three other wordings, for the search. */
  asked: z.array(lay(2, 60)).min(1).max(3),
  /** Two to four plain sentences. */
  answer: lay(20, 300),
  /** When it holds and when it does not. */
  conditions: lay(6, 200),
  /** How long one has, or how long it takes; left out where no time runs. */
  period: lay(4, 160).optional(),
  /** Where to go and what to take along, in a sentence or two. */
  next: lay(6, 160),
  /** A form that can be filled in here. */
  form: id.optional(),
  /** Somebody may be in danger now: emergency numbers come first. */
  urgent: z.boolean().default(false),
  basis: z.array(citation).min(1).max(5),
})

export const answerFile = z.strictObject({
  /** The service item (`content/services`) that helps with these matters: its routes are the ways on, online and in person. */
  service: id,
  /** Guides that lead through these matters step by step. */
  guides: z.array(id).default([]),
  answers: z.array(answer).min(1),
})
type AnswerFile = z.infer<typeof answerFile>

/** An article and eight or more characters that stand in it one after the other, in the version in force. */
export const quoteFile = z.array(
  z.strictObject({
    law: lay(3, 80),
    version: z.iso.date('a date YYYY-MM-DD'),
    quotes: z.record(
      z.string().regex(/^第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?$/),
      lay(8, 80),
    ),
  }),
)

/** `topic` is the name of the file. */
export type Answer = z.infer<typeof answer> & Omit<AnswerFile, 'answers'> & { readonly topic: string }
export type QuoteFile = z.infer<typeof quoteFile>
