import { z } from 'zod'
import { condition } from '../engine/form-condition-schema.ts'
import { fieldsOf } from '../engine/form-condition.ts'
import type { FormDefinition } from '../engine/form-schema.ts'
import { localized } from '../engine/localized.ts'

/**
 * How a form is laid out on A4, after the official papers: which fields stand where, under which names. Content, one
 * file per form; a form without one gets a plain table. What a layout does not name is printed all the same, under
 * `rest`, so that no confirmed answer is missing from the paper that is signed.
 */

/** What is not asked in the form: of the person, how the application came in, and what follows from an answer. */
export const PAPER_FACTS = [
  'person.name',
  'person.sex',
  'person.birth',
  'person.ethnicity',
  'person.document',
  'person.number',
  'person.address',
  'filing.way',
  'confirmation.last',
] as const
export type PaperFact = (typeof PAPER_FACTS)[number]
export const isPaperFact = (source: string): source is PaperFact =>
  PAPER_FACTS.some((fact) => fact === source)

const source = z.string().regex(/^[a-z][a-zA-Z0-9-]*(\.[a-z]+)?$/, 'a field of the form, or person.name, …')

/** A field: its source alone, or with a name of its own, or without a source, to be filled in by hand. */
const item = z.union([
  source.transform((one) => ({ of: [one], share: 1, lines: 0, label: undefined })),
  z.strictObject({
    label: localized.optional(),
    /** Of several the answered ones, one after the other. */
    of: z.union([source.transform((one) => [one]), z.array(source).min(1)]).default([]),
    /** Of the row's width. */
    share: z.number().min(0.5).max(4).default(1),
    /** Room for so many lines at least. */
    lines: z.int().min(0).max(20).default(0),
  }),
])
export type PaperItem = z.infer<typeof item>

const block = z.union([
  z.strictObject({ section: localized }),
  z.strictObject({ row: z.array(item).min(1).max(4) }),
  z.strictObject({ text: localized }),
  /** What was said of several, one a line, and lines to be filled in by hand up to so many in all. */
  z.strictObject({ grid: z.strictObject({ of: source, lines: z.int().min(0).max(10).default(0) }) }),
  /** What was answered and stands nowhere else, under this title. */
  z.strictObject({ rest: localized }),
  z.strictObject({ sign: z.array(localized).min(1).max(3) }),
])
export type PaperBlock = z.infer<typeof block>

const sheet = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: localized,
  /** Printed only where this holds. */
  when: condition.optional(),
  blocks: z.array(block).min(2),
})

export const paperLayout = z
  .strictObject({ form: z.string(), sheets: z.array(sheet).min(1) })
  .refine(
    ({ sheets }) => sheets.flatMap(({ blocks }) => blocks.filter((one) => 'rest' in one)).length === 1,
    'one of the sheets has one block `rest`',
  )
export type PaperLayout = z.infer<typeof paperLayout>

/** Sources whose answers stand on a sheet. */
export const printedBy = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((one) => {
    if ('row' in one) return one.row.flatMap(({ of }) => of)
    return 'grid' in one ? [one.grid.of] : []
  })

/** Sources that a layout names, of all its sheets. */
export const sourcesOf = ({ sheets }: PaperLayout): string[] =>
  sheets.flatMap(({ when, blocks }) => [
    ...(when ? fieldsOf(when).map(({ field }) => field) : []),
    ...printedBy(blocks),
  ])

/** What a layout names and its form does not have. */
export function unknownSources(layout: PaperLayout, form: FormDefinition): string[] {
  const known = new Set(
    form.steps.flatMap((step) => (step.kind === 'fields' ? step.fields.map(({ id }) => id) : [])),
  )
  return sourcesOf(layout).filter((one) => !isPaperFact(one) && !known.has(one))
}
