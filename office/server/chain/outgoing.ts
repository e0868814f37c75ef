import { createHash } from 'node:crypto'
import { shanghaiTimestamp } from '../../../base/clock.ts'
import { uuidv7 } from '../../../base/ids.ts'
import { canonicalJson } from '../../../base/json.ts'
import type { CaseRecord, Aggregate, Report } from '../../../exchange/schemas/report.ts'
import { findApplication, findByNumber } from '../applications.ts'
import type { Office } from '../context.ts'
import { caseRecordOf, type RecordFix } from './case-record.ts'
import { FIRST_HASH, reportHash } from './check-report.ts'
import { isClosed } from '../periods/is-closed.ts'
import { countPeriod, periodsOf } from './count.ts'

export const WATERMARK = 'report-watermark'
/**
 * An event has the time at which its transaction began, here or at another server of the office, and can be seen only after
 * its end, perhaps after later ones were collected: so much is looked at once more. It costs nothing but the look.
 */
const LOOK_BACK_MS = 10 * 60_000
/** Names no case: what goes above the county tells nobody's story. */
const CORRECTED_BELOW = '期间关闭后下级更正'
const sentPlace = (id: string): string => `report_sent.body:${id}`
const reasonPlace = (id: string): string => `report_sent.reason:${id}`

/** Why a version was sent anew; null where nobody said. */
export function openReason(
  office: Office,
  { id, reasonSealed }: { readonly id: string; readonly reasonSealed: string | null },
): string | null {
  if (reasonSealed === null) return null
  const text = office.crypto.open(reasonSealed, reasonPlace(id))
  if (!text.ok) throw new Error(`the reason of report ${id} cannot be opened with this key`)
  return text.value
}

/**
 * Writes down what has to be reported and was not: cases that changed at a township, months whose figures changed above.
 * One row per version, chained by hash; what is written down is sent until it is acknowledged.
 */
export async function collectReports(office: Office): Promise<void> {
  if (office.level === 'township') await collectCases(office)
  else
    for (const period of await periodsOf(office))
      await writeDown(office, `total:${period}`, await countPeriod(office, period), {
        // What still changes after the closing are corrections from below, checked there with their reasons.
        reason: (await isClosed(office.store, period)) ? CORRECTED_BELOW : undefined,
      })
}

async function collectCases(office: Office): Promise<void> {
  const { store } = office
  const known = await store
    .selectFrom('setting')
    .select('value')
    .where('key', '=', WATERMARK)
    .executeTakeFirst()
  const events = await store
    .selectFrom('applicationEvent')
    .select(['applicationId', 'at'])
    .where('kind', '=', 'state')
    .where('at', '>=', known ? lookFrom(known.value, office.clock.now()) : '')
    .orderBy('at')
    .execute()
  for (const id of new Set(events.map(({ applicationId }) => applicationId))) {
    const row = await findApplication(store, id)
    if (row) await reportCase(office, row.number)
  }
  const value = events.at(-1)?.at
  if (value === undefined) return
  await store
    .insertInto('setting')
    .values({ key: WATERMARK, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** A clock that was set back writes events before the last that was collected. */
const lookFrom = (watermark: string, now: Date): string =>
  new Date(Math.min(Date.parse(watermark), now.getTime()) - LOOK_BACK_MS).toISOString()

/** The present version of one case, if it differs from what was reported last; whether it does. */
async function reportCase(office: Office, number: string, correction?: Correction): Promise<boolean> {
  const row = await findByNumber(office.store, number)
  // One whose years are over (retention.ts) was reported long ago, with the person it had.
  if (!row || row.tokenHash === '') return false
  const fix = await office.store
    .selectFrom('recordFix')
    .selectAll()
    .where('subject', '=', number)
    .executeTakeFirst()
  return writeDown(office, number, caseRecordOf(office, row, fix), {
    ...correction,
    again: correction?.reason !== undefined,
  })
}

/** Who put it right, and why. */
interface Correction {
  readonly by: string
  readonly reason: string | undefined
}

/**
 * A record that the county sent back is put right and goes again as its next version. `same`: nothing was changed;
 * `closed`: its month is closed here, so that it needs a reason.
 */
export async function correctRecord(
  office: Office,
  number: string,
  fix: RecordFix,
  correction: Correction,
): Promise<'done' | 'same' | 'closed' | 'not-found'> {
  const row = await findByNumber(office.store, number)
  if (!row) return 'not-found'
  if (
    correction.reason === undefined &&
    (await isClosed(office.store, caseRecordOf(office, row, undefined).period))
  )
    return 'closed'
  await office.store
    .insertInto('recordFix')
    .values({ subject: number, ...fix })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ ...fix }))
    .execute()
  if (!(await reportCase(office, number, correction))) return 'same'
  office.hub.tell('reports')
  return 'done'
}

/** `again`: also the same once more, where it was rejected: this time it says why. */
async function writeDown(
  office: Office,
  subject: string,
  body: CaseRecord | Aggregate,
  { by, reason, again = false }: Partial<Correction> & { readonly again?: boolean },
): Promise<boolean> {
  const fingerprint = createHash('sha256').update(canonicalJson(body)).digest('hex')
  return office.store.transaction().execute(async (trx) => {
    const last = await trx
      .selectFrom('reportSent')
      .select(['version', 'fingerprint', 'status'])
      .where('subject', '=', subject)
      .orderBy('version', 'desc')
      .executeTakeFirst()
    if (last?.fingerprint === fingerprint && !(again && last.status === 'rejected')) return false
    const before = await trx
      .selectFrom('reportSent')
      .select(['n', 'hash'])
      .orderBy('n', 'desc')
      .limit(1)
      .executeTakeFirst()
    const at = office.clock.now()
    const version = (last?.version ?? 0) + 1
    const report: Report = {
      kind: 'report',
      id: uuidv7(at),
      op: version === 1 ? 'create' : 'correct',
      subject,
      version,
      orgFrom: { code: office.profile.officeCode, level: office.level },
      createdAt: shanghaiTimestamp(at),
      ...(reason !== undefined && version > 1 && { reason }),
      prevHash: before?.hash ?? FIRST_HASH,
      body,
    }
    await trx
      .insertInto('reportSent')
      .values({
        n: (before?.n ?? 0) + 1,
        id: report.id,
        subject,
        version,
        fingerprint,
        hash: reportHash(report),
        bodySealed: office.crypto.seal(canonicalJson(report), sentPlace(report.id)),
        queued: 0,
        status: 'sent',
        codes: '[]',
        createdAt: at.toISOString(),
        by: by ?? null,
        reasonSealed: reason === undefined ? null : office.crypto.seal(reason, reasonPlace(report.id)),
      })
      .execute()
    return true
  })
}

/** Written down and not yet in the outbox, oldest first. */
export async function unqueued(office: Office): Promise<Report[]> {
  const rows = await office.store
    .selectFrom('reportSent')
    .select(['id', 'bodySealed'])
    .where('queued', '=', 0)
    .orderBy('n')
    .execute()
  return rows.map(({ id, bodySealed }) => {
    const text = office.crypto.open(bodySealed ?? '', sentPlace(id))
    if (!text.ok) throw new Error(`report ${id} cannot be opened with this key`)
    return JSON.parse(text.value) as Report
  })
}

/** It lies in the outbox, sealed to the parent: no need to keep it here too. */
export async function markQueued(office: Office, id: string): Promise<void> {
  await office.store
    .updateTable('reportSent')
    .set({ queued: 1, bodySealed: null })
    .where('id', '=', id)
    .execute()
}
