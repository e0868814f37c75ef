import { shanghaiDate } from '../../base/clock.ts'
import type { Application } from '../../exchange/schemas/message.ts'
import type { LedgerDefinition } from '../ledgers/definition.ts'
import { contentOf, contentPlace, findApplication } from './applications.ts'
import { cleared, markDestroyed, type Due } from './appraisal.ts'
import { recordAuditIn } from './audit.ts'
import { forgetTexts } from './content-packs/forget-texts.ts'
import type { Office } from './context.ts'
import { LEDGERS } from './ledgers/stored.ts'
import { movesFrom } from './lifecycle.ts'
import { forgetTickets } from './queue/tickets.ts'
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
  readonly queueTickets: number
  readonly contentTexts: number
}

/**
 * What a ledger keeps for so many years (office/ledgers/kinds, `retention`) loses everything of persons when they are
 * over: names, numbers, narratives, notes and reasons. The row with its number, kind, dates and state stays, so that no
 * figure of the past changes. The years are counted from the 1 January after the last change, as archives do; what is
 * still under way and what is kept for ever is left alone, and so is what appraisal.ts holds back. Each row that is
 * emptied stands in the audit log.
 */
export async function retire(office: Office): Promise<Retired> {
  let [applications, records] = [0, 0]
  for (const ledger of LEDGERS.values()) {
    const { years } = ledger.retention
    if (years === 'permanent') continue
    const before = endedBefore(office, years)
    const due = [
      ...(await dueApplications(office, ledger, before)),
      ...(await dueRecords(office, ledger, before)),
    ]
    for (const one of await cleared(office, ledger, due))
      if (one.kind === 'record') {
        await retireRecord(office, one.id)
        records += 1
      } else if (await retireApplication(office, one.id, before)) applications += 1
  }
  const reports = await retireReports(office)
  await deleteSpentAccess(office)
  return {
    applications,
    records,
    reports,
    searches: await forgetSearches(office),
    queueTickets: await forgetTickets(office),
    contentTexts: await forgetTexts(office),
  }
}

/** What was last changed before this moment has been kept for `years` whole years. */
function endedBefore({ clock }: Office, years: number): string {
  const year = Number(shanghaiDate(clock.now()).slice(0, 4)) - years
  return new Date(`${year}-01-01T00:00:00+08:00`).toISOString()
}

async function dueApplications(office: Office, ledger: LedgerDefinition, before: string): Promise<Due[]> {
  if (ledger.procedures.length === 0) return []
  const due: Due[] = []
  for (let after = ''; ;) {
    const rows = await office.store
      .selectFrom('application')
      .select(['id', 'number', 'procedure', 'state'])
      .where('procedure', 'in', ledger.procedures)
      .where('receivedAt', '<', before)
      .where('tokenHash', '<>', '')
      .where('id', '>', after)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('applicationEvent')
              .select('n')
              .whereRef('applicationEvent.applicationId', '=', 'application.id')
              .where('at', '>=', before),
          ),
        ),
      )
      .orderBy('id')
      .limit(BATCH)
      .execute()
    due.push(
      ...rows
        .filter(({ procedure, state }) => movesFrom(procedure, state, 'clerk').length === 0)
        .map(({ id, number }) => ({ kind: 'application' as const, id, number })),
    )
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return due
    after = last.id
  }
}

/** False where something happened to it meanwhile. */
async function retireApplication(office: Office, id: string, before: string): Promise<boolean> {
  const row = await findApplication(office.store, id)
  if (!row || movesFrom(row.procedure, row.state, 'clerk').length > 0) return false
  const { signature: _signature, organisation: _organisation, ...content } = contentOf(office, row)
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
        organisationName: null,
        organisationCode: null,
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
    await markDestroyed(trx, office, row.id)
    await recordAuditIn(trx, office, BY, 'application-emptied', row.id)
    return true
  })
}

async function dueRecords(office: Office, ledger: LedgerDefinition, before: string): Promise<Due[]> {
  const final = ledger.states.filter((state) => state.final).map(({ id }) => id)
  if (final.length === 0) return []
  const rows = await office.store
    .selectFrom('ledgerRecord')
    .select(['id', 'number'])
    .where('ledger', '=', ledger.id)
    .where('state', 'in', final)
    .where('changedAt', '<', before)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('ledgerVersion')
            .select('version')
            .whereRef('ledgerVersion.recordId', '=', 'ledgerRecord.id')
            .where((or) => or.or([or('sealed', 'is not', null), or('reasonSealed', 'is not', null)])),
        ),
        eb.exists(
          eb
            .selectFrom('recordPhoto')
            .select('recordPhoto.id')
            .whereRef('recordPhoto.recordId', '=', 'ledgerRecord.id'),
        ),
      ]),
    )
    .execute()
  return rows.map((row) => ({ kind: 'record' as const, ...row }))
}

async function retireRecord(office: Office, id: string): Promise<void> {
  await office.store.transaction().execute(async (trx) => {
    await trx.updateTable('ledgerRecord').set({ sealed: null }).where('id', '=', id).execute()
    await trx
      .updateTable('ledgerVersion')
      .set({ sealed: null, reasonSealed: null })
      .where('recordId', '=', id)
      .execute()
    await trx.deleteFrom('recordPhoto').where('recordId', '=', id).execute()
    await markDestroyed(trx, office, id)
    await recordAuditIn(trx, office, BY, 'record-emptied', id)
  })
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
