import { ALPHABET, checkCharacter, normaliseTyped } from './gb32100.ts'

/**
 * The unified social credit code of an organisation (统一社会信用代码, GB 32100-2015): kind of register (2), division of
 * the register (6 digits), the organisation's own number (9), check character. On every licence and registration
 * certificate; public (企业信息公示暂行条例), so it is shown as it is.
 */
const LENGTH = 18
const DIVISION = /^..\d{6}/

/** What keeps a text from being such a code, in the order in which a person would correct it. */
export type CreditCodeFinding = 'length' | 'characters' | 'check-digit'

/** Forgives what typing brings, and letters that the code does not have for the digits they resemble. */
export const normaliseCreditCode = normaliseTyped

/** The first thing wrong with a code (as normalised), or undefined if nothing is. */
export function creditCodeFinding(code: string): CreditCodeFinding | undefined {
  if (code.length !== LENGTH) return 'length'
  if (!Array.from(code).every((character) => ALPHABET.includes(character)) || !DIVISION.test(code))
    return 'characters'
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? undefined : 'check-digit'
}
