import { PROFILE } from '../../../content/packs/merge.ts'
import { textHash } from '../../../exchange/signing.ts'
import type { Store, StoreTransaction } from '../store/open.ts'

/** A file that kiosks and offices below shall show. */
export interface StandingFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  /** The office that wrote it: this one or one above. */
  readonly from: string
}

/**
 * Files beside the profile, by path. Where the office above has one of the same path, that one stands: a guide that a
 * province corrected must not be hidden by an old copy of the township's.
 */
export async function standingFiles(store: Store, officeCode: string): Promise<Map<string, StandingFile>> {
  const own = await store
    .selectFrom('contentOwn')
    .innerJoin('contentFile', 'contentFile.sha256', 'contentOwn.sha256')
    .select(['contentOwn.path', 'contentOwn.sha256', 'contentFile.bytes'])
    .execute()
  const above = await store
    .selectFrom('contentAbove')
    .innerJoin('contentFile', 'contentFile.sha256', 'contentAbove.sha256')
    .select(['contentAbove.path', 'contentAbove.sha256', 'contentFile.bytes', 'contentAbove.fromOffice'])
    .execute()
  const files = [
    ...own.map((file) => ({ ...file, from: officeCode })),
    ...above.map(({ fromOffice, ...file }) => ({ ...file, from: fromOffice })),
  ]
  return new Map(files.filter(({ path }) => path !== PROFILE).map((file) => [file.path, file]))
}

/** Keeps a text, once. */
export async function keepText(
  trx: StoreTransaction,
  text: string,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const file = { sha256: textHash(text), bytes: Buffer.byteLength(text) }
  await trx
    .insertInto('contentFile')
    .values({ ...file, text })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
  return file
}
