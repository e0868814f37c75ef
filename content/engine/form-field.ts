import { unreachable } from '../../base/result.ts'
import type { FormField } from './form-schema.ts'

/** An answer as the page gives it: text, yes or no, or the ids of the chosen options. */
export type AnswerValue = string | boolean | string[]

/** What is wrong with an answer; the words are `problem.<code>` in content/locales. */
export type AnswerProblem =
  | 'required'
  | 'too-long'
  | 'not-an-option'
  | 'phone'
  | 'amount'
  | 'date'
  | 'date-future'
  | 'name'
  | 'id-number'

export const isEmpty = (value: AnswerValue | undefined): value is undefined =>
  value === undefined || (typeof value !== 'boolean' && value.length === 0)

/** Full-width digits, letters and signs as an input method types them (Ｕ＋FF01…FF5E), and the ideographic space. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')

/**
 * The normal form of an answer, so that equal answers are equal bytes: what a finger types in many ways is
 * stored in one. What it cannot read it leaves as it is, for `answerProblem` to name. Idempotent.
 */
export function normalise(field: FormField, value: AnswerValue): AnswerValue {
  if (field.kind === 'choices') return Array.isArray(value) ? inOptionOrder(field, value) : value
  if (typeof value !== 'string') return value
  switch (field.kind) {
    case 'text':
      return normaliseText(value, field.multiline)
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
  const value = raw === undefined ? undefined : normalise(field, raw)
  if (isEmpty(value)) return field.required ? 'required' : undefined
  switch (field.kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'not-an-option'
    case 'choice':
      return field.options.some((option) => option.id === value) ? undefined : 'not-an-option'
    case 'choices':
      return Array.isArray(value) && value.every((id) => field.options.some((option) => option.id === id))
        ? undefined
        : 'not-an-option'
    case 'text':
      if (typeof value !== 'string') return 'not-an-option'
      return lengthOf(value) > field.maxLength ? 'too-long' : undefined
    case 'phone':
      return typeof value === 'string' && isPhone(value) ? undefined : 'phone'
    case 'amount':
      return typeof value === 'string' && /^\d{1,15}$/.test(value) && Number(value) <= field.max
        ? undefined
        : 'amount'
    case 'date':
      if (typeof value !== 'string' || !isDate(value)) return 'date'
      return field.past && value > today ? 'date-future' : undefined
    default:
      return unreachable(field)
  }
}

/** Characters as a person counts them: 𠮷 is one. */
const lengthOf = (text: string): number => Array.from(text).length

const inOptionOrder = (
  field: Extract<FormField, { kind: 'choices' }>,
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

const isPhone = (text: string): boolean => MOBILE.test(text) || FIXED_LINE.test(text.replace('-', ''))

const normaliseDate = (text: string): string => {
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text)
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : text
}

/** A day that exists, between 1900 and 2199. */
export function isDate(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
