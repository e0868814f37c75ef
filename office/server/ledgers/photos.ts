import { createHash } from 'node:crypto'
import { uuidv7 } from '../../../base/ids.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { stateOf } from '../../ledgers/definition.ts'
import { recordAudit, recordAuditIn } from '../audit.ts'
import type { Office } from '../context.ts'
import type { Store, StoreTransaction } from '../store/open.ts'
import type { RecordView } from './api-types.ts'
import { concerns } from './concerns.ts'
import { photoFault, type PhotoFault } from './photo-format.ts'
import { findRecord, ledgerOf, openValues, type StoredRecord } from './stored.ts'

/** Pictures of one record: what is proven by more belongs into the file on paper. */
const MOST = 12

const photoPlace = (id: string): string => `record_photo.sealed:${id}`

export type PhotoError =
  | { readonly kind: 'not-found' | 'stale' | 'conflict-of-interest' }
  | { readonly kind: 'picture'; readonly fault: PhotoFault | 'too-many' }

/** The record, where its ledger takes pictures, for a clerk whom it is not about. */
async function mayTouch(
  office: Office,
  store: Store | StoreTransaction,
  clerk: string,
  id: string,
): Promise<Result<StoredRecord, PhotoError>> {
  const row = await findRecord(store, id)
  const ledger = row && ledgerOf(row.ledger)
  if (!row || !ledger?.photos) return err({ kind: 'not-found' })
  return concerns(office, ledger, openValues(office, row), clerk)
    ? err({ kind: 'conflict-of-interest' })
    : ok(row)
}

const isFixed = (row: StoredRecord): boolean => stateOf(ledgerOf(row.ledger), row.state)?.fixed ?? false

/** Keeps a picture with a record, sealed, with who took it in and when. Answers its id. */
export async function addPhoto(
  office: Office,
  clerk: string,
  recordId: string,
  bytes: Uint8Array,
): Promise<Result<string, PhotoError>> {
  const fault = photoFault(bytes)
  if (fault !== undefined) return err({ kind: 'picture', fault })
  return office.store.transaction().execute(async (trx) => {
    const row = await mayTouch(office, trx, clerk, recordId)
    if (!row.ok) return row
    if (isFixed(row.value)) return err({ kind: 'stale' })
    if ((await photosOf(trx, recordId)).length >= MOST) return err({ kind: 'picture', fault: 'too-many' })
    const now = office.clock.now()
    const id = uuidv7(now)
    await trx
      .insertInto('recordPhoto')
      .values({
        id,
        recordId,
        at: now.toISOString(),
        by: clerk,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        sealed: sealPicture(office, id, bytes),
      })
      .execute()
    await recordAuditIn(trx, office, clerk, 'photo-added', recordId)
    return ok(id)
  })
}

/** What there is, oldest first, without the pictures. */
export const photosOf = (
  store: Store | StoreTransaction,
  recordId: string,
): Promise<NonNullable<RecordView['photos']>> =>
  store
    .selectFrom('recordPhoto')
    .select(['id', 'at', 'by'])
    .where('recordId', '=', recordId)
    .orderBy('id')
    .execute()

/** One picture; that it was looked at stands in the audit log first. */
export async function openPhoto(
  office: Office,
  clerk: string,
  recordId: string,
  id: string,
): Promise<Result<Buffer, PhotoError>> {
  const row = await mayTouch(office, office.store, clerk, recordId)
  if (!row.ok) return row
  const photo = await office.store
    .selectFrom('recordPhoto')
    .select('sealed')
    .where('recordId', '=', recordId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!photo) return err({ kind: 'not-found' })
  await recordAudit(office, clerk, 'photo-opened', recordId)
  return ok(pictureOf(office, id, photo.sealed))
}

export const sealPicture = (office: Office, id: string, bytes: Uint8Array): string =>
  office.crypto.seal(Buffer.from(bytes).toString('base64url'), photoPlace(id))

/** Unreadable means damaged data or a wrong key, and throws. */
export function pictureOf(office: Office, id: string, sealed: string): Buffer {
  const text = office.crypto.open(sealed, photoPlace(id))
  if (!text.ok) throw new Error(`picture ${id} cannot be opened with this key`)
  return Buffer.from(text.value, 'base64url')
}

/** Takes a picture away for good; who did it stays in the audit log. */
export async function removePhoto(
  office: Office,
  clerk: string,
  recordId: string,
  id: string,
): Promise<Result<void, PhotoError>> {
  return office.store.transaction().execute(async (trx) => {
    const row = await mayTouch(office, trx, clerk, recordId)
    if (!row.ok) return row
    if (isFixed(row.value)) return err({ kind: 'stale' })
    const { numDeletedRows } = await trx
      .deleteFrom('recordPhoto')
      .where('recordId', '=', recordId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (numDeletedRows !== 1n) return err({ kind: 'not-found' })
    await recordAuditIn(trx, office, clerk, 'photo-removed', recordId)
    return ok(undefined)
  })
}
