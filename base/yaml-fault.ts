import type { z } from 'zod'
import type { Fault } from './yaml.ts'

/** What a schema expects, by the kind of fault where something else stands. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'no-text',
  number: 'no-number',
  int: 'no-number',
  boolean: 'no-yes-no',
  array: 'no-list',
  object: 'no-table',
  record: 'no-table',
}
const SMALL: Readonly<Record<string, string>> = { string: 'too-short', array: 'too-few' }
const BIG: Readonly<Record<string, string>> = { string: 'too-long', array: 'too-many' }

/** `other` is told by nothing but the English text. */
export const OTHER_FAULT: Fault = { kind: 'other', values: {} }

/** An issue of a schema as data; what a schema says in its own words carries its fault in `params`. */
export function faultOf(issue: z.core.$ZodIssue): Fault {
  const input = 'input' in issue ? issue.input : undefined
  const given = typeof input === 'string' || typeof input === 'number' ? String(input) : ''
  switch (issue.code) {
    case 'custom':
      return ownFault(issue.params?.['fault']) ?? OTHER_FAULT
    case 'invalid_type':
      return {
        kind: (input ?? null) === null ? 'missing' : (EXPECTED[issue.expected] ?? 'other'),
        values: {},
      }
    case 'invalid_value':
      return notAllowed(given, issue.values.map(String))
    case 'too_small':
      return { kind: SMALL[issue.origin] ?? 'too-small', values: { minimum: Number(issue.minimum) } }
    case 'too_big':
      return { kind: BIG[issue.origin] ?? 'too-big', values: { maximum: Number(issue.maximum) } }
    case 'invalid_format':
      return { kind: issue.format === 'date' ? 'format-date' : 'format', values: { given } }
    case 'invalid_union':
      return issue.discriminator === undefined
        ? { kind: 'either', values: {} }
        : notAllowed(
            givenAt(input, issue.discriminator),
            [...issue.message.matchAll(/'([^']+)'/g)].map(([, one]) => one!),
          )
    default:
      return OTHER_FAULT
  }
}

const notAllowed = (given: string, allowed: readonly string[]): Fault => {
  const values = { allowed: allowed.join('、') }
  return given === ''
    ? { kind: 'missing-choice', values }
    : { kind: 'not-allowed', values: { given, ...values } }
}

function givenAt(input: unknown, key: string): string {
  const given =
    typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[key] : undefined
  return typeof given === 'string' ? given : ''
}

const ownFault = (value: unknown): Fault | undefined =>
  typeof value === 'object' && value !== null && 'kind' in value && 'values' in value
    ? (value as Fault)
    : undefined
