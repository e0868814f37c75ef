import { z } from 'zod'
import { localized, type Localized } from './localized.ts'
import { PROCEDURES } from './procedure.ts'

/**
 * A form is content: an application's questions, in the order of its pages, in every language that has text.
 * Owned by legal staff; a field added here appears on the screen, on the receipt's data and at the desk
 * without a rebuild.
 */

const id = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'an id starts with a small letter and has letters, digits and -')

/** Holds where the answer to a field has one of these values. */
const condition = z.strictObject({ field: id, is: z.array(z.union([z.string(), z.boolean()])).min(1) })
export type FormCondition = z.infer<typeof condition>

const formOption = z.strictObject({ id, label: localized, hint: localized.optional() })

const common = {
  id,
  label: localized,
  /** What the answer is called on papers and lists, where the label is a whole question. */
  short: localized.optional(),
  hint: localized.optional(),
  /** Why we ask: shown on request, the law or purpose named. */
  why: localized.optional(),
  required: z.boolean().default(false),
  /** Printed on the receipt. Leave off for what a bystander should not read. */
  onReceipt: z.boolean().default(false),
  /** Asked only where an earlier answer has one of these values. */
  when: condition.optional(),
}

const formField = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('choice'), options: z.array(formOption).min(2) }),
  z.strictObject({ ...common, kind: z.literal('choices'), options: z.array(formOption).min(1) }),
  z.strictObject({ ...common, kind: z.literal('yes-no') }),
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    multiline: z.boolean().default(false),
    maxLength: z.int().min(1).max(2000).default(200),
    /** Ready sentences to tap instead of typing. */
    presets: z.array(localized).default([]),
  }),
  /** Mainland mobile or fixed line number. */
  z.strictObject({ ...common, kind: z.literal('phone') }),
  /** Whole yuan. */
  z.strictObject({ ...common, kind: z.literal('amount'), max: z.int().default(1_000_000_000) }),
  /** YYYY-MM-DD; `past` refuses a day after today. */
  z.strictObject({ ...common, kind: z.literal('date'), past: z.boolean().default(false) }),
])
export type FormField = z.infer<typeof formField>
export type FormOption = z.infer<typeof formOption>

const formStep = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('notice'), title: localized }),
  /** With `when` somebody may stay unnamed: it is asked for only where an earlier answer says so. */
  z.strictObject({ id, kind: z.literal('identity'), title: localized, when: condition.optional() }),
  z.strictObject({
    id,
    kind: z.literal('fields'),
    title: localized,
    intro: localized.optional(),
    fields: z.array(formField).min(1),
  }),
  z.strictObject({ id, kind: z.literal('check'), title: localized }),
])
export type FormStep = z.infer<typeof formStep>

/** What happens next; `withinDays`: by when, in calendar days from the day after the application was received. */
const nextStep = z.union([
  z.strictObject({ text: localized, withinDays: z.int().min(1).max(365).optional() }),
  localized.transform((text): { text: Localized; withinDays?: number | undefined } => ({ text })),
])
export type NextStep = z.infer<typeof nextStep>

export const formDefinition = z
  .strictObject({
    id,
    /** Date of this text, YYYY-MM-DD: travels with every application. */
    version: z.iso.date(),
    title: localized,
    /** Short name for the step bar and the receipt's heading. */
    shortTitle: localized,
    /** How the office deals with it. */
    procedure: z.enum(PROCEDURES).default('own-matter'),
    /**
     * Always, or by an answer: kept from everybody at the desk but the restricted role, never opened by a card, and
     * no paper or list tells more of it than the title (design.md §7).
     */
    restricted: z.union([z.literal(true), condition]).optional(),
    /** What a visitor should expect, in minutes. */
    minutes: z.int().min(1).max(60),
    /** Shown before the first personal field (个人信息保护法第十七条): who, why, what, how long, rights. */
    notice: z.strictObject({
      points: z.array(localized).min(3),
      agree: localized,
      basis: z.array(z.string()).min(1),
    }),
    steps: z.array(formStep).min(3),
    receipt: z.strictObject({
      /** What happens next, in order; printed and shown. */
      next: z.array(nextStep).min(1),
      /** To bring or to keep ready; printed with boxes to tick. */
      bring: z.array(localized).default([]),
    }),
  })
  .superRefine((form, context) => {
    const seen = new Set<string>()
    for (const step of form.steps) {
      if (step.kind === 'identity' && step.when && !seen.has(step.when.field))
        context.addIssue({
          code: 'custom',
          message: `the identity step hangs on ${step.when.field}, which is not asked before it`,
        })
      if (step.kind !== 'fields') continue
      for (const field of step.fields) {
        if (field.when && !seen.has(field.when.field))
          context.addIssue({
            code: 'custom',
            message: `field ${field.id}: "when" names ${field.when.field}, which is not asked before it`,
          })
        if (seen.has(field.id))
          context.addIssue({ code: 'custom', message: `field ${field.id} appears twice` })
        seen.add(field.id)
      }
    }
    const kinds = form.steps.map((step) => step.kind)
    if (kinds[0] !== 'notice')
      context.addIssue({ code: 'custom', message: 'the first step must be the notice' })
    if (kinds.at(-1) !== 'check') context.addIssue({ code: 'custom', message: 'the last step must be check' })
    if (kinds.filter((kind) => kind === 'identity').length > 1)
      context.addIssue({ code: 'custom', message: 'a form has one identity step, or none' })
    if (form.restricted && form.restricted !== true && !seen.has(form.restricted.field))
      context.addIssue({
        code: 'custom',
        message: `"restricted" hangs on ${form.restricted.field}, which the form does not ask`,
      })
  })
export type FormDefinition = z.infer<typeof formDefinition>
