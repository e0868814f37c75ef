import { z } from 'zod'
import { isLocalFigure, LOCAL_FIGURES } from '../rules/local-figures.ts'
import { parsePeriod } from '../rules/period.ts'
import { isDate } from './form-field.ts'
import type { Comparison, Condition } from './guide-condition.ts'

const COMPARISONS: readonly Comparison[] = ['at-least', 'at-most', 'more-than', 'less-than']
const DAYS = ['before', 'after'] as const
const AGO = { 'more-than-ago': 'more', 'less-than-ago': 'less' } as const
const TESTS = [...COMPARISONS, ...DAYS, ...Object.keys(AGO)]

type Issue = (path: PropertyKey[], message: string) => void

/**
 * For content: `{ left: no }`, `{ proof: [contract, chat] }` (one of), `{ owed: { at-least: 1000 } }`,
 * `{ income: { more-than: aid-income-line } }` (a figure of this place), `{ left: { more-than-ago: 1 year } }`, `{ day: { before: 2026-01-01 } }`; several keys must all hold; `any`,
 * `all` (lists) and `not` combine.
 */
export const condition = z.unknown().transform((value, context): Condition => {
  let sound = true
  const read = readCondition(value, [], (path, message) => {
    sound = false
    context.addIssue({ code: 'custom', path, message })
  })
  return sound ? read : z.NEVER
})

function readCondition(value: unknown, path: PropertyKey[], issue: Issue): Condition {
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    Object.keys(value).length === 0
  ) {
    issue(path, 'a condition names a question and its answer, e.g. { left: no }')
    return { all: [] }
  }
  const parts = Object.entries(value).map(([key, part]): Condition => {
    const here = [...path, key]
    if (key === 'not') return { not: readCondition(part, here, issue) }
    if (key !== 'any' && key !== 'all') return readTest(key, part, here, issue)
    if (!Array.isArray(part) || part.length === 0) {
      issue(here, `"${key}" needs a list of conditions, each after a hyphen`)
      return { all: [] }
    }
    const list = part.map((one, index) => readCondition(one, [...here, index], issue))
    return key === 'any' ? { any: list } : { all: list }
  })
  return parts.length === 1 ? parts[0]! : { all: parts }
}

function readTest(question: string, value: unknown, path: PropertyKey[], issue: Issue): Condition {
  if (typeof value === 'string') return { question, is: [value] }
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'))
    return { question, is: value }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const tests = entries.map(([test, given]): Condition | undefined => {
    const comparison = COMPARISONS.find((one) => one === test)
    if (comparison && (typeof given === 'number' || isLocalFigure(given)))
      return { question, than: comparison, value: given }
    const day = DAYS.find((one) => one === test)
    if (day && typeof given === 'string' && isDate(given)) return { question, day, value: given }
    const period = typeof given === 'string' ? parsePeriod(given) : undefined
    if (Object.hasOwn(AGO, test) && period) return { question, ago: AGO[test as keyof typeof AGO], period }
    return undefined
  })
  if (tests.length === 0 || tests.includes(undefined)) {
    issue(
      path,
      `an answer is an option, a list of options, or one of ${TESTS.join(', ')} with its figure (a number, or ${LOCAL_FIGURES.join(', ')}), date or period`,
    )
    return { all: [] }
  }
  const sound = tests.filter((test) => test !== undefined)
  return sound.length === 1 ? sound[0]! : { all: sound }
}
