import { canonicalJson } from '../../../base/json.ts'
import type { Report, ReportOutcome } from '../../../exchange/schemas/report.ts'
import { recordAuditIn } from '../audit.ts'
import type { Office } from '../context.ts'
import { lockPeriods } from '../periods/lock.ts'
import type { KioskRow } from '../store/kiosks.ts'
import type { StoreTransaction } from '../store/open.ts'
import { checkReport, FIRST_HASH, reportHash } from './check-report.ts'

export const bodyPlace = (id: string): string => `report.body:${id}`
const reasonPlace = (id: string): string => `report.reason:${id}`

/** Why a report was put right; null where nobody said. */
export function reasonOf(
  office: Office,
  { id, reasonSealed }: { readonly id: string; readonly reasonSealed: string | null },
): string | null {
  if (reasonSealed === null) return null
  const text = office.crypto.open(reasonSealed, reasonPlace(id))
  if (!text.ok) throw new Error(`the reason of report ${id} cannot be opened with this key`)
  return text.value
}

/**
 * Stores a report of the office below within the transaction of its envelope, judged: a case waits for the check (校核) by
 * a person, counts stand at once, and what has faults is rejected with all their codes. Rejected ones are kept too.
 */
export async function storeReport(
  trx: StoreTransaction,
  office: Office,
  sender: KioskRow,
  report: Report,
  at: Date,
): Promise<void> {
  const own = sender.childOffice ?? ''
  const ownLevel = sender.childLevel ?? 'township'
  const before = await trx
    .selectFrom('report')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('orgFrom', '=', own)
    .where('subject', '=', report.subject)
    .executeTakeFirst()
  // Not that of `sender`: of several reports in one transaction each continues the one before.
  const { lastReport } = await trx
    .selectFrom('kiosk')
    .select('lastReport')
    .where('id', '=', sender.id)
    .executeTakeFirstOrThrow()
  await lockPeriods(trx, 'to-write')
  const closed = await trx.selectFrom('closedPeriod').select('period').execute()
  const { codes, body } = checkReport(report, {
    level: office.level,
    sender: { officeCode: own, level: ownLevel },
    lastHash: lastReport ?? FIRST_HASH,
    lastVersion: before?.version ?? 0,
    periodClosed: (period) => closed.some((one) => one.period === period),
  })
  const isCase = body?.schema === 'case-record@1'
  const status = codes.length > 0 ? 'rejected' : isCase ? 'waiting' : 'accepted'
  if (status === 'accepted') await supersedeBefore(trx, { ...report, orgFrom: own })
  await trx
    .insertInto('report')
    .values({
      id: report.id,
      orgFrom: own,
      subject: report.subject,
      version: report.version,
      op: report.op,
      period: body?.period ?? '',
      service: isCase ? body.service : '',
      channel: isCase ? body.channel : '',
      state: isCase ? body.state : '',
      // Counts name nobody; a case is sealed like an application.
      figures: body?.schema === 'aggregate@1' ? JSON.stringify(body) : null,
      bodySealed: isCase ? office.crypto.seal(canonicalJson(report.body), bodyPlace(report.id)) : null,
      reasonSealed:
        report.reason === undefined ? null : office.crypto.seal(report.reason, reasonPlace(report.id)),
      hash: reportHash(report),
      status,
      codes: JSON.stringify(codes),
      receivedAt: at.toISOString(),
      decidedAt: status === 'waiting' ? null : at.toISOString(),
      decidedBy: null,
    })
    .execute()
  await trx
    .updateTable('kiosk')
    .set({ lastReport: reportHash(report) })
    .where('id', '=', sender.id)
    .execute()
}

/** Of each subject one version counts: those before it count no more, and those that still waited never will. */
async function supersedeBefore(
  trx: StoreTransaction,
  { orgFrom, subject, version }: { orgFrom: string; subject: string; version: number },
): Promise<void> {
  await trx
    .updateTable('report')
    .set({ status: 'superseded' })
    .where('orgFrom', '=', orgFrom)
    .where('subject', '=', subject)
    .where('version', '<', version)
    .where('status', 'in', ['accepted', 'waiting'])
    .execute()
}

/** `stale`: it does not wait (any more). */
export async function decideReport(
  office: Office,
  id: string,
  clerk: string,
  codes: readonly string[],
): Promise<'done' | 'stale'> {
  const done = await office.store.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('report')
      .select(['orgFrom', 'subject', 'version'])
      .where('id', '=', id)
      .where('status', '=', 'waiting')
      .executeTakeFirst()
    if (!row) return 'stale'
    const { numUpdatedRows } = await trx
      .updateTable('report')
      .set({
        status: codes.length === 0 ? 'accepted' : 'rejected',
        codes: JSON.stringify(codes),
        decidedAt: office.clock.now().toISOString(),
        decidedBy: clerk,
      })
      .where('id', '=', id)
      .where('status', '=', 'waiting')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return 'stale'
    // After it was decided: who decides on another version at the same moment waits for this one, or this one for that.
    if (codes.length === 0) await supersedeBefore(trx, row)
    await recordAuditIn(trx, office, clerk, 'check-report', `${id} ${codes.join(',') || 'accepted'}`)
    return 'done'
  })
  if (done === 'done') office.hub.tell('reports')
  return done
}

/** What became of the reports of one office below; those that did not come are left out. */
export async function outcomesOf(
  office: Office,
  orgFrom: string,
  ids: readonly string[],
): Promise<ReportOutcome[]> {
  const rows = await office.store
    .selectFrom('report')
    .select(['id', 'status', 'codes'])
    .where('orgFrom', '=', orgFrom)
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ id, status, codes }) => ({
    id,
    status: status === 'superseded' ? 'accepted' : status,
    codes: JSON.parse(codes) as string[],
  }))
}
