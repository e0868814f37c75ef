import { contentOf, findApplication } from '../applications.ts'
import type { Office } from '../context.ts'
import { sightOf } from '../permissions.ts'
import type { Clerk } from '../sessions.ts'
import { hides } from '../who-may.ts'
import { seesLedger } from './sees.ts'
import { findRecord, ledgerOf, type StoredRecord } from './stored.ts'

const BATCH = 400

/**
 * Records that are hidden from a viewer though their ledger is not: they add to an application that is, or were made
 * from such a record. What the desk wrote about violence at home is as secret as what the citizen said.
 */
export async function hiddenRecords(office: Office, viewer: Clerk): Promise<ReadonlySet<string>> {
  const { except } = sightOf(viewer)
  const candidates = await office.store
    .selectFrom('ledgerRecord')
    .innerJoin('application', 'application.id', 'ledgerRecord.applicationId')
    .selectAll('application')
    .select('ledgerRecord.id as record')
    .where((eb) =>
      eb.or([
        eb('application.procedure', '=', 'complaint'),
        ...(except.length > 0 ? [eb('application.restrictedKind', 'in', except)] : []),
      ]),
    )
    .execute()
  let found = candidates
    .filter((row) => hides(viewer, row, () => contentOf(office, row)))
    .map(({ record }) => record)
  const hidden = new Set(found)
  while (found.length > 0) {
    const made = await madeFrom(office, found)
    found = made.filter((id) => !hidden.has(id))
    for (const id of found) hidden.add(id)
  }
  return hidden
}

async function madeFrom({ store }: Office, sources: readonly string[]): Promise<string[]> {
  const made: string[] = []
  for (let at = 0; at < sources.length; at += BATCH) {
    const rows = await store
      .selectFrom('ledgerRecord')
      .select('id')
      .where('sourceId', 'in', sources.slice(at, at + BATCH))
      .execute()
    made.push(...rows.map(({ id }) => id))
  }
  return made
}

/** A record, where this person may know that there is one. */
export async function recordFor(
  office: Office,
  viewer: Clerk,
  id: string,
): Promise<StoredRecord | undefined> {
  const row = await findRecord(office.store, id)
  if (!row || !seesLedger(viewer, ledgerOf(row.ledger))) return undefined
  for (let one: StoredRecord | undefined = row; one; one = await sourceOf(office, one)) {
    if (one.applicationId === null) continue
    const about = await findApplication(office.store, one.applicationId)
    if (about && hides(viewer, about, () => contentOf(office, about))) return undefined
  }
  return row
}

const sourceOf = async ({ store }: Office, { sourceId }: StoredRecord): Promise<StoredRecord | undefined> =>
  sourceId === null ? undefined : findRecord(store, sourceId)
