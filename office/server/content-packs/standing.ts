import type { PackText } from '../../../content/packs/merge.ts'
import { PROFILE } from '../../../content/packs/profile-file.ts'
import { textHash } from '../../../exchange/signing.ts'
import type { Office } from '../context.ts'
import type { Store, StoreTransaction } from '../store/open.ts'
import { profileText } from './profile-text.ts'

/** What issuing and changing content needs of an office: a command has no more. */
export type ContentOffice = Pick<Office, 'store' | 'keys' | 'clock' | 'profile' | 'profiles'>

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
  return new Map(files.map((file) => [file.path, file]))
}

/** Own files put in (`text`) or withdrawn (null). */
export interface ContentChange {
  readonly path: string
  readonly text: string | null
}

/**
 * The texts of the pack that would be issued with these changes: what a kiosk would be given, so what has to be judged.
 * `above`: those of the office above, where others than the present ones shall stand.
 */
export async function textsWith(
  { store, profiles }: ContentOffice,
  {
    changes = [],
    above,
  }: { readonly changes?: readonly ContentChange[]; readonly above?: readonly PackText[] },
): Promise<PackText[]> {
  const ownTexts = await store
    .selectFrom('contentOwn')
    .innerJoin('contentFile', 'contentFile.sha256', 'contentOwn.sha256')
    .select(['contentOwn.path', 'contentFile.text'])
    .execute()
  const own = new Map(ownTexts.map(({ path, text }) => [path, text]))
  for (const { path, text } of changes)
    if (text === null) own.delete(path)
    else own.set(path, text)
  const aboveTexts = above ?? (await textsFromAbove(store))
  const { profile } = await profiles.newestIn(store)
  const texts = new Map([
    ...own,
    ...aboveTexts.map(({ path, text }) => [path, text] as const),
    [PROFILE, profileText(profile)],
  ])
  return Array.from(texts, ([path, text]) => ({ path, text }))
}

const textsFromAbove = (store: Store): Promise<PackText[]> =>
  store
    .selectFrom('contentAbove')
    .innerJoin('contentFile', 'contentFile.sha256', 'contentAbove.sha256')
    .select(['contentAbove.path', 'contentFile.text'])
    .execute()

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
