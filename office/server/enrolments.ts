import { createHash } from 'node:crypto'
import { uuidv7 } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { normaliseTyped, randomCharacters } from '../../base/gb32100.ts'
import type { Enrolment, EnrolmentRequest } from '../../exchange/schemas/api.ts'
import { officeFingerprint } from '../../exchange/signing.ts'
import type { Level } from '../../exchange/schemas/report.ts'
import type { Office } from './context.ts'
import { publicKeys } from './keys.ts'
import { isDuplicate, type StoreTransaction } from './store/open.ts'

const VALID_MS = 15 * 60_000
const TRIES = 5
const CODE_LENGTH = 10
/** Kiosks from A, desks from N (design.md §7); a letter is never given twice, so numbers stay unique. */
const KIOSK_LETTERS = 'ABCDEFGHJKLM'

export interface NewCode {
  readonly code: string
  readonly fingerprint: string
  readonly qr: string
  readonly expiresAt: string
  readonly tries: number
}

const codeHash = (code: string): string => createHash('sha256').update(normaliseTyped(code)).digest('hex')

/** An office below that enrols to report (chain/). */
export interface ChildOffice {
  readonly code: string
  readonly level: Level
}

/** A single-use code to type or scan at the kiosk; the store holds only its hash. `name`: how the desk calls it. */
export async function createEnrolmentCode(
  office: Pick<Office, 'store' | 'keys' | 'clock'>,
  name: string,
  child?: ChildOffice,
): Promise<NewCode> {
  const now = office.clock.now()
  const characters = randomCharacters(CODE_LENGTH)
  const code = `${characters.slice(0, 5)}-${characters.slice(5)}`
  const expiresAt = new Date(now.getTime() + VALID_MS).toISOString()
  await office.store.deleteFrom('enrolmentCode').where('expiresAt', '<=', now.toISOString()).execute()
  await office.store
    .insertInto('enrolmentCode')
    .values({
      codeHash: codeHash(code),
      name,
      createdAt: now.toISOString(),
      expiresAt,
      triesLeft: TRIES,
      publicKey: null,
      kioskId: null,
      childOffice: child?.code ?? null,
      childLevel: child?.level ?? null,
    })
    .execute()
  const fingerprint = officeFingerprint(publicKeys(office.keys))
  return { code, fingerprint, qr: `mingli:1?c=${code}&f=${fingerprint}`, expiresAt, tries: TRIES }
}

/** `letters-used-up`: twelve kiosks were enrolled; the county gives a further short code. */
export type EnrolError = 'bad-code' | 'letters-used-up'

/**
 * Takes a kiosk in. A lost answer may be asked for again with the same code and key; any other second use, and
 * any code that is wrong, expired or tried too often, is `bad-code`.
 */
export async function enrol(
  office: Office,
  request: EnrolmentRequest,
): Promise<Result<Enrolment, EnrolError>> {
  const now = office.clock.now().toISOString()
  for (let taken = 0; ; taken++)
    try {
      const enrolled = await office.store.transaction().execute((trx) => takeCode(trx, office, request, now))
      if (enrolled.ok) office.hub.tell('kiosks')
      return enrolled
    } catch (error) {
      if (error instanceof LettersUsedUp) return err('letters-used-up')
      // Another one, perhaps at another server, took the same letter at the same moment: it has the next.
      if (!isDuplicate(error) || taken >= KIOSK_LETTERS.length) throw error
    }
}

/** Takes the code back: it is good for a further short code. */
class LettersUsedUp extends Error {}

async function takeCode(
  trx: StoreTransaction,
  office: Office,
  request: EnrolmentRequest,
  now: string,
): Promise<Result<Enrolment, EnrolError>> {
  const row = await trx
    .selectFrom('enrolmentCode')
    .selectAll()
    .where('codeHash', '=', codeHash(request.code))
    .where('expiresAt', '>', now)
    .where('triesLeft', '>', 0)
    .executeTakeFirst()
  if (!row || (row.publicKey !== null && row.publicKey !== request.publicKey)) {
    // A wrong guess counts against every code that is open: nobody gets five tries at each.
    await trx
      .updateTable('enrolmentCode')
      .set((eb) => ({ triesLeft: eb('triesLeft', '-', 1) }))
      .where('triesLeft', '>', 0)
      .execute()
    return err('bad-code')
  }
  if (row.kioskId !== null) {
    const known = await trx
      .selectFrom('kiosk')
      .selectAll()
      .where('id', '=', row.kioskId)
      .executeTakeFirstOrThrow()
    return ok(answer(office, known.id, known.stationLetter))
  }
  const id = uuidv7(office.clock.now())
  // Only who writes its key first has the code: two that ask at the same moment both read it as free.
  const { numUpdatedRows } = await trx
    .updateTable('enrolmentCode')
    .set({ publicKey: request.publicKey, kioskId: id })
    .where('codeHash', '=', row.codeHash)
    .where('kioskId', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return err('bad-code')
  const before = row.childOffice === null ? undefined : await replaceChild(trx, row.childOffice, now)
  const letter = row.childOffice === null ? await nextLetter(trx) : `office ${id}`
  if (letter === undefined) throw new LettersUsedUp()
  await trx
    .insertInto('kiosk')
    .values({
      id,
      name: row.name || request.name,
      stationLetter: letter,
      publicKey: request.publicKey,
      enrolledAt: now,
      revokedAt: null,
      lastSeenAt: now,
      lastSeq: 0,
      envelopes: 0,
      childOffice: row.childOffice,
      childLevel: row.childLevel,
      lastReport: before ?? null,
    })
    .execute()
  return ok(answer(office, id, letter))
}

async function nextLetter(trx: StoreTransaction): Promise<string | undefined> {
  const used = await trx.selectFrom('kiosk').select('stationLetter').execute()
  return Array.from(KIOSK_LETTERS).find((l) => !used.some(({ stationLetter }) => stationLetter === l))
}

/** An office reports from one place: a new enrolment ends the old one and continues its chain. */
async function replaceChild(trx: StoreTransaction, childOffice: string, now: string) {
  const rows = await trx
    .selectFrom('kiosk')
    .select(['id', 'lastReport'])
    .where('childOffice', '=', childOffice)
    .orderBy('enrolledAt', 'desc')
    .execute()
  await trx
    .updateTable('kiosk')
    .set({ revokedAt: now })
    .where('childOffice', '=', childOffice)
    .where('revokedAt', 'is', null)
    .execute()
  return rows[0]?.lastReport
}

/** An office below issues no numbers here: its letter is the desk's and is never used. */
const UNUSED_LETTER = 'N'

function answer(office: Office, kioskId: string, letter: string): Enrolment {
  const stationLetter = letter.length === 1 ? letter : UNUSED_LETTER
  const { officeCode, shortCode } = office.profile
  return { kioskId, officeCode, shortCode, stationLetter, ...publicKeys(office.keys) }
}
