import type { Selectable } from 'kysely'
import { shanghaiDate } from '../../base/clock.ts'
import { err, ok, unreachable, type Result } from '../../base/result.ts'
import type { LedgerDefinition } from '../ledgers/definition.ts'
import { contentOf, findApplication } from './applications.ts'
import type { AppraisalDecision, Appraisals } from './appraisal-types.ts'
import { recordAuditIn } from './audit.ts'
import type { Office } from './context.ts'
import { concerns } from './ledgers/concerns.ts'
import { recordFor } from './ledgers/hidden.ts'
import { seesLedger } from './ledgers/sees.ts'
import { findRecord, LEDGERS, ledgerOf, openValues } from './ledgers/stored.ts'
import type { Clerk } from './sessions.ts'
import type { Store, StoreTransaction } from './store/open.ts'
import type { Tables } from './store/schema.ts'
import { mayKnow } from './who-may.ts'

/** An application or a record whose years are over. */
export interface Due {
  readonly kind: 'application' | 'record'
  readonly id: string
  readonly number: string
}

type Row = Selectable<Tables['appraisal']>
const LONGEST = 300
const reasonPlace = (id: string): string => `appraisal.reason:${id}`

/**
 * What may be emptied now. Files of the office are appraised first (档案法实施条例第二十四条): what is due is listed, and
 * goes once two people said so. What is no file goes by itself, as the law on personal data has it (个人信息保护法第四十七条).
 * What is kept for a reason stays in either case.
 */
export async function cleared(
  office: Office,
  ledger: LedgerDefinition,
  due: readonly Due[],
): Promise<readonly Due[]> {
  if (due.length === 0) return []
  const rows = await office.store
    .selectFrom('appraisal')
    .selectAll()
    .where('ledger', '=', ledger.id)
    .where('state', '<>', 'destroyed')
    .execute()
  const known = new Map(rows.map((row) => [row.subjectId, row]))
  const today = shanghaiDate(office.clock.now())
  const free: Due[] = []
  for (const one of due) {
    const row = known.get(one.id)
    if (row?.state === 'kept' && (row.keepUntil === null || row.keepUntil >= today)) continue
    if (ledger.retention.end === 'deletion' || row?.state === 'confirmed') free.push(one)
    else if (row?.state === 'kept') await reopen(office.store, row)
    else if (!row) await list(office, ledger, one)
  }
  return free
}

/** What was destroyed stays in the register (销毁清册), without anything of a person. */
export async function markDestroyed(trx: StoreTransaction, office: Office, id: string): Promise<void> {
  await trx
    .updateTable('appraisal')
    .set({ state: 'destroyed', destroyedAt: office.clock.now().toISOString(), reasonSealed: null })
    .where('subjectId', '=', id)
    .execute()
}

const newRow = (office: Office, ledger: string, { kind, id, number }: Due): Row => ({
  subjectId: id,
  subjectKind: kind,
  ledger,
  number,
  state: 'listed',
  listedAt: office.clock.now().toISOString(),
  proposedBy: null,
  decidedBy: null,
  decidedAt: null,
  reasonSealed: null,
  keepUntil: null,
  destroyedAt: null,
})

const list = (office: Office, ledger: LedgerDefinition, one: Due): Promise<unknown> =>
  office.store
    .insertInto('appraisal')
    .values(newRow(office, ledger.id, one))
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** For who may know of each. */
export async function appraisalsFor(office: Office, viewer: Clerk): Promise<Appraisals> {
  const rows = await office.store
    .selectFrom('appraisal')
    .selectAll()
    .orderBy('listedAt', 'desc')
    .orderBy('subjectId')
    .limit(LONGEST + 1)
    .execute()
  const shown: Appraisals['rows'] = []
  for (const row of rows.slice(0, LONGEST)) {
    if (!(await mayDecide(office, viewer, row))) continue
    const { title, retention } = ledgerOf(row.ledger)
    const reason =
      row.reasonSealed === null ? null : office.crypto.open(row.reasonSealed, reasonPlace(row.subjectId))
    if (reason !== null && !reason.ok)
      throw new Error(`reason of ${row.subjectId} cannot be opened with this key`)
    shown.push({
      id: row.subjectId,
      kind: row.subjectKind,
      ledger: row.ledger,
      title,
      number: row.number,
      years: retention.years === 'permanent' ? 0 : retention.years,
      state: row.state,
      listedAt: row.listedAt,
      proposedBy: row.proposedBy,
      decidedBy: row.decidedBy,
      decidedAt: row.destroyedAt ?? row.decidedAt,
      reason: reason?.value ?? null,
      keepUntil: row.keepUntil,
    })
  }
  return { rows: shown, more: rows.length > LONGEST }
}

async function mayDecide(
  office: Office,
  viewer: Clerk,
  { ledger, subjectKind, subjectId }: Pick<Row, 'ledger' | 'subjectKind' | 'subjectId'>,
): Promise<boolean> {
  const definition = LEDGERS.get(ledger)
  if (!definition || !seesLedger(viewer, definition)) return false
  if (subjectKind === 'application') {
    const row = await findApplication(office.store, subjectId)
    return row !== undefined && mayKnow(viewer, row, () => contentOf(office, row))
  }
  const row = await recordFor(office, viewer, subjectId)
  return row !== undefined && !concerns(office, definition, openValues(office, row), viewer.name)
}

type DecisionError = 'not-found' | 'stale' | 'second-person'

class Refused extends Error {
  readonly why: DecisionError
  constructor(why: DecisionError) {
    super(why)
    this.why = why
  }
}

/** All of it, or nothing. Each decision stands in the audit log. */
export async function decide(
  office: Office,
  clerk: Clerk,
  request: AppraisalDecision,
): Promise<Result<void, DecisionError>> {
  // What they may know is looked at before: a transaction waits for nothing else.
  const rows = await Promise.all(request.ids.map((id) => rowFor(office, id)))
  for (const row of rows) if (!row || !(await mayDecide(office, clerk, row))) return err('not-found')
  try {
    await office.store.transaction().execute(async (trx) => {
      for (const row of rows) {
        const next = after(office, clerk, row!, request)
        if (!next.ok) throw new Refused(next.error)
        // What is not due yet may be kept beforehand and nothing else: it is appraised once its years are over.
        if (request.decision === 'keep')
          await trx
            .insertInto('appraisal')
            .values(row!)
            .onConflict((conflict) => conflict.doNothing())
            .execute()
        const { numUpdatedRows } = await trx
          .updateTable('appraisal')
          .set(next.value)
          .where('subjectId', '=', row!.subjectId)
          .where('state', '=', row!.state)
          .executeTakeFirst()
        if (numUpdatedRows !== 1n) throw new Refused('stale')
        await recordAuditIn(trx, office, clerk.name, `retention-${request.decision}`, row!.subjectId)
      }
    })
    return ok(undefined)
  } catch (error) {
    if (error instanceof Refused) return err(error.why)
    throw error
  }
}

/** As it stands, or for what is not due yet as it would be listed: it may be kept beforehand. */
async function rowFor(office: Office, id: string): Promise<Row | undefined> {
  const row = await office.store
    .selectFrom('appraisal')
    .selectAll()
    .where('subjectId', '=', id)
    .executeTakeFirst()
  if (row) return row
  const record = await findRecord(office.store, id)
  if (record) return newRow(office, record.ledger, { kind: 'record', id, number: record.number })
  const application = await findApplication(office.store, id)
  const ledger = [...LEDGERS.values()].find(({ procedures }) =>
    procedures.some((one) => one === application?.procedure),
  )
  return application && ledger
    ? newRow(office, ledger.id, { kind: 'application', id, number: application.number })
    : undefined
}

function after(
  office: Office,
  clerk: Clerk,
  row: Row,
  request: AppraisalDecision,
): Result<Partial<Row>, DecisionError> {
  const decided = { decidedBy: clerk.name, decidedAt: office.clock.now().toISOString() }
  switch (request.decision) {
    case 'propose':
      return row.state === 'listed' && ledgerOf(row.ledger).retention.end === 'appraisal'
        ? ok({ state: 'proposed', proposedBy: clerk.name })
        : err('stale')
    case 'confirm':
      if (row.state !== 'proposed') return err('stale')
      return row.proposedBy === clerk.name ? err('second-person') : ok({ state: 'confirmed', ...decided })
    case 'keep':
      if (row.state === 'destroyed') return err('stale')
      return ok({
        state: 'kept',
        proposedBy: null,
        ...decided,
        keepUntil: request.until,
        reasonSealed: office.crypto.seal(request.reason, reasonPlace(row.subjectId)),
      })
    case 'reopen':
      return row.state === 'destroyed' || row.state === 'listed' ? err('stale') : ok(OPEN)
    default:
      return unreachable(request)
  }
}

const OPEN = {
  state: 'listed',
  proposedBy: null,
  decidedBy: null,
  decidedAt: null,
  keepUntil: null,
  reasonSealed: null,
} as const

const reopen = (store: Store, { subjectId }: Row): Promise<unknown> =>
  store.updateTable('appraisal').set(OPEN).where('subjectId', '=', subjectId).execute()
