import { profileFaults } from '../../../content/services/check-profile.ts'
import { officeProfile, type OfficeProfile } from '../../../content/office/profile-schema.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { recordAuditIn } from '../audit.ts'
import type { Office } from '../context.ts'
import type { Store, StoreTransaction } from '../store/open.ts'
import { holdContent } from '../content-packs/issue.ts'
import { surroundingsIn } from './catalogue.ts'
import { createOnceNamed, type NamedOnes } from './once-named.ts'

/** What is wrong, by its place in the profile (`staff.1.phone`). */
export interface ProfileProblem {
  readonly field: string
  readonly problem: string
}

interface ProfileVersion {
  /** 0: the file that the office began with. */
  readonly n: number
  readonly at: string | null
  readonly by: string | null
  readonly profile: OfficeProfile
}

/** The office's profile while it runs: the file at first, afterwards what was written at the desk. */
export interface Profiles {
  readonly current: () => ProfileVersion
  /** People, villages and bodies that it named once and does no more. */
  readonly former: () => NamedOnes
  /** Takes up what this or another process wrote. */
  readonly refresh: () => Promise<void>
  /** The newest, as this transaction sees it. */
  readonly newestIn: (trx: Store) => Promise<ProfileVersion>
  /** Told of each new version, by whomever written; who answers that it failed is told again at the next look. */
  readonly onChange: (listener: () => Promise<boolean>) => void
  readonly stop: () => void
}

/** Another process of the same office may have written a version. */
const LOOK_MS = 10_000

/** Throws where a stored version does not fit the schema (any more). */
export async function openProfiles(store: Store, seed: OfficeProfile): Promise<Profiles> {
  let held: ProfileVersion = { n: 0, at: null, by: null, profile: seed }

  async function newestIn(from: Store): Promise<ProfileVersion> {
    const row = await from
      .selectFrom('profileVersion')
      .select(['n', 'at', 'by', 'body'])
      .orderBy('n', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!row || row.n === held.n) return held
    // The codes are part of every number and never the desk's to change.
    const { officeCode, shortCode } = seed
    const body: unknown = JSON.parse(row.body)
    const profile = officeProfile.parse({ ...(body as object), officeCode, shortCode })
    return { n: row.n, at: row.at, by: row.by, profile }
  }
  const onceNamed = createOnceNamed(seed)
  let announced = 0
  let tell = (): Promise<boolean> => Promise.resolve(true)
  const refresh = async (): Promise<void> => {
    held = await newestIn(store)
    await onceNamed.refresh(store)
    const { n } = held
    if (n !== announced && (await tell())) announced = n
  }
  await refresh()
  // A look that fails is made up for by the next.
  const timer = setInterval(() => void refresh().catch(() => undefined), LOOK_MS).unref()
  return {
    current: () => held,
    former: () => onceNamed.former(held.profile),
    refresh,
    newestIn,
    onChange: (listener) => (tell = listener),
    stop: () => clearInterval(timer),
  }
}

/** The parts that later versions than `n` wrote. */
export async function changedSince(trx: Store, n: number): Promise<ReadonlySet<string>> {
  const rows = await trx.selectFrom('profileVersion').select('what').where('n', '>', n).execute()
  return new Set(rows.flatMap(({ what }) => JSON.parse(what) as string[]))
}

/**
 * Writes the next version, judged as the file is: by its schema, then by what it names of the rest of the content,
 * which is that of the pack that kiosks have.
 * Every fault at once; one that was there before is not the clerk's. Call `refresh` after the commit.
 */
export async function writeProfile(
  trx: StoreTransaction,
  office: Office,
  clerk: string,
  change: (profile: OfficeProfile) => Partial<Record<keyof OfficeProfile, unknown>>,
): Promise<Result<number, 'stale' | readonly ProfileProblem[]>> {
  // Content that is released meanwhile was judged with the profile as it is: one after the other.
  await holdContent(trx)
  const before = await office.profiles.newestIn(trx)
  const parts = change(before.profile)
  const parsed = officeProfile.safeParse({ ...before.profile, ...parts })
  if (!parsed.success)
    return err(parsed.error.issues.map(({ path, code }) => ({ field: path.join('.'), problem: code })))
  const { judging } = await surroundingsIn(trx, before.profile.officeCode)
  const known = new Set(profileFaults(before.profile, judging).map(({ message }) => message))
  const faults = profileFaults(parsed.data, judging).filter(({ message }) => !known.has(message))
  if (faults.length > 0)
    return err(
      faults.map(({ path, lacksCounter }) =>
        lacksCounter === undefined
          ? { field: path.join('.'), problem: 'unknown' }
          : { field: `switchedOff.${lacksCounter}`, problem: 'no-counter' },
      ),
    )
  const n = before.n + 1
  const what = Object.keys(parts).toSorted()
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('profileVersion')
    .values({
      n,
      at: office.clock.now().toISOString(),
      by: clerk,
      what: JSON.stringify(what),
      body: JSON.stringify(parsed.data),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return err('stale')
  await recordAuditIn(trx, office, clerk, 'change-profile', `${n} ${what.join(',')}`)
  return ok(n)
}
