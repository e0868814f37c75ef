import { err, ok, type Result } from '../base/result.ts'
import { ALPHABET, checkCharacter, normaliseTyped } from '../base/gb32100.ts'

/** 受理编号: `YYMMDD-OOOO-KNNNN-C` (design.md §7), unique without a network. */
export interface AcceptanceNumberParts {
  /** Date of issue in Asia/Shanghai, `YYYY-MM-DD`, from 2000 to 2099. */
  readonly date: string
  /** Four characters that the county gave the office. */
  readonly officeShortCode: string
  /** Kiosks from A, desk from N. */
  readonly stationLetter: string
  /** 1 to 9999, counted per station and day. */
  readonly sequence: number
}

export const LAST_SEQUENCE = 9999

/** Position counts the typed characters from 1, without spaces and dashes. */
export type AcceptanceNumberError =
  | { readonly kind: 'length'; readonly got: number; readonly expected: 16 }
  | { readonly kind: 'character'; readonly position: number; readonly character: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'check' }

/** Writes the number with its check character. Wrong parts are a bug of the caller and throw. */
export function formatAcceptanceNumber(parts: AcceptanceNumberParts): string {
  const { date, officeShortCode, stationLetter, sequence } = parts
  if (!/^20\d\d-\d\d-\d\d$/.test(date) || !isDate(date))
    throw new Error(`not a date from 2000 to 2099: ${date}`)
  if (officeShortCode.length !== 4 || !Array.from(officeShortCode).every(inAlphabet))
    throw new Error(`not an office short code: ${officeShortCode}`)
  if (!isLetter(stationLetter)) throw new Error(`not a station letter: ${stationLetter}`)
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > LAST_SEQUENCE)
    throw new Error(`not a sequence from 1 to ${LAST_SEQUENCE}: ${sequence}`)
  const body = `${date.slice(2).replaceAll('-', '')}${officeShortCode}${stationLetter}${String(sequence).padStart(4, '0')}`
  return grouped(body + checkCharacter(body))
}

/**
 * Reads what a person typed or a scanner read; look-alikes, lower case, full-width forms, missing or odd dashes
 * are forgiven. `number` of the result is the canonical spelling.
 */
export function parseAcceptanceNumber(
  text: string,
): Result<AcceptanceNumberParts & { readonly number: string }, AcceptanceNumberError> {
  const typed = normaliseTyped(text)
  const characters = Array.from(typed)
  if (characters.length !== 16) return err({ kind: 'length', got: characters.length, expected: 16 })
  const wrong = characters.findIndex((character, i) => !allowedAt(i, character))
  if (wrong >= 0) return err({ kind: 'character', position: wrong + 1, character: characters[wrong]! })
  if (checkCharacter(typed.slice(0, 15)) !== typed[15]) return err({ kind: 'check' })
  const date = `20${typed.slice(0, 2)}-${typed.slice(2, 4)}-${typed.slice(4, 6)}`
  const sequence = Number(typed.slice(11, 15))
  if (!isDate(date)) return err({ kind: 'date' })
  if (sequence === 0) return err({ kind: 'character', position: 15, character: '0' })
  return ok({
    date,
    officeShortCode: typed.slice(6, 10),
    stationLetter: typed[10]!,
    sequence,
    number: grouped(typed),
  })
}

const grouped = (typed: string): string =>
  `${typed.slice(0, 6)}-${typed.slice(6, 10)}-${typed.slice(10, 15)}-${typed.slice(15)}`

const inAlphabet = (character: string): boolean => character.length === 1 && ALPHABET.includes(character)
const isDigit = (character: string): boolean => /^\d$/.test(character)
const isLetter = (character: string): boolean => inAlphabet(character) && !isDigit(character)

function allowedAt(index: number, character: string): boolean {
  if (index === 10) return isLetter(character)
  return index < 6 || (index > 10 && index < 15) ? isDigit(character) : inAlphabet(character)
}

/** `Date` rolls 02-30 over to March: a real date reads back as itself. */
function isDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}
