import { err, unreachable, type Result } from '../../base/result.ts'
import { ask, readRecord, selectApplication, selectFile, type ApduError, type Transmit } from './apdu.ts'
import { parseSocialCard, PERSON_FILE, personRecords, type PersonRecord, type SocialCard } from './card.ts'

/** What a person with a card in hand can be told. */
export type SocialCardProblem =
  /** In the slot, but its chip does not answer: the wrong way round, upside down, or a card without such a chip. */
  | 'wrongWayRound'
  /** A bank card or any other card with a chip. */
  | 'notSocialCard'
  /** Taken out before it was read. */
  | 'pulledOut'
  /** The province that issued it lets nobody read it without its own keys. */
  | 'notPermitted'
  /** Its content cannot be understood, or it answers with errors. */
  | 'unreadableCard'
  /** A card that was read before and is still there: it may be a former citizen's. */
  | 'takeOut'

export type SocialReadError =
  | { readonly kind: 'problem'; readonly problem: SocialCardProblem; readonly status?: number }
  /** The card or its reader answers nothing any more. */
  | { readonly kind: 'silent' }

/** Status words by what they mean here; ISO 7816-4. */
const NO_SUCH_APPLICATION: readonly number[] = [0x6a81, 0x6a82, 0x6d00, 0x6e00]
const NO_SUCH_RECORD: readonly number[] = [0x6a82, 0x6a83, 0x6a88]
const NOT_PERMITTED: readonly number[] = [0x6982, 0x6983, 0x6985]
const WRONG_PARAMETERS: readonly number[] = [0x6a86, 0x6b00, 0x6a81]

const statusOf = (error: ApduError): number => (error.kind === 'status' ? error.status : 0)

function problemOf(error: ApduError): SocialReadError {
  switch (error.kind) {
    case 'gone':
      return { kind: 'problem', problem: 'pulledOut' }
    case 'silent':
      return { kind: 'silent' }
    case 'io':
      return { kind: 'problem', problem: 'unreadableCard' }
    case 'status':
      return {
        kind: 'problem',
        problem: NOT_PERMITTED.includes(error.status) ? 'notPermitted' : 'unreadableCard',
        status: error.status,
      }
    default:
      return unreachable(error)
  }
}

/**
 * Reads name and number from the card in a reader: application, file, records; nothing else of it, and never with
 * a PIN. The raw records are blanked afterwards.
 */
export async function readSocialCard(transmit: Transmit): Promise<Result<SocialCard, SocialReadError>> {
  const application = await ask(transmit, selectApplication)
  if (!application.ok)
    return err(
      NO_SUCH_APPLICATION.includes(statusOf(application.error))
        ? { kind: 'problem', problem: 'notSocialCard', status: statusOf(application.error) }
        : problemOf(application.error),
    )
  const file = await selectPersonFile(transmit)
  if (!file.ok) return err(problemOf(file.error))

  const records: Partial<Record<PersonRecord, Uint8Array>> = {}
  try {
    for (const record of ['number', 'name', 'nameRest', 'sex', 'birth'] as const) {
      if (record === 'nameRest' && !isFull(records.name)) continue
      const read = await ask(transmit, readRecord(personRecords[record].tag, personRecords[record].bytes))
      if (read.ok) records[record] = read.value
      else if (isNeeded(record) || !isMissing(read.error)) return err(problemOf(read.error))
    }
    const card = parseSocialCard(records)
    return card.ok ? card : err({ kind: 'problem', problem: 'unreadableCard' })
  } finally {
    for (const bytes of Object.values(records)) bytes.fill(0)
  }
}

async function selectPersonFile(transmit: Transmit): Promise<Result<Uint8Array, ApduError>> {
  const selected = await ask(transmit, selectFile(PERSON_FILE, 'child'))
  if (selected.ok || !WRONG_PARAMETERS.includes(statusOf(selected.error))) return selected
  return ask(transmit, selectFile(PERSON_FILE, 'any'))
}

const isNeeded = (record: PersonRecord): boolean => record === 'number' || record === 'name'

/** A record that a card does not have, or does not show, is no fault of the card. */
const isMissing = (error: ApduError): boolean =>
  [...NO_SUCH_RECORD, ...NOT_PERMITTED].includes(statusOf(error))

/** A name that fills its whole record goes on in the next one. */
const isFull = (record: Uint8Array | undefined): boolean => {
  const last = record?.[personRecords.name.bytes + 1]
  return last !== undefined && last !== 0x00 && last !== 0x20 && last !== 0xff
}
