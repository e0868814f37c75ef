import { idNumberBirth, idNumberFinding, idNumberSex } from '../../base/id-number.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { asciiText, gbkText, packedDate, recordValue } from './record.ts'

/** EF06, the holder's basic data; of them only what tells who it is and how old. Lengths in bytes. Source: README. */
export const PERSON_FILE = 0xef06
export const personRecords = {
  number: { tag: 0x08, bytes: 18 },
  name: { tag: 0x09, bytes: 30 },
  /** The rest of a name longer than 30 bytes, on newer cards. */
  nameRest: { tag: 0x4e, bytes: 20 },
  sex: { tag: 0x0a, bytes: 1 },
  birth: { tag: 0x0d, bytes: 4 },
} as const

export type PersonRecord = keyof typeof personRecords

/** What was noticed about a field. The card stays readable: name and number are what matters. */
interface SocialCardFinding {
  readonly field: 'name' | 'number' | 'sex' | 'birth'
  readonly problem: 'not-read' | 'check-digit' | 'differs-from-number' | 'broken-character'
}

/** A social security card as read. */
export interface SocialCard {
  readonly name: string
  /** The social security number, which is the number of the identity document. */
  readonly number: string
  readonly sex: 'male' | 'female' | 'unknown'
  /** YYYY-MM-DD */
  readonly birth?: string
  readonly findings: readonly SocialCardFinding[]
}

const sexes: Readonly<Record<string, SocialCard['sex']>> = { '1': 'male', '2': 'female', '9': 'unknown' }

/** Makes a card of its records, as they came from the chip; the error is the field without which there is none. */
export function parseSocialCard(
  records: Readonly<Partial<Record<PersonRecord, Uint8Array>>>,
): Result<SocialCard, 'name' | 'number'> {
  const value = (record: PersonRecord): Uint8Array | undefined => {
    const bytes = records[record]
    return bytes && recordValue(bytes, personRecords[record].tag)
  }
  const number = mapped(value('number'), asciiText)?.toUpperCase()
  const nameBytes = value('name')
  const name = mapped(
    nameBytes && Buffer.concat([nameBytes, value('nameRest') ?? new Uint8Array(0)]),
    gbkText,
  )
  if (name === undefined) return err('name')
  if (number === undefined) return err('number')

  const findings: SocialCardFinding[] = []
  if (name.includes('\u{fffd}')) findings.push({ field: 'name', problem: 'broken-character' })
  const sexCode = mapped(value('sex'), asciiText)
  const sex = sexes[sexCode ?? '']
  if (sex === undefined) findings.push({ field: 'sex', problem: 'not-read' })
  const birth = mapped(value('birth'), packedDate)
  if (birth === undefined) findings.push({ field: 'birth', problem: 'not-read' })
  findings.push(...againstNumber({ number, sex, birth }))
  return ok({ name, number, sex: sex ?? 'unknown', findings, ...(birth === undefined ? {} : { birth }) })
}

/** Numbers of 18 characters are those of GB 11643; foreigners' passports and older permits are not, and not judged. */
function againstNumber(card: {
  readonly number: string
  readonly sex: SocialCard['sex'] | undefined
  readonly birth: string | undefined
}): SocialCardFinding[] {
  if (!/^\d{17}[\dX]$/.test(card.number)) return []
  if (idNumberFinding(card.number) !== undefined) return [{ field: 'number', problem: 'check-digit' }]
  const findings: SocialCardFinding[] = []
  if (card.birth !== undefined && card.birth !== idNumberBirth(card.number))
    findings.push({ field: 'birth', problem: 'differs-from-number' })
  if (card.sex !== undefined && card.sex !== 'unknown' && card.sex !== idNumberSex(card.number))
    findings.push({ field: 'sex', problem: 'differs-from-number' })
  return findings
}

const mapped = <T>(bytes: Uint8Array | undefined, read: (bytes: Uint8Array) => T): T | undefined =>
  bytes === undefined ? undefined : read(bytes)
