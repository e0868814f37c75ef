import { holds, renameFields, type Circumstances } from './form-condition.ts'
import { isEmpty, itemCount, normalise, type AnswerValue } from './form-field.ts'
import type { FormField, GroupField } from './form-schema.ts'
import type { Localized } from './localized.ts'

/** Answers by field id; the same shape as `answers` of exchange/schemas/message.ts. */
export type Answers = Record<string, AnswerValue>

/** A field as it is asked: with the options that are offered; of a group, one for each item. */
export type AskedField = FormField & {
  readonly within?: { readonly group: string; readonly at: number; readonly label: Localized }
}

/** Where the answer to a field of an item is kept; items count from 1. */
export const idInItem = (group: string, at: number, id: string): string => `${group}.${at}.${id}`

/**
 * Goes through fields in their order and decides of each whether it is asked, given the answers before it. `clean`
 * holds the answers of earlier pages and takes those of these fields, in their normal form; what is not asked, and an
 * option that is not offered any more, is left out, so that whatever hangs on it goes too.
 */
export function ask(
  fields: readonly FormField[],
  { answers, known, clean }: { answers: Answers; known: Circumstances; clean: Answers },
): AskedField[] {
  const asked: AskedField[] = []
  const one = (field: AskedField) => {
    if (field.when && !holds(field.when, clean, known)) return false
    const offered = withOfferedOptions(field, clean, known)
    asked.push(offered)
    const given = Object.hasOwn(answers, field.id) ? answers[field.id] : undefined
    const value = normalise(offered, withoutHidden(field, offered, given))
    if (!isEmpty(value) || (field.kind === 'attachments' && value)) clean[field.id] = value
    return true
  }
  for (const field of fields) {
    if (!one(field) || field.kind !== 'group') continue
    const count = itemCount(field, clean[field.id])
    for (let at = 1; at <= count; at++) for (const part of field.fields) one(inItem(field, at, part))
  }
  return asked
}

function inItem(group: GroupField, at: number, field: GroupField['fields'][number]): AskedField {
  const own = group.fields.map(({ id }) => id)
  const rename = (id: string) => (own.includes(id) ? idInItem(group.id, at, id) : id)
  return {
    ...field,
    id: idInItem(group.id, at, field.id),
    ...(field.when && { when: renameFields(field.when, rename) }),
    ...('options' in field && {
      options: field.options.map((option) =>
        option.when ? { ...option, when: renameFields(option.when, rename) } : option,
      ),
    }),
    within: { group: group.id, at, label: group.item },
  }
}

const withOfferedOptions = (field: AskedField, clean: Answers, known: Circumstances): AskedField =>
  'options' in field && field.options.some((option) => option.when)
    ? { ...field, options: field.options.filter(({ when }) => !when || holds(when, clean, known)) }
    : field

/** A chosen option that is not offered any more is as if it had not been chosen; what never was an option stays, to be named. */
function withoutHidden(
  field: AskedField,
  offered: AskedField,
  value: AnswerValue | undefined,
): AnswerValue | undefined {
  if (field === offered || value === undefined || typeof value === 'boolean') return value
  if (!('options' in field) || !('options' in offered)) return value
  const hidden = field.options.filter(({ id }) => !offered.options.some((option) => option.id === id))
  const isHidden = (id: string) => hidden.some((option) => option.id === id)
  if (Array.isArray(value)) return value.filter((id) => !isHidden(id))
  return isHidden(value) ? undefined : value
}

/** The field of this id, of an item too; undefined where there is none. */
export function fieldIn(fields: readonly FormField[], id: string): FormField | undefined {
  const [outer, at, part] = id.split('.')
  const field = fields.find((one) => one.id === outer)
  if (at === undefined) return field
  if (field?.kind !== 'group' || !/^[1-9]\d?$/.test(at) || Number(at) > field.max) return undefined
  return field.fields.find((one) => one.id === part)
}

/** What takes one item away: those after it move up. */
export function withoutItem(group: GroupField, answers: Answers, at: number): Answers {
  const count = itemCount(group, answers[group.id])
  const moved: Answers = { [group.id]: String(count - 1) }
  for (let to = at; to <= count; to++)
    for (const { id } of group.fields)
      moved[idInItem(group.id, to, id)] = answers[idInItem(group.id, to + 1, id)] ?? ''
  return moved
}
