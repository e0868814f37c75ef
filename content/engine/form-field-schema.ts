import { z } from 'zod'
import { condition } from './form-condition-schema.ts'
import { localized } from './localized.ts'
import { PROVINCES } from './provinces.ts'

export const id = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'an id starts with a small letter and has letters, digits and -')

/** `when`: offered only where this holds. */
const formOption = z.strictObject({
  id,
  label: localized,
  hint: localized.optional(),
  when: condition.optional(),
})

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
  /** Asked only where this holds of earlier answers or of the applicant; how it is written: form-condition-schema.ts. */
  when: condition.optional(),
  /** Begins a part of its page under this heading, up to the next one. */
  heading: localized.optional(),
}

/** `options: provinces` offers the provinces, by their codes of GB/T 2260. */
const options = (least: number) =>
  z.preprocess((value) => (value === 'provinces' ? PROVINCES : value), z.array(formOption).min(least))

const plainFields = [
  z.strictObject({ ...common, kind: z.literal('choice'), options: options(2) }),
  z.strictObject({ ...common, kind: z.literal('choices'), options: options(1) }),
  z.strictObject({ ...common, kind: z.literal('yes-no') }),
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    multiline: z.boolean().default(false),
    maxLength: z.int().min(1).max(2000).default(200),
    /**
     * Found by touch: an address from the province down, a village of the office's own township, or an address that
     * is not in the office's county: in the province that an earlier choice names, where it was asked.
     */
    place: z.union([z.enum(['address', 'village']), z.strictObject({ province: id })]).optional(),
    /** Ready sentences to tap instead of typing. */
    presets: z.array(localized).default([]),
  }),
  /** Name of a person, other than the applicant. */
  z.strictObject({ ...common, kind: z.literal('name') }),
  /** Document number of a person other than the applicant (GB 11643); shown masked wherever it is read again. */
  z.strictObject({ ...common, kind: z.literal('id-number'), onReceipt: z.literal(false).default(false) }),
  /** Mainland mobile or fixed line number. */
  z.strictObject({ ...common, kind: z.literal('phone') }),
  /** Whole yuan. */
  z.strictObject({ ...common, kind: z.literal('amount'), max: z.int().default(1_000_000_000) }),
  /** YYYY-MM-DD; `past` refuses a day after today, `future` one before. */
  z.strictObject({
    ...common,
    kind: z.literal('date'),
    past: z.boolean().default(false),
    future: z.boolean().optional(),
  }),
  /**
   * A consent of its own (个人信息保护法第二十三条、第二十九条): what is given, to whom, what for. Never ticked
   * beforehand, by nobody but the citizen; refusing shows `refused`, the way at the window.
   */
  z.strictObject({
    ...common,
    kind: z.literal('consent'),
    required: z.literal(true).default(true),
    what: localized,
    recipient: localized,
    purpose: localized,
    refused: localized,
    /** Without it nothing can be done at the machine. */
    needed: z.boolean().optional(),
  }),
  /** Papers that belong to the matter: the citizen ticks what is at hand, the rest is listed on the receipt. */
  z.strictObject({ ...common, kind: z.literal('attachments'), options: z.array(formOption).min(1) }),
] as const

/**
 * What two or more answers must have to do with each other; the message is shown at `at`, else at the last field
 * named. Fields are of this page or an earlier one; inside a group, of the same item. A rule is silent where its
 * fields are not asked or not answered.
 */
const everyRule = { id, at: id.optional(), when: condition.optional(), message: localized }
const path = z
  .string()
  .regex(
    /^[a-z][a-zA-Z0-9-]{0,39}(\.[a-z][a-zA-Z0-9-]{0,39})?$/,
    'a field, or group.field for all of its items',
  )
export const formRule = z.discriminatedUnion('kind', [
  /** Days or amounts: each at most the next. */
  z.strictObject({ ...everyRule, kind: z.literal('order'), fields: z.array(id).min(2) }),
  /** Amounts: together at most, or exactly, `total`. */
  z.strictObject({
    ...everyRule,
    kind: z.literal('sum'),
    parts: z.array(path).min(1),
    total: id,
    compare: z.enum(['at-most', 'equal']),
  }),
  /** At least one of them must be given. */
  z.strictObject({ ...everyRule, kind: z.literal('any-given'), fields: z.array(id).min(2) }),
  /** No two may be the same. */
  z.strictObject({ ...everyRule, kind: z.literal('different'), fields: z.array(path).min(1) }),
])
export type FormRule = z.infer<typeof formRule>

export const formField = z.discriminatedUnion('kind', [
  ...plainFields,
  /** Unified social credit code (GB 32100) of the organisation that applies; its name is the text field `of`. */
  z.strictObject({ ...common, kind: z.literal('credit-code'), of: id }),
  /** The same fields for each of several persons or things; the citizen adds and takes away items. */
  z.strictObject({
    ...common,
    kind: z.literal('group'),
    /** Name of an item, with {n} for which: 第{n}个人. */
    item: localized,
    min: z.int().min(0).max(10).default(0),
    max: z.int().min(1).max(20).default(6),
    fields: z.array(z.discriminatedUnion('kind', plainFields)).min(1),
    rules: z.array(formRule).optional(),
  }),
])
export type FormField = z.infer<typeof formField>
export type GroupField = Extract<FormField, { kind: 'group' }>
