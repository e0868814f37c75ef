import { shanghaiTimestamp } from '../../../base/clock.ts'
import { canonicalJson } from '../../../base/json.ts'
import { PROFILE } from '../../../content/packs/profile-file.ts'
import { packManifest, type PackManifest } from '../../../exchange/schemas/pack.ts'
import { signPack } from '../../../exchange/signing.ts'
import { recordAuditIn } from '../audit.ts'
import type { Store, StoreTransaction } from '../store/open.ts'
import { profileText } from './profile-text.ts'
import { keepText, standingFiles, type ContentOffice, type StandingFile } from './standing.ts'

/** Number of the newest pack; null before the first. */
export async function newestPack(store: Store): Promise<number | null> {
  const head = await store.selectFrom('contentHead').select('n').executeTakeFirst()
  return head === undefined || head.n === 0 ? null : head.n
}

/** What a judgement of content was about: where this is another by now, something else has to be judged. */
export async function basisOf(store: Store, { profiles }: Pick<ContentOffice, 'profiles'>): Promise<string> {
  const { n } = await profiles.newestIn(store)
  return `${(await newestPack(store)) ?? 0} ${n}`
}

/** The manifests of the newest packs as they were signed, newest first. */
export async function newestManifests(store: Store, count: number): Promise<string[]> {
  const rows = await store
    .selectFrom('contentPack')
    .select('manifest')
    .orderBy('n', 'desc')
    .limit(count)
    .execute()
  return rows.map(({ manifest }) => manifest)
}

/**
 * The number of the newest pack, after which no other transaction changes what stands until this one ends: to be called
 * first by whoever does.
 */
export async function holdContent(trx: StoreTransaction): Promise<number> {
  await trx
    .insertInto('contentHead')
    .values({ n: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // Nothing is changed: that it is written is what makes the others wait, on either engine.
  const { n } = await trx
    .updateTable('contentHead')
    .set((eb) => ({ n: eb.ref('n') }))
    .returning('n')
    .executeTakeFirstOrThrow()
  return n
}

/** Issues a pack of what stands now, if that is not what the newest has. Answers its number. */
export const issuePack = (office: ContentOffice, clerk = ''): Promise<number> =>
  office.store.transaction().execute(async (trx) => issuePackIn(trx, office, clerk, await holdContent(trx)))

/** The same within the transaction that changed something; `last` is what `holdContent` answered. */
export async function issuePackIn(
  trx: StoreTransaction,
  office: ContentOffice,
  clerk: string,
  last: number,
): Promise<number> {
  const { officeCode } = office.profile
  const { profile } = await office.profiles.newestIn(trx)
  const standing = await standingFiles(trx, officeCode)
  standing.set(PROFILE, {
    path: PROFILE,
    ...(await keepText(trx, profileText(profile))),
    from: officeCode,
  })
  const files = [...standing.values()].map(fileEntry).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const [before] = await newestManifests(trx, 1)
  if (before !== undefined && canonicalJson(readManifest(before).files) === canonicalJson(files)) return last

  const now = office.clock.now()
  const n = Math.max(last + 1, Math.floor(now.getTime() / 1000))
  const manifest = signPack(
    { v: 1, officeCode, n, at: shanghaiTimestamp(now), files },
    office.keys.signing.privateKey,
  )
  await trx
    .insertInto('contentPack')
    .values({ n, at: now.toISOString(), manifest: JSON.stringify(packManifest.parse(manifest)) })
    .execute()
  await trx.updateTable('contentHead').set({ n }).execute()
  await recordAuditIn(trx, office, clerk, 'issue-content', `${n} ${files.length}`)
  return n
}

export const readManifest = (text: string): PackManifest => packManifest.parse(JSON.parse(text))

const fileEntry = ({ path, sha256, bytes, from }: StandingFile) => ({ path, sha256, bytes, from })
