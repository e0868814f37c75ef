import { idNumberBirth, idNumberFinding, idNumberSex } from '../../base/id-number.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { cutText, fieldDate, layoutOf, NEWEST_ADDRESS_BYTES, TEXT_BYTES, type Layout } from './text.ts'

type CardDocument = 'resident' | 'permit' | 'foreign'

/** What was noticed about a field. The card stays readable: name and number are what matters. */
interface CardFinding {
  readonly field: 'name' | 'number' | 'sex' | 'birth' | 'validFrom' | 'validTo' | 'newestAddress'
  readonly problem:
    | 'not-a-date'
    | 'unknown-code'
    | 'check-digit'
    | 'differs-from-number'
    | 'broken-character'
    | 'not-read'
}

/** A card as read. Dates are YYYY-MM-DD; a field that is empty or unusable on the card is absent here. */
export interface IdCard {
  readonly document: CardDocument
  readonly name: string
  readonly latinName?: string
  /** 18 characters; 15 (three letters, twelve digits) on foreigners' cards issued before December 2023. */
  readonly number: string
  readonly sex: 'male' | 'female' | 'unknown'
  /** GB/T 3304 number, `01`…`56`, `97`, `98`. Residents only. */
  readonly ethnicity?: string
  /** ISO 3166-1 alpha-3. Foreigners only. */
  readonly nationality?: string
  /** Number of the travel permit. Residents of Hong Kong, Macao and Taiwan only. */
  readonly passNumber?: string
  readonly birth?: string
  /** The newest address on the card: the one written in later if there is one, else the printed one. */
  readonly address?: string
  readonly authority?: string
  readonly validFrom?: string
  /** A date, or `long-term`. */
  readonly validTo?: string
  /** The photo as stored (WLT, 1024 bytes), undecoded. */
  readonly photo: Uint8Array
  readonly findings: readonly CardFinding[]
}

/** Why nothing usable came from a card. */
export type CardTextError =
  | { readonly kind: 'wrong-length'; readonly bytes: number }
  /** The kind of document is not one of those known; `flag` is the character at byte 248. */
  | { readonly kind: 'unknown-document'; readonly flag: string }
  | { readonly kind: 'no-name' }
  | { readonly kind: 'no-number' }

const sexes: Readonly<Record<string, IdCard['sex']>> = {
  '1': 'male',
  '2': 'female',
  '0': 'unknown',
  '9': 'unknown',
}

/** Splits the data of 30 01 by its own two lengths; undefined where they contradict the amount of data. */
export function splitTextAndPhoto(
  data: Uint8Array,
): { readonly text: Uint8Array; readonly photo: Uint8Array } | undefined {
  if (data.length < 4) return undefined
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const textBytes = view.getUint16(0)
  const photoBytes = view.getUint16(2)
  if (data.length !== 4 + textBytes + photoBytes) return undefined
  return { text: data.subarray(4, 4 + textBytes), photo: data.subarray(4 + textBytes) }
}

/**
 * Reads the 256 bytes of text of any of the four documents. `newestAddress` is the data of 30 03 where the card
 * has one; `photo` is copied.
 */
export function parseCard(raw: {
  readonly text: Uint8Array
  readonly photo: Uint8Array
  readonly newestAddress?: Uint8Array
}): Result<IdCard, CardTextError> {
  if (raw.text.length !== TEXT_BYTES) return err({ kind: 'wrong-length', bytes: raw.text.length })
  const found = layoutOf(raw.text)
  if (!found.ok) return err({ kind: 'unknown-document', flag: found.error })
  const layout: Layout = found.value
  const findings: CardFinding[] = []
  const text = (field: keyof Layout['fields']) => {
    const parts = layout.fields[field]
    return parts ? cutText(raw.text, parts) : undefined
  }
  const date = (field: 'birth' | 'validFrom' | 'validTo') => {
    const written = text(field)
    const value = written === undefined ? undefined : fieldDate(written)
    if (value === undefined || (value === 'long-term' && field !== 'validTo')) {
      findings.push({ field, problem: 'not-a-date' })
      return undefined
    }
    return value
  }

  const latinName = text('latinName')
  const name = text('name') ?? latinName
  const number = text('number')?.toUpperCase()
  if (name === undefined) return err({ kind: 'no-name' })
  if (number === undefined) return err({ kind: 'no-number' })
  if (name.includes('\u{fffd}')) findings.push({ field: 'name', problem: 'broken-character' })

  const sexCode = text('sex')
  const sex = sexes[sexCode ?? ''] ?? 'unknown'
  if (sexCode === undefined || !(sexCode in sexes)) findings.push({ field: 'sex', problem: 'unknown-code' })
  const birth = date('birth')
  const validFrom = date('validFrom')
  const validTo = date('validTo')
  if (layout.numberHasCheckDigit) findings.push(...againstNumber({ number, sex, birth }))

  const newestAddress =
    raw.newestAddress && cutText(raw.newestAddress, [{ at: 0, bytes: NEWEST_ADDRESS_BYTES }])
  return ok({
    document: layout.document,
    name,
    number,
    sex,
    photo: raw.photo.slice(),
    findings,
    latinName,
    ethnicity: text('ethnicity'),
    nationality: text('nationality'),
    passNumber: text('passNumber'),
    birth,
    address: newestAddress ?? text('address'),
    authority: text('authority'),
    validFrom,
    validTo,
  })
}

function againstNumber(card: Pick<IdCard, 'number' | 'sex' | 'birth'>): CardFinding[] {
  if (idNumberFinding(card.number) !== undefined) return [{ field: 'number', problem: 'check-digit' }]
  const findings: CardFinding[] = []
  if (card.birth !== undefined && card.birth !== idNumberBirth(card.number))
    findings.push({ field: 'birth', problem: 'differs-from-number' })
  if (card.sex !== 'unknown' && card.sex !== idNumberSex(card.number))
    findings.push({ field: 'sex', problem: 'differs-from-number' })
  return findings
}

/** Whether the card is valid on a day (YYYY-MM-DD, Asia/Shanghai); both printed days belong to the period. */
export function cardValidity(
  card: Pick<IdCard, 'validFrom' | 'validTo'>,
  today: string,
): 'valid' | 'expired' | 'not-yet-valid' | 'unknown' {
  if (card.validFrom !== undefined && today < card.validFrom) return 'not-yet-valid'
  if (card.validTo === undefined) return 'unknown'
  if (card.validTo === 'long-term' || today <= card.validTo) return 'valid'
  return 'expired'
}
