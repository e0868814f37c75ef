import { idNumberBirth, idNumberSex, idNumberValid, normaliseIdNumber } from '../../base/id-number.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { halfWidth, type AnswerProblem } from './form-field.ts'

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

/** A name as typed: one kind of middle dot, single spaces. */
export const normaliseName = (text: string): string =>
  halfWidth(text)
    .replace(/[\u2022\u2027\u2219\u22c5\u30fb\u25cf]/g, '·')
    .replace(/\s+/g, ' ')
    .trim()

// Letters of every script with their marks (the Mongolian variation selectors are marks), what joins the parts
// of a name, the Tibetan tsheg (U+0F0B, U+0F0C), the Mongolian vowel separator (U+180E), the joiners and the
// narrow space.
const NAME = /^(?:\p{L}|\p{M}|[·.'’\- \u0f0b\u0f0c\u180e\u202f]|\p{Join_Control}){2,60}$/u

/** What is wrong with a typed identity; empty where it can be taken. */
export function identityProblems({ name, number, today }: { name: string; number: string; today: string }): {
  name?: AnswerProblem
  number?: AnswerProblem
} {
  const problems: { name?: AnswerProblem; number?: AnswerProblem } = {}
  const plainName = normaliseName(name)
  if (plainName === '') problems.name = 'required'
  else if (plainName.length > 60) problems.name = 'too-long'
  else if (!NAME.test(plainName)) problems.name = 'name'
  if (number.trim() === '') problems.number = 'required'
  else if (!parseIdNumber(number, today).ok) problems.number = 'id-number'
  return problems
}
