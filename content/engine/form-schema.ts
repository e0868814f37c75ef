import { z } from 'zod'
import { condition } from './form-condition-schema.ts'
import { formField, formRule, id } from './form-field-schema.ts'
import { referenceFaults } from './form-references.ts'
import { localized } from './localized.ts'
import { PROCEDURES } from './procedure.ts'

export type { FormField, FormRule, GroupField } from './form-field-schema.ts'

/**
 * A form is content: an application's questions, in the order of its pages, in every language that has text.
 * Owned by legal staff; a field added here appears on the screen, on the receipt's data and at the desk
 * without a rebuild.
 */

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
    rules: z.array(formRule).optional(),
  }),
  z.strictObject({ id, kind: z.literal('check'), title: localized }),
])
export type FormStep = z.infer<typeof formStep>

/** A text where a table with `text` may stand. */
const textAlone = (value: unknown): unknown =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && Object.hasOwn(value, 'zh-CN'))
    ? { text: value }
    : value

/**
 * What happens next; `withinDays`: by when, in calendar days from the day after the application was received. `when`:
 * told only where it holds; a flag is asked for like a field, `{ urgent: true }`.
 */
const nextStep = z.preprocess(
  textAlone,
  z.strictObject({
    text: localized,
    withinDays: z.int().min(1).max(365).optional(),
    when: condition.optional(),
  }),
)
export type NextStep = z.infer<typeof nextStep>

/** To bring or to keep ready. */
const bringLine = z.preprocess(textAlone, z.strictObject({ text: localized, when: condition.optional() }))

/** What the answers come to, for whoever handles it: urgent, to be passed on elsewhere. Stands first in the summary. */
const formFlag = z.strictObject({
  id,
  label: localized,
  onReceipt: z.boolean().default(false),
  /** Those that hold are told. */
  reasons: z.array(z.strictObject({ when: condition, text: localized })).min(1),
})

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
    /**
     * The receipt is a referral slip too and tells where to go: the body of this kind (office/body-kinds.yaml), or of
     * the kind that an answer is.
     */
    refersTo: z.union([z.string(), z.strictObject({ field: id })]).optional(),
    /** Offered to whoever sees this as the last state of an application, and begun with these answers. */
    follows: z
      .strictObject({
        procedure: z.enum(PROCEDURES),
        state: z.string(),
        filled: z.record(id, z.string()).default({}),
      })
      .optional(),
    /** What a visitor should expect, in minutes. */
    minutes: z.int().min(1).max(60),
    /** Shown before the first personal field (个人信息保护法第十七条): who, why, what, how long, rights. */
    notice: z.strictObject({
      points: z.array(localized).min(3),
      agree: localized,
      basis: z.array(z.string()).min(1),
    }),
    steps: z.array(formStep).min(3),
    flags: z.array(formFlag).optional(),
    /** What is declared by handing it in, with the consequences of an untruth: shown before, sealed with it. */
    declaration: localized.optional(),
    /** It is signed: on the glass, or on paper at the window. */
    signature: z.boolean().optional(),
    receipt: z.strictObject({
      /** What happens next, in order; printed and shown. */
      next: z.array(nextStep).min(1),
      /** Printed with boxes to tick, before the attachments that are not at hand. */
      bring: z.array(bringLine).default([]),
    }),
  })
  .superRefine((form, context) => {
    for (const fault of referenceFaults(form)) context.addIssue({ code: 'custom', ...fault })
    const kinds = form.steps.map((step) => step.kind)
    if (kinds[0] !== 'notice')
      context.addIssue({ code: 'custom', message: 'the first step must be the notice' })
    if (kinds.at(-1) !== 'check') context.addIssue({ code: 'custom', message: 'the last step must be check' })
    if (kinds.filter((kind) => kind === 'identity').length > 1)
      context.addIssue({ code: 'custom', message: 'a form has one identity step, or none' })
  })
export type FormDefinition = z.infer<typeof formDefinition>
