import { shanghaiDate } from '../../base/clock.ts'
import type { Application } from '../../exchange/schemas/message.ts'
import type { LedgerDefinition } from '../ledgers/definition.ts'
import { contentOf, contentPlace, type StoredApplication } from './applications.ts'
import { recordAuditIn } from './audit.ts'
import type { Office } from './context.ts'
import { LEDGERS } from './ledgers/stored.ts'
import { movesFrom } from './lifecycle.ts'
import { forgetSearches } from './usage.ts'

/** Who stands in the audit log for what the office does by itself. */
const BY = 'retention'
/** Transfer of personal data to the office above is on record for so long (网络数据安全管理条例第十二条). */
const TRANSFER_YEARS = 3
const BATCH = 200

/** How much lost its persons, or was deleted. */
export interface Retired {
  readonly applications: number
  readonly records: number
  readonly reports: number
  readonly searches: number
}

/**
 * What a ledger keeps for so many years (office/ledgers/kinds, `retention`) loses everything of persons when they are
 * over: names, numbers, narratives, notes and reasons. The row with its number, kind, dates and state stays, so that no
 * figure of the past changes. The years are counted from the 1 January after the last change, as archives do; what is
 * still under way and what is kept for ever is left alone. Each row that is emptied stands in the audit log.
 */
export async function retire(office: Office): Promise<Retired> {
  let [applications, records] = [0, 0]
  for (const ledger of LEDGERS.values()) {
    const { years } = ledger.retention
    if (years === 'permanent') continue
    applications += await retireApplications(office, ledger, endedBefore(office, years))
    records += await retireRecords(office, ledger, endedBefore(office, years))
  }
  const reports = await retireReports(office)
  await deleteSpentAccess(office)
  return { applications, records, reports, searches: await forgetSearches(office) }
}

/** What was last changed before this moment has been kept for `years` whole years. */
function endedBefore({ clock }: Office, years: number): string {
  const year = Number(shanghaiDate(clock.now()).slice(0, 4)) - years
  return new Date(`${year}-01-01T00:00:00+08:00`).toISOString()
}

async function retireApplications(office: Office, ledger: LedgerDefinition, before: string): Promise<number> {
  if (ledger.procedures.length === 0) return 0
  let count = 0
  for (let after = ''; ;) {
    const rows = await office.store
      .selectFrom('application')
      .selectAll()
      .where('procedure', 'in', ledger.procedures)
      .where('receivedAt', '<', before)
      .where('tokenHash', '<>', '')
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute()
    for (const row of rows) if (await retireApplication(office, row, before)) count += 1
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return count
    after = last.id
  }
}

async function retireApplication(office: Office, row: StoredApplication, before: string): Promise<boolean> {
  if (movesFrom(row.procedure, row.state, 'clerk').length > 0) return false
  const { signature: _signature, ...content } = contentOf(office, row)
  const empty: Application = { ...content, identity: null, answers: {}, summary: [] }
  return office.store.transaction().execute(async (trx) => {
    const later = await trx
      .selectFrom('applicationEvent')
      .select('n')
      .where('applicationId', '=', row.id)
      .where('at', '>=', before)
      .executeTakeFirst()
    if (later) return false
    const { numUpdatedRows } = await trx
      .updateTable('application')
      .set({
        contentSealed: office.crypto.seal(JSON.stringify(empty), contentPlace(row.id)),
        maskedName: '',
        maskedNumber: '',
        tokenHash: '',
        sameMatter: null,
      })
      .where('id', '=', row.id)
      .where('tokenHash', '<>', '')
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) return false
    await trx
      .updateTable('applicationEvent')
      .set({ noteSealed: null })
      .where('applicationId', '=', row.id)
      .execute()
    await recordAuditIn(trx, office, BY, 'application-emptied', row.id)
    return true
  })
}

async function retireRecords(office: Office, ledger: LedgerDefinition, before: string): Promise<number> {
  const final = ledger.states.filter((state) => state.final).map(({ id }) => id)
  if (final.length === 0) return 0
  const rows = await office.store
    .selectFrom('ledgerRecord')
    .select('id')
    .where('ledger', '=', ledger.id)
    .where('state', 'in', final)
    .where('changedAt', '<', before)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('ledgerVersion')
          .select('version')
          .whereRef('ledgerVersion.recordId', '=', 'ledgerRecord.id')
          .where((or) => or.or([or('sealed', 'is not', null), or('reasonSealed', 'is not', null)])),
      ),
    )
    .execute()
  for (const { id } of rows)
    await office.store.transaction().execute(async (trx) => {
      await trx.updateTable('ledgerRecord').set({ sealed: null }).where('id', '=', id).execute()
      await trx
        .updateTable('ledgerVersion')
        .set({ sealed: null, reasonSealed: null })
        .where('recordId', '=', id)
        .execute()
      await recordAuditIn(trx, office, BY, 'record-emptied', id)
    })
  return rows.length
}

/** Cases that offices below reported: what is counted of them stays. */
async function retireReports(office: Office): Promise<number> {
  const { numUpdatedRows } = await office.store
    .updateTable('report')
    .set({ bodySealed: null, reasonSealed: null })
    .where('bodySealed', 'is not', null)
    .where('status', '<>', 'waiting')
    .where('decidedAt', '<', endedBefore(office, TRANSFER_YEARS))
    .executeTakeFirst()
  await office.store
    .updateTable('reportSent')
    .set({ reasonSealed: null })
    .where('reasonSealed', 'is not', null)
    .where('createdAt', '<', endedBefore(office, TRANSFER_YEARS))
    .execute()
  return Number(numUpdatedRows)
}

/** Links and sessions that are over open nothing any more: no reason to keep them. */
async function deleteSpentAccess({ store, clock }: Office): Promise<void> {
  const now = clock.now().toISOString()
  await store.deleteFrom('loginSession').where('expiresAt', '<', now).execute()
  await store.deleteFrom('invitation').where('expiresAt', '<', now).execute()
  await store.deleteFrom('attempt').where('resetAt', '<', now).execute()
}
