/**
 * The 18-character citizen identity number of GB 11643-1999: division (6), birth date (8), sequence (3, odd for
 * men), check character by ISO 7064 MOD 11-2. Residence permits (81…, 82…, 83…) and foreigners' permanent
 * residence cards from 2023 (9…) follow the same form. Pure functions, for browser and Node alike.
 */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_CHARACTERS = '10X98765432'

/** What keeps a text from being such a number, in the order in which a person would correct it. */
export type IdNumberFinding = 'length' | 'characters' | 'birth-date' | 'check-digit'

/** Forgives what typing brings: spaces, hyphens, full-width digits and a small x. */
export const normaliseIdNumber = (typed: string): string =>
  typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** The check character over the 17 digits before it; undefined if they are not 17 digits. */
export function idCheckCharacter(digits: string): string | undefined {
  if (!/^\d{17}$/.test(digits)) return undefined
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return CHECK_CHARACTERS[sum % 11]
}

/** The first thing wrong with an identity number (as normalised), or undefined if nothing is. */
export function idNumberFinding(number: string): IdNumberFinding | undefined {
  if (number.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(number)) return 'characters'
  if (idNumberBirth(number) === undefined) return 'birth-date'
  return idCheckCharacter(number.slice(0, 17)) === number[17] ? undefined : 'check-digit'
}

export const idNumberValid = (number: string): boolean => idNumberFinding(number) === undefined

/** The birth date in the number, YYYY-MM-DD; undefined if there is none. */
export function idNumberBirth(number: string): string | undefined {
  const match = /^\d{6}(\d{8})\d{3}[\dX]$/.exec(number)
  return match?.[1] === undefined ? undefined : compactDate(match[1])
}

/** The sex in the number: the 17th character is odd for men. */
export function idNumberSex(number: string): 'male' | 'female' | undefined {
  if (!/^\d{17}[\dX]$/.test(number)) return undefined
  return Number(number[16]) % 2 === 1 ? 'male' : 'female'
}

/** `19900131` → `1990-01-31`; undefined for what is not a day of the calendar. */
export function compactDate(digits: string): string | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(digits)
  if (!match) return undefined
  const date = `${match[1]}-${match[2]}-${match[3]}`
  const day = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date) ? date : undefined
}

const SHOWN_FIRST = 3
const SHOWN_LAST = 4

/** `110***********0018`: the first 3 and last 4 characters of any document number; a number that short is all masked. */
export function maskIdNumber(number: string): string {
  const hidden = number.length - SHOWN_FIRST - SHOWN_LAST
  if (hidden <= 0) return '*'.repeat(number.length)
  return number.slice(0, SHOWN_FIRST) + '*'.repeat(hidden) + number.slice(-SHOWN_LAST)
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** `张＊＊`: the first character as a person sees it (𠮷 is one), a full-width asterisk for each other. */
export function maskName(name: string): string {
  const characters = Array.from(graphemes.segment(name), (s) => s.segment)
  if (characters.length < 2) return '＊'.repeat(characters.length)
  return characters[0]! + '＊'.repeat(characters.length - 1)
}
