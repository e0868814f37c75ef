import { parseIdNumber } from '../../content/engine/identity.ts'
import { parseAcceptanceNumber } from '../../exchange/acceptance-number.ts'
import { isAsked } from './asked.ts'
import { checkProblems } from './checks.ts'
import type { LedgerDefinition, LedgerField } from './definition.ts'
import { parseStamp } from './stamps.ts'

/** As stored: money in fen, dates `YYYY-MM-DD`, times `YYYY-MM-DDTHH:MM` of Shanghai, choices by id. */
export type LedgerValue = string | number | boolean | readonly string[]
export type LedgerValues = Readonly<Record<string, LedgerValue>>
/** As typed: text for everything but ticks and several choices. An empty text is no value. */
export type TypedValue = string | boolean | readonly string[]
export type TypedValues = Readonly<Record<string, TypedValue>>

/** What is wrong with a field; said to people as `ledger.problem.<code>`. */
export type ValueProblem =
  | 'required'
  | 'choice'
  | 'date'
  | 'time'
  | 'number'
  | 'money'
  | 'hours'
  | 'phone'
  | 'id-number'
  | 'reference'
  | 'too-long'
  | 'unknown'
  | 'sum'
  | 'order'
  | 'same-person'
  | 'every'
  /** Its month is closed: only with a reason. */
  | 'closed'
  | 'identity-number-inside'
  | 'phone-inside'
  | 'secret-mark-inside'
export interface FieldProblem {
  readonly field: string
  readonly problem: ValueProblem
}

/** What the office's profile knows by id. */
export interface KnownIds {
  readonly staff: ReadonlySet<string>
  readonly village: ReadonlySet<string>
  readonly body: ReadonlySet<string>
}

const LONGEST = { text: 200, long: 8000 } as const
const GREATEST_FEN = 10 ** 13

/**
 * Turns what was typed into values, or says what is wrong with every field at once. `required` beyond the
 * definition's own: what a move needs.
 */
export function readValues(
  ledger: LedgerDefinition,
  typed: TypedValues,
  known: KnownIds,
  options: { readonly today: string; readonly required?: readonly string[] },
): { readonly values: LedgerValues; readonly problems: readonly FieldProblem[] } {
  const values: Record<string, LedgerValue> = {}
  const problems: FieldProblem[] = []
  for (const name of Object.keys(typed))
    if (!ledger.fields.some((field) => field.id === name)) problems.push({ field: name, problem: 'unknown' })
  for (const field of ledger.fields) {
    const read = readValue(field, typed[field.id] ?? '', known, options.today)
    if ('problem' in read) problems.push({ field: field.id, problem: read.problem })
    else if (read.value !== undefined) values[field.id] = read.value
  }
  for (const field of ledger.fields) {
    if (!isAsked(field, values)) {
      delete values[field.id]
      continue
    }
    const needed = field.required || options.required?.includes(field.id)
    const faulty = problems.some((one) => one.field === field.id)
    if (needed && values[field.id] === undefined && !faulty)
      problems.push({ field: field.id, problem: 'required' })
  }
  problems.push(...ledger.checks.flatMap((check) => checkProblems(check, values, ledger.fields)))
  return { values, problems }
}

type Read = { readonly value: LedgerValue | undefined } | { readonly problem: ValueProblem }
const NONE: Read = { value: undefined }

function readValue(field: LedgerField, typed: TypedValue, known: KnownIds, today: string): Read {
  if (typeof typed === 'boolean') return field.kind === 'yes-no' ? { value: typed } : { problem: 'choice' }
  if (typeof typed !== 'string') return readChoices(field, typed)
  const text = typed.trim()
  if (text === '') return NONE
  if (text.length > (field.kind === 'long' ? LONGEST.long : LONGEST.text)) return { problem: 'too-long' }
  const when = (right: boolean, problem: ValueProblem, value: LedgerValue = text): Read =>
    right ? { value } : { problem }
  switch (field.kind) {
    case 'date':
      return when(isDate(text), 'date')
    case 'time':
      return when(/^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDate(text.slice(0, 10)), 'time')
    case 'number':
      return when(/^\d{1,9}$/.test(text), 'number', Number(text))
    case 'money':
      return readMoney(text)
    case 'hours':
      return when(/^\d{1,4}(\.[05])?$/.test(text), 'hours', Number(text))
    case 'choice':
      return when(
        field.options!.some(({ id }) => id === text),
        'choice',
      )
    case 'choices':
      return readChoices(field, [text])
    case 'yes-no':
      return when(text === 'true' || text === 'false', 'choice', text === 'true')
    case 'phone':
      return when(/^[0-9][0-9 -]{4,19}$/.test(text), 'phone')
    case 'id-number':
      return when(parseIdNumber(text, today).ok, 'id-number', text.toUpperCase())
    case 'staff':
    case 'village':
    case 'body':
      return when(known[field.kind].has(text), 'choice')
    case 'number-of': {
      const accepted = parseAcceptanceNumber(text)
      if (accepted.ok) return { value: accepted.value.number }
      return when(REGISTER_NUMBER.test(text.toUpperCase()), 'reference', text.toUpperCase())
    }
    default:
      return { value: text }
  }
}

/** `21-2026-0003`: order of the ledger, year, count (a letter of a sub-register in between). */
const REGISTER_NUMBER = /^\d{2}[A-Z]?-\d{4}-\d{4,}$/

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

function readMoney(text: string): Read {
  const plain = text.replaceAll(/[,，\s]/g, '')
  const match = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(plain)
  const fen = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN
  return fen <= GREATEST_FEN ? { value: fen } : { problem: 'money' }
}

function readChoices(field: LedgerField, typed: readonly string[]): Read {
  if (field.kind === 'stamps')
    return typed.every((one) => parseStamp(one)) ? { value: typed } : { problem: 'choice' }
  if (field.kind !== 'choices') return { problem: 'choice' }
  const chosen = field.options!.map(({ id }) => id).filter((id) => typed.includes(id))
  if (typed.some((one) => !chosen.includes(one))) return { problem: 'choice' }
  return chosen.length > 0 ? { value: chosen } : NONE
}

/** The reverse of reading: what a form shows for values that are there. */
export function typedOf(values: LedgerValues, ledger: LedgerDefinition): Record<string, TypedValue> {
  const typed: Record<string, TypedValue> = {}
  for (const field of ledger.fields) {
    const value = values[field.id]
    if (value === undefined) continue
    if (typeof value === 'number') typed[field.id] = field.kind === 'money' ? yuan(value) : String(value)
    else typed[field.id] = value
  }
  return typed
}

/** `1234.50` of 123450 fen. */
export const yuan = (fen: number): string => {
  const text = String(fen).padStart(3, '0')
  return `${text.slice(0, -2)}.${text.slice(-2)}`
}
