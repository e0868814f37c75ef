import { z } from 'zod'
import type { Condition } from './form-condition.ts'
import type { Comparison } from './guide-condition.ts'

const COMPARISONS: readonly Comparison[] = ['at-least', 'at-most', 'more-than', 'less-than']
const DAYS_LEFT = 'days-left-less-than'
const APPLICANT = { 'identified-by': 'identifiedBy', document: 'document' } as const
const KNOWN: Record<keyof typeof APPLICANT, readonly string[]> = {
  'identified-by': ['card', 'social-card', 'typed'],
  document: ['resident', 'permit', 'foreign'],
}

type Issue = (path: PropertyKey[], message: string) => void
const NOTHING: Condition = { all: [] }

/**
 * For content, as in guides: `{ matter: work }`, `{ matter: [work, injury] }` (one of), `{ forOther: true }`,
 * `{ owed: { at-least: 1000 } }`, `{ deadline: { days-left-less-than: 7 } }`, `{ given: phone }`, and of the person
 * `{ applicant: { age: { less-than: 18 } } }`, `{ applicant: { identified-by: [typed, social-card] } }`,
 * `{ applicant: { document: foreign } }`. Several keys must all hold; `any`, `all` (lists) and `not` combine. A
 * condition that was read before, as a form travels to the page, is read again to the same.
 */
export const condition = z.unknown().transform((value, context): Condition => {
  let sound = true
  const read = readCondition(value, [], (path, message) => {
    sound = false
    context.addIssue({ code: 'custom', path, message })
  })
  return sound ? read : z.NEVER
})

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readCondition(value: unknown, path: PropertyKey[], issue: Issue): Condition {
  if (!isTable(value) || Object.keys(value).length === 0) {
    issue(path, 'a condition names a field and its answer, e.g. { matter: work }')
    return NOTHING
  }
  const known = alreadyRead.safeParse(value)
  if (known.success) return known.data
  const parts = Object.entries(value).map(([key, part]): Condition => {
    const here = [...path, key]
    if (key === 'not') return { not: readCondition(part, here, issue) }
    if (key === 'given') return readGiven(part, here, issue)
    if (key === 'applicant') return readApplicant(part, here, issue)
    if (key !== 'any' && key !== 'all') return readTest(key, part, here, issue)
    if (!Array.isArray(part) || part.length === 0) {
      issue(here, `"${key}" needs a list of conditions, each after a hyphen`)
      return NOTHING
    }
    const list = part.map((one, index) => readCondition(one, [...here, index], issue))
    return key === 'any' ? { any: list } : { all: list }
  })
  return parts.length === 1 ? parts[0]! : { all: parts }
}

/** What this schema gives, but for what combines. `{ field: matter, is: [work] }` may be written in content too. */
const alreadyRead = z.union([
  z.strictObject({ field: z.string(), is: z.array(z.union([z.string(), z.boolean()])).min(1) }),
  z.strictObject({ field: z.string(), than: z.enum(COMPARISONS), value: z.number() }),
  z.strictObject({ field: z.string(), daysLeft: z.number() }),
  z.strictObject({ applicant: z.literal('age'), than: z.enum(COMPARISONS), value: z.number() }),
  z.strictObject({ applicant: z.enum(Object.values(APPLICANT)), is: z.array(z.string()) }),
])

function readGiven(value: unknown, path: PropertyKey[], issue: Issue): Condition {
  if (typeof value === 'string') return { given: value }
  issue(path, '"given" names one field, e.g. { given: phone }')
  return NOTHING
}

function readApplicant(value: unknown, path: PropertyKey[], issue: Issue): Condition {
  const parts = Object.entries(isTable(value) ? value : {}).map(([fact, given]): Condition | undefined => {
    if (fact === 'age') {
      const [test, figure] = Object.entries(isTable(given) ? given : {})[0] ?? []
      const than = COMPARISONS.find((one) => one === test)
      return than && typeof figure === 'number' ? { applicant: 'age', than, value: figure } : undefined
    }
    if (fact !== 'identified-by' && fact !== 'document') return undefined
    const is = Array.isArray(given) ? given : [given]
    return is.every((one) => KNOWN[fact].includes(String(one)))
      ? { applicant: APPLICANT[fact], is: is.map(String) }
      : undefined
  })
  if (parts.length === 0 || parts.includes(undefined)) {
    issue(
      path,
      'of the applicant are known: age (e.g. { age: { less-than: 18 } }), ' +
        Object.entries(KNOWN)
          .map(([fact, values]) => `${fact} (${values.join(', ')})`)
          .join(', '),
    )
    return NOTHING
  }
  const sound = parts.filter((part) => part !== undefined)
  return sound.length === 1 ? sound[0]! : { all: sound }
}

const isAnswer = (value: unknown): value is string | boolean =>
  typeof value === 'string' || typeof value === 'boolean'

function readTest(field: string, value: unknown, path: PropertyKey[], issue: Issue): Condition {
  if (isAnswer(value)) return { field, is: [value] }
  if (Array.isArray(value) && value.length > 0 && value.every(isAnswer)) return { field, is: value }
  const tests = Object.entries(isTable(value) ? value : {}).map(([test, given]): Condition | undefined => {
    const than = COMPARISONS.find((one) => one === test)
    if (typeof given !== 'number') return undefined
    if (than) return { field, than, value: given }
    return test === DAYS_LEFT ? { field, daysLeft: given } : undefined
  })
  if (tests.length === 0 || tests.includes(undefined)) {
    issue(
      path,
      `an answer is an option, true or false, a list of options, or one of ${[...COMPARISONS, DAYS_LEFT].join(', ')} with its figure`,
    )
    return NOTHING
  }
  const sound = tests.filter((test) => test !== undefined)
  return sound.length === 1 ? sound[0]! : { all: sound }
}
