import { creditCodeFinding, normaliseCreditCode } from '../../base/credit-code.ts'
import { idNumberBirth, idNumberFinding, normaliseIdNumber } from '../../base/id-number.ts'
import { unreachable } from '../../base/result.ts'
import type { FormField, GroupField } from './form-schema.ts'
import { halfWidth } from './half-width.ts'
import { nameProblem, normaliseName } from './person-name.ts'

/** An answer as the page gives it: text, yes or no, or the ids of the chosen options. */
export type AnswerValue = string | boolean | string[]

/**
 * What is wrong with an answer; the words are `problem.<code>` in content/locales, and of a rule those that its form
 * gives it. A code with a dot is a closer case of the one before the dot.
 */
export type AnswerProblem =
  | 'required'
  | 'too-long'
  | 'not-an-option'
  | 'consent'
  | 'phone'
  | 'phone.characters'
  | 'phone.length'
  | 'phone.start'
  | 'phone.area'
  | 'amount'
  | 'amount.decimal'
  | 'amount.negative'
  | 'amount.too-large'
  | 'date'
  | 'date.incomplete'
  | 'date.no-such-day'
  | 'date.year'
  | 'date-future'
  | 'date-past'
  | 'name'
  | 'name.short'
  | 'name.digits'
  | 'id-number'
  | 'id-number.length'
  | 'id-number.characters'
  | 'id-number.birth-date'
  | 'id-number.check-digit'
  | 'credit-code.length'
  | 'credit-code.characters'
  | 'credit-code.check-digit'
  | `rule:${string}`

export const isEmpty = (value: AnswerValue | undefined): value is undefined =>
  value === undefined || (typeof value !== 'boolean' && value.length === 0)

/**
 * The normal form of an answer, so that equal answers are equal bytes: what a finger types in many ways is
 * stored in one. What it cannot read it leaves as it is, for `answerProblem` to name. Idempotent.
 */
export function normalise(field: FormField, value: AnswerValue | undefined): AnswerValue | undefined {
  if (field.kind === 'group') return String(itemCount(field, value) || '')
  if (field.kind === 'attachments' && value === undefined) return []
  if (field.kind === 'choices' || field.kind === 'attachments')
    return Array.isArray(value) ? inOptionOrder(field, value) : value
  if (typeof value !== 'string') return value
  switch (field.kind) {
    case 'text':
      return normaliseText(value, field.multiline)
    case 'name':
      return normaliseName(normaliseText(value, false))
    case 'id-number':
      return normaliseIdNumber(value)
    case 'credit-code':
      return normaliseCreditCode(value)
    case 'phone':
      return normalisePhone(halfWidth(value).trim())
    case 'amount':
      return halfWidth(value)
        .replace(/[\s,，¥￥元]/g, '')
        .replace(/^0+(?=\d)/, '')
    case 'date':
      return normaliseDate(halfWidth(value).trim())
    default:
      return value
  }
}

/** How many items of a group there are. */
export function itemCount(group: GroupField, value: AnswerValue | undefined): number {
  const given = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : 0
  return Math.min(Math.max(given, group.min), group.max)
}

/** What is wrong with the answer to one field, or undefined. `today` is YYYY-MM-DD. */
export function answerProblem({
  field,
  value: raw,
  today,
}: {
  field: FormField
  value: AnswerValue | undefined
  today: string
}): AnswerProblem | undefined {
  const value = normalise(field, raw)
  if (isEmpty(value)) return field.required ? 'required' : undefined
  switch (field.kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'not-an-option'
    case 'consent':
      if (typeof value !== 'boolean') return 'not-an-option'
      return field.needed && !value ? 'consent' : undefined
    case 'choice':
      return field.options.some((option) => option.id === value) ? undefined : 'not-an-option'
    case 'choices':
    case 'attachments':
      return Array.isArray(value) && value.every((id) => field.options.some((option) => option.id === id))
        ? undefined
        : 'not-an-option'
    case 'group':
      return undefined
  }
  if (typeof value !== 'string') return 'not-an-option'
  switch (field.kind) {
    case 'text':
      return lengthOf(value) > field.maxLength ? 'too-long' : undefined
    case 'name':
      return closerNameProblem(value)
    case 'id-number':
      return idNumberProblem(value, today)
    case 'credit-code': {
      const finding = creditCodeFinding(value)
      return finding && `credit-code.${finding}`
    }
    case 'phone':
      return phoneProblem(value)
    case 'amount':
      return amountProblem(value, field.max)
    case 'date': {
      if (!isDate(value)) return dateProblem(value)
      if (field.past && value > today) return 'date-future'
      return field.future && value < today ? 'date-past' : undefined
    }
    default:
      return unreachable(field)
  }
}

/** Characters as a person counts them: 𠮷 is one. */
const lengthOf = (text: string): number => Array.from(text).length

const inOptionOrder = (
  field: Extract<FormField, { kind: 'choices' | 'attachments' }>,
  chosen: readonly string[],
): string[] => {
  const known = field.options.map((option) => option.id).filter((id) => chosen.includes(id))
  return [...known, ...new Set(chosen.filter((id) => !known.includes(id)))]
}

// Control characters would break receipts and lists; a statement keeps its line breaks. No Unicode
// normalisation: it would replace compatibility ideographs, which occur in names.
const normaliseText = (text: string, multiline: boolean): string => {
  const lines = text.replace(/\r\n?/g, '\n')
  const printable = (multiline ? lines : lines.replaceAll('\n', ' ')).replace(/(?!\n)\p{Cc}/gu, '')
  return printable.trim()
}

/** Area codes: 010, 02x of the great cities, else four digits (工信部电信网编号计划). */
const FIXED_LINE = /^(010|02\d|0[3-9]\d{2})([2-8]\d{6,7})$/
const MOBILE = /^1[3-9]\d{9}$/

const normalisePhone = (text: string): string => {
  if (!/^[+()\d\s-]*$/.test(text)) return text
  const plain = text.replace(/[()\s-]/g, '')
  const international = /^(?:\+|00)86(\d+)$/.exec(plain)?.[1]
  const digits =
    international && !MOBILE.test(international) && !international.startsWith('0')
      ? `0${international}`
      : (international ?? plain)
  const fixed = FIXED_LINE.exec(digits)
  return fixed ? `${fixed[1]}-${fixed[2]}` : digits
}

const MOBILE_LENGTH = 11
/** A fixed line's own number: 7 or 8 digits, none of which begins with 0 or 1. */
const WITHOUT_AREA = /^[2-9]\d{6,7}$/

function phoneProblem(text: string): AnswerProblem | undefined {
  if (MOBILE.test(text) || FIXED_LINE.test(text.replace('-', ''))) return undefined
  if (!/^[+()\d\s-]+$/.test(text)) return 'phone.characters'
  if (WITHOUT_AREA.test(text)) return 'phone.area'
  if (!text.startsWith('1')) return 'phone'
  return text.length === MOBILE_LENGTH ? 'phone.start' : 'phone.length'
}

function amountProblem(text: string, max: number): AnswerProblem | undefined {
  if (/^\d+$/.test(text)) return Number(text) <= max ? undefined : 'amount.too-large'
  if (/^-\d/.test(text)) return 'amount.negative'
  return /^\d*\.\d+$/.test(text) ? 'amount.decimal' : 'amount'
}

function closerNameProblem(text: string): AnswerProblem | undefined {
  const problem = nameProblem(text)
  if (problem !== 'name') return problem
  if (/\p{N}/u.test(text)) return 'name.digits'
  return lengthOf(text) === 1 ? 'name.short' : 'name'
}

function idNumberProblem(number: string, today: string): AnswerProblem | undefined {
  const finding = idNumberFinding(number)
  if (finding) return `id-number.${finding}`
  return (idNumberBirth(number) ?? '') > today ? 'id-number.birth-date' : undefined
}

const normaliseDate = (text: string): string => {
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text)
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : text
}

function dateProblem(text: string): AnswerProblem {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return /^[\d/.年月-]{1,9}$/.test(text) ? 'date.incomplete' : 'date'
  return /^(19|20|21)/.test(text) ? 'date.no-such-day' : 'date.year'
}

/** A day that exists, between 1900 and 2199. */
export function isDate(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
