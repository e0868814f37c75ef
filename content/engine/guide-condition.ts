import type { RuleFacts } from '../rules/calculator.ts'
import { addPeriod } from '../rules/days.ts'
import type { LocalFigure } from '../rules/local-figures.ts'
import type { Period } from '../rules/period.ts'
import { isDate } from './form-field.ts'

/** The answer to one question of a guide: an option, a date, a figure, `unknown`, or several options. */
export type GuideAnswer = string | readonly string[]
export type GuideAnswers = Readonly<Record<string, GuideAnswer>>

/** What 「我不清楚」 is stored as. */
export const UNKNOWN = 'unknown'

/** When something holds, by the answers given so far. A question that was not asked, or not answered, meets no test. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly question: string; readonly is: readonly string[] }
  /** A figure, or the name of one that is set by the place (`content/rules/local-figures.ts`); without it, no test holds. */
  | { readonly question: string; readonly than: Comparison; readonly value: number | LocalFigure }
  | { readonly question: string; readonly day: 'before' | 'after'; readonly value: string }
  | { readonly question: string; readonly ago: 'more' | 'less'; readonly period: Period }

export type Comparison = 'at-least' | 'at-most' | 'more-than' | 'less-than'

/** Questions that a condition speaks of. */
export function questionsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(questionsOf)
  if ('any' in condition) return condition.any.flatMap(questionsOf)
  if ('not' in condition) return questionsOf(condition.not)
  return [condition.question]
}

/** The same condition, speaking of other questions. */
export function renameQuestions(condition: Condition, rename: (id: string) => string): Condition {
  if ('all' in condition) return { all: condition.all.map((one) => renameQuestions(one, rename)) }
  if ('any' in condition) return { any: condition.any.map((one) => renameQuestions(one, rename)) }
  if ('not' in condition) return { not: renameQuestions(condition.not, rename) }
  return { ...condition, question: rename(condition.question) }
}

export function holds(condition: Condition, answers: GuideAnswers, now: RuleFacts): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers, now))
  if ('any' in condition) return condition.any.some((one) => holds(one, answers, now))
  if ('not' in condition) return !holds(condition.not, answers, now)
  const answer = Object.hasOwn(answers, condition.question) ? answers[condition.question] : undefined
  if (answer === undefined) return false
  if ('is' in condition)
    return typeof answer === 'string'
      ? condition.is.includes(answer)
      : answer.some((one) => condition.is.includes(one))
  if (typeof answer !== 'string' || answer === UNKNOWN) return false
  if ('than' in condition) {
    const figure = Number(answer)
    const bound = typeof condition.value === 'number' ? condition.value : now.values[condition.value]
    if (bound === undefined) return false
    switch (condition.than) {
      case 'at-least':
        return figure >= bound
      case 'at-most':
        return figure <= bound
      case 'more-than':
        return figure > bound
      case 'less-than':
        return figure < bound
    }
  }
  if (!isDate(answer)) return false
  if ('day' in condition)
    return condition.day === 'before' ? answer < condition.value : answer > condition.value
  const end = addPeriod(answer, condition.period, now.calendar)
  return condition.ago === 'more' ? end < now.today : end >= now.today
}
