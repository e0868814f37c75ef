import { idNumberBirth, idNumberSex, idNumberValid, normaliseIdNumber } from '../../base/id-number.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Circumstances } from './form-condition.ts'
import type { AnswerProblem } from './form-field.ts'
import { nameProblem, normaliseName } from './person-name.ts'

/** A citizen who is younger needs a guardian's consent (个人信息保护法第三十一条). */
export const GUARDIAN_AGE_YEARS = 14

/** What an 18-character document number says (GB 11643-1999; permits and new foreign cards follow its pattern). */
export interface IdNumber {
  /** As printed: digits and a capital X. */
  readonly number: string
  /** 81–83: 港澳台居民居住证; 9…: 外国人永久居留身份证 (2023 pattern). */
  readonly document: 'resident' | 'permit' | 'foreign'
  /** YYYY-MM-DD */
  readonly birth: string
  readonly sex: 'male' | 'female'
  /** Whole years on `today`. */
  readonly age: number
}

/** Reads a typed document number; `id-number` for wrong length, date or check character. */
export function parseIdNumber(text: string, today: string): Result<IdNumber, 'id-number'> {
  const number = normaliseIdNumber(text)
  const birth = idNumberBirth(number)
  const sex = idNumberSex(number)
  if (!idNumberValid(number) || birth === undefined || sex === undefined || birth > today)
    return err('id-number')
  const document = number.startsWith('9') ? 'foreign' : /^8[123]/.test(number) ? 'permit' : 'resident'
  return ok({ number, document, birth, sex, age: ageOn(birth, today) })
}

/** Whole years between two days (YYYY-MM-DD). Born on 29 February, one is older from 1 March. */
export function ageOn(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return today.slice(5) < birth.slice(5) ? years - 1 : years
}

/** What an identity says of the applicant, as conditions of a form ask for it. `today` is YYYY-MM-DD. */
export const circumstancesOf = (
  identity: {
    readonly method: 'card' | 'social-card' | 'typed'
    readonly document: IdNumber['document']
    readonly birth?: string | undefined
  },
  today: string,
): Circumstances => ({
  today,
  identifiedBy: identity.method,
  document: identity.document,
  ...(identity.birth !== undefined && { age: ageOn(identity.birth, today) }),
})

/** What is wrong with a typed identity; empty where it can be taken. */
export function identityProblems({ name, number, today }: { name: string; number: string; today: string }): {
  name?: AnswerProblem
  number?: AnswerProblem
} {
  const problems: { name?: AnswerProblem; number?: AnswerProblem } = {}
  const wrong = nameProblem(normaliseName(name))
  if (wrong) problems.name = wrong
  if (number.trim() === '') problems.number = 'required'
  else if (!parseIdNumber(number, today).ok) problems.number = 'id-number'
  return problems
}
