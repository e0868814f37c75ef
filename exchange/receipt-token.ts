import { createHash } from 'node:crypto'
import { err, ok, type Result } from '../base/result.ts'
import { parseAcceptanceNumber } from './acceptance-number.ts'
import { ALPHABET, normaliseTyped, randomCharacters } from '../base/gb32100.ts'

/**
 * The receipt's token proves a progress query, since acceptance numbers can be guessed. 31^8 ≈ 8.5·10^11 values;
 * the office limits attempts. It exists on paper and in the session's memory only; the office holds its hash.
 */
const TOKEN_LENGTH = 8

export const newReceiptToken = (): string => randomCharacters(TOKEN_LENGTH)

export type ReceiptTokenError =
  | { readonly kind: 'length'; readonly got: number; readonly expected: typeof TOKEN_LENGTH }
  | { readonly kind: 'character'; readonly position: number; readonly character: string }

/** Reads a typed token with the same forgiveness as the acceptance number. */
export function parseReceiptToken(text: string): Result<string, ReceiptTokenError> {
  const characters = Array.from(normaliseTyped(text))
  if (characters.length !== TOKEN_LENGTH)
    return err({ kind: 'length', got: characters.length, expected: TOKEN_LENGTH })
  const wrong = characters.findIndex((character) => !ALPHABET.includes(character))
  if (wrong >= 0) return err({ kind: 'character', position: wrong + 1, character: characters[wrong]! })
  return ok(characters.join(''))
}

/** What the receipt's QR code says; not a link, so that no phone sends it to a server on the net. */
export const receiptQr = (number: string, token: string): string => `mingli:1?n=${number}&t=${token}`

/** Reads a scanned receipt; undefined for any other code. */
export function parseReceiptQr(
  text: string,
): { readonly number: string; readonly token: string } | undefined {
  const match = /^mingli:1\?(.+)$/i.exec(text.trim())
  if (!match) return undefined
  const query = new URLSearchParams(match[1])
  const number = parseAcceptanceNumber(query.get('n') ?? '')
  const token = parseReceiptToken(query.get('t') ?? '')
  return number.ok && token.ok ? { number: number.value.number, token: token.value } : undefined
}

/** SHA-256 (hex) over `number|token`, both in canonical spelling; travels inside the seal. */
export const tokenHash = (number: string, token: string): string =>
  createHash('sha256').update(`${number}|${token}`).digest('hex')
