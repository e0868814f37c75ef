import { shanghaiDate } from '../../../base/clock.ts'
import { uuidv7 } from '../../../base/ids.ts'
import { firstState, type LedgerDefinition, type LedgerMove } from '../../ledgers/definition.ts'
import { nextDue } from '../../ledgers/due.ts'
import type { LedgerValues } from '../../ledgers/values.ts'
import type { Office } from '../context.ts'
import type { StoreTransaction } from '../store/open.ts'
import { nextNumber } from './numbers.ts'
import { ledgerOf, reasonPlace, sealValues, type StoredRecord } from './stored.ts'

interface Insertion {
  readonly clerk: string
  readonly reason?: string | undefined
  readonly values: LedgerValues
  readonly source?: StoredRecord | undefined
  readonly application?: { readonly id: string; readonly number: string } | undefined
}

/** Writes a first version of values that are right already: taken over, or told by a machine. */
export async function insertRecord(
  trx: StoreTransaction,
  office: Office,
  ledger: LedgerDefinition,
  { clerk, reason, values, source, application }: Insertion,
): Promise<StoredRecord> {
  const now = office.clock.now()
  const at = now.toISOString()
  const id = uuidv7(now)
  const state = firstState(ledger, values)
  const due = nextDue(ledger, { state, values, createdAt: at })
  const sealed = sealValues(office, ledger, { id, version: 1 }, values)
  const row: StoredRecord = {
    id,
    ledger: ledger.id,
    number: application?.number ?? (await nextNumber(trx, office, ledger)),
    state,
    date: dateOf(ledger, values) ?? shanghaiDate(now),
    dueAt: due?.at ?? null,
    deadline: due?.deadline ?? null,
    version: 1,
    ...sealed,
    sourceId: source?.id ?? null,
    applicationId: application?.id ?? null,
    createdAt: at,
    createdBy: clerk,
    changedAt: at,
    reviewedBy: null,
  }
  await trx.insertInto('ledgerRecord').values(row).execute()
  await trx
    .insertInto('ledgerVersion')
    .values({
      recordId: id,
      version: 1,
      at,
      by: clerk,
      move: null,
      state,
      reasonSealed: sealReason(office, { id, version: 1 }, reason),
      ...sealed,
    })
    .execute()
  return row
}

function sealReason(
  office: Office,
  { id, version }: { readonly id: string; readonly version: number },
  reason: string | undefined,
): string | null {
  const text = reason?.trim()
  return text ? office.crypto.seal(text, reasonPlace(id, version)) : null
}

/** The next version; false if somebody else wrote it first. */
export async function writeVersion(
  trx: StoreTransaction,
  office: Office,
  row: StoredRecord,
  change: {
    readonly clerk: string
    readonly values: LedgerValues
    readonly move?: LedgerMove
    readonly reason?: string | undefined
  },
): Promise<boolean> {
  const ledger = ledgerOf(row.ledger)
  const at = office.clock.now().toISOString()
  const version = row.version + 1
  const state = change.move?.to ?? row.state
  const due = nextDue(ledger, { state, values: change.values, createdAt: row.createdAt })
  const sealed = sealValues(office, ledger, { id: row.id, version }, change.values)
  const { numUpdatedRows } = await trx
    .updateTable('ledgerRecord')
    .set({
      state,
      version,
      ...sealed,
      date: dateOf(ledger, change.values) ?? row.date,
      dueAt: due?.at ?? null,
      deadline: due?.deadline ?? null,
      changedAt: at,
      ...(change.move?.by === 'second' ? { reviewedBy: change.clerk } : {}),
    })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await trx
    .insertInto('ledgerVersion')
    .values({
      recordId: row.id,
      version,
      at,
      by: change.clerk,
      move: change.move?.id ?? null,
      state,
      reasonSealed: sealReason(office, { id: row.id, version }, change.reason),
      ...sealed,
    })
    .execute()
  return true
}

/** The day by which a record is counted; undefined where its ledger takes the day on which it is written. */
export function dateOf(ledger: LedgerDefinition, values: LedgerValues): string | undefined {
  const value = ledger.columns.date === undefined ? undefined : values[ledger.columns.date]
  return typeof value === 'string' ? value.slice(0, 10) : undefined
}
