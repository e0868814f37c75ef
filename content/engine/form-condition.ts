import type { AnswerValue } from './form-field.ts'
import type { Comparison } from './guide-condition.ts'

/**
 * What is known besides the answers: the day (YYYY-MM-DD in Asia/Shanghai) and what the identity says of the
 * applicant. What is not known meets no test.
 */
export interface Circumstances {
  readonly today?: string
  /** Whole years. */
  readonly age?: number | undefined
  readonly identifiedBy?: 'card' | 'social-card' | 'typed'
  readonly document?: 'resident' | 'permit' | 'foreign'
}

/** When something holds. An answer that was not asked for, or not given, meets no test. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: string; readonly is: readonly (string | boolean)[] }
  | { readonly field: string; readonly than: Comparison; readonly value: number }
  /** Fewer days than this are left from today to the day that was given, or it is over. */
  | { readonly field: string; readonly daysLeft: number }
  | { readonly given: string }
  | { readonly applicant: 'age'; readonly than: Comparison; readonly value: number }
  | { readonly applicant: 'identifiedBy' | 'document'; readonly is: readonly string[] }

const COMPARE: Record<Comparison, (figure: number, value: number) => boolean> = {
  'at-least': (figure, value) => figure >= value,
  'at-most': (figure, value) => figure <= value,
  'more-than': (figure, value) => figure > value,
  'less-than': (figure, value) => figure < value,
}

const DAY_MS = 86_400_000

/** Whole days from one day to another, both YYYY-MM-DD; negative where the other is past. */
const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS

export function holds(
  condition: Condition,
  answers: Readonly<Record<string, AnswerValue>>,
  known: Circumstances,
): boolean {
  const answerTo = (id: string) => (Object.hasOwn(answers, id) ? answers[id] : undefined)
  if ('all' in condition) return condition.all.every((one) => holds(one, answers, known))
  if ('any' in condition) return condition.any.some((one) => holds(one, answers, known))
  if ('not' in condition) return !holds(condition.not, answers, known)
  if ('given' in condition) return answerTo(condition.given) !== undefined
  if ('applicant' in condition) {
    const fact = known[condition.applicant]
    if ('is' in condition) return typeof fact === 'string' && condition.is.includes(fact)
    return typeof fact === 'number' && COMPARE[condition.than](fact, condition.value)
  }
  const answer = answerTo(condition.field)
  if (answer === undefined) return false
  if ('is' in condition)
    return Array.isArray(answer)
      ? answer.some((one) => condition.is.includes(one))
      : condition.is.includes(answer)
  if (typeof answer !== 'string') return false
  if ('than' in condition)
    return /^\d+$/.test(answer) && COMPARE[condition.than](Number(answer), condition.value)
  return known.today !== undefined && daysBetween(known.today, answer) < condition.daysLeft
}

/** Fields that a condition speaks of, with the options that it names. */
export function fieldsOf(
  condition: Condition,
): { readonly field: string; readonly is?: readonly unknown[] }[] {
  if ('all' in condition) return condition.all.flatMap(fieldsOf)
  if ('any' in condition) return condition.any.flatMap(fieldsOf)
  if ('not' in condition) return fieldsOf(condition.not)
  if ('applicant' in condition) return []
  if ('given' in condition) return [{ field: condition.given }]
  return [{ field: condition.field, ...('is' in condition && { is: condition.is }) }]
}

/** The same condition, speaking of other fields. */
export function renameFields(condition: Condition, rename: (id: string) => string): Condition {
  if ('all' in condition) return { all: condition.all.map((one) => renameFields(one, rename)) }
  if ('any' in condition) return { any: condition.any.map((one) => renameFields(one, rename)) }
  if ('not' in condition) return { not: renameFields(condition.not, rename) }
  if ('applicant' in condition) return condition
  if ('given' in condition) return { given: rename(condition.given) }
  return { ...condition, field: rename(condition.field) }
}
