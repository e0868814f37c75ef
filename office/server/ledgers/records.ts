import { shanghaiDate } from '../../../base/clock.ts'
import { monthOf } from '../../../base/month.ts'
import { uuidv7 } from '../../../base/ids.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import {
  firstState,
  isFilledByServer,
  movesOf,
  stateOf,
  type LedgerDefinition,
  type LedgerMove,
} from '../../ledgers/definition.ts'
import { nextDue } from '../../ledgers/due.ts'
import {
  readValues,
  typedOf,
  type FieldProblem,
  type LedgerValue,
  type LedgerValues,
  type TypedValues,
} from '../../ledgers/values.ts'
import type { Office } from '../context.ts'
import { isClosed } from '../periods/is-closed.ts'
import { lockPeriods } from '../periods/lock.ts'
import { carryOut } from '../profile/publish.ts'
import type { StoreTransaction } from '../store/open.ts'
import { concerns } from './concerns.ts'
import { nextNumber } from './numbers.ts'
import {
  findRecord,
  knownIds,
  ledgerOf,
  openValues,
  reasonPlace,
  sealValues,
  versionsOf,
  type StoredRecord,
} from './stored.ts'

/**
 * `stale`: changed meanwhile, or not possible in this state. `second-person`: who wrote it cannot approve it.
 * `conflict-of-interest`: who it is about does nothing with it.
 */
export type RecordError =
  | { readonly kind: 'not-found' | 'stale' | 'second-person' | 'conflict-of-interest' }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }

export interface NewRecord {
  readonly values: TypedValues
  /** The record that this one is made from, where its ledger leads here. */
  readonly source?: string | undefined
  /** The application that this record adds to, where its procedure belongs to this ledger. */
  readonly application?: string | undefined
  /** Why it comes after its month was closed. */
  readonly reason?: string | undefined
}

/** Writes a new row of a ledger and what follows from it by itself, in one step. */
export async function createRecord(
  office: Office,
  clerk: string,
  ledger: LedgerDefinition,
  request: NewRecord,
): Promise<Result<string, RecordError>> {
  if (ledger.source !== 'desk') return err({ kind: 'not-found' })
  return office.store.transaction().execute(async (trx) => {
    const source = request.source === undefined ? undefined : await findRecord(trx, request.source)
    const lead = source && ledgerOf(source.ledger).leadsTo.find((one) => one.ledger === ledger.id)
    if (request.source !== undefined && !lead) return err({ kind: 'not-found' })
    const application = await applicationFor(trx, ledger, request.application)
    if (request.application !== undefined && !application) return err({ kind: 'not-found' })

    const typed = { ...withoutMoveFields(ledger, request.values), ...fromSource(ledger, source) }
    const { values, problems } = readValues(ledger, typed, knownIds(office), { today: today(office) })
    const late = request.reason?.trim() ? [] : await closedProblem(trx, [dateOf(ledger, values)])
    if (problems.length + late.length > 0) return err({ kind: 'problems', problems: [...problems, ...late] })
    if (concerns(office, ledger, values, clerk)) return err({ kind: 'conflict-of-interest' })
    const row = await insertRecord(trx, office, ledger, {
      clerk,
      reason: request.reason,
      values,
      source,
      application,
    })
    if (source && lead?.move !== undefined) {
      const move = movesOf(ledgerOf(source.ledger), source.state).find(({ id }) => id === lead.move)
      if (move) await writeVersion(trx, office, source, { clerk, move, values: openValues(office, source) })
    }
    await openOthers(trx, office, ledger, { clerk, row, values, opened: openedBy(office, source) })
    return ok(row.id)
  })
}

/** Another values for what was written; whatever was there before and changes needs a reason, and stays as a version. */
export async function changeRecord(
  office: Office,
  clerk: string,
  id: string,
  request: { readonly version: number; readonly values: TypedValues; readonly reason?: string | undefined },
): Promise<Result<void, RecordError>> {
  return office.store.transaction().execute(async (trx) => {
    const row = await findRecord(trx, id)
    if (!row) return err({ kind: 'not-found' })
    if (row.version !== request.version) return err({ kind: 'stale' })
    const ledger = ledgerOf(row.ledger)
    const old = openValues(office, row)
    if (concerns(office, ledger, old, clerk)) return err({ kind: 'conflict-of-interest' })
    const kept = Object.fromEntries(
      ledger.fields.flatMap((field) => (isFilledByServer(field) ? [[field.id, old[field.id] ?? '']] : [])),
    ) as TypedValues
    if (stateOf(ledger, row.state)?.fixed) return err({ kind: 'stale' })
    const read = readValues(
      ledger,
      { ...withoutMoveFields(ledger, request.values), ...kept },
      knownIds(office),
      {
        today: today(office),
      },
    )
    const problems = [...read.problems]
    const corrected = Object.keys(old).some((name) => !same(old[name], read.values[name]))
    if (!request.reason?.trim()) {
      const late = await closedProblem(trx, [row.date, dateOf(ledger, read.values)])
      if (late.length > 0) problems.push(...late)
      else if (corrected) problems.push({ field: 'reason', problem: 'required' })
    }
    if (problems.length > 0) return err({ kind: 'problems', problems })
    if (concerns(office, ledger, read.values, clerk)) return err({ kind: 'conflict-of-interest' })
    if (!(await writeVersion(trx, office, row, { clerk, values: read.values, reason: request.reason })))
      return err({ kind: 'stale' })
    await openOthers(trx, office, ledger, { clerk, row, values: read.values, before: old })
    return ok(undefined)
  })
}

interface Move {
  readonly version: number
  readonly move: string
  readonly values: TypedValues
}

/** Takes a record on to another state; with it come the values that the move needs. */
export async function moveRecord(
  office: Office,
  clerk: string,
  id: string,
  request: Move,
): Promise<Result<void, RecordError>> {
  try {
    const moved = await office.store.transaction().execute((trx) => moveIn(trx, office, clerk, id, request))
    if (moved.ok) await office.profiles.refresh()
    return moved
  } catch (error) {
    if (error instanceof NotCarriedOut) return err({ kind: 'problems', problems: error.problems })
    throw error
  }
}

async function moveIn(
  trx: StoreTransaction,
  office: Office,
  clerk: string,
  id: string,
  request: Move,
): Promise<Result<void, RecordError>> {
  const row = await findRecord(trx, id)
  if (!row) return err({ kind: 'not-found' })
  const ledger = ledgerOf(row.ledger)
  const move = movesOf(ledger, row.state).find((one) => one.id === request.move)
  if (!move || row.version !== request.version) return err({ kind: 'stale' })
  const old = openValues(office, row)
  const given = Object.fromEntries(
    Object.entries(request.values).filter(([name]) => move.needs.includes(name)),
  )
  const { values, problems } = readValues(
    ledger,
    { ...withoutMoveFields(ledger, typedOf(old, ledger)), ...given, ...move.sets },
    knownIds(office),
    { today: today(office), required: move.needs },
  )
  if (problems.length > 0) return err({ kind: 'problems', problems })
  if (concerns(office, ledger, values, clerk)) return err({ kind: 'conflict-of-interest' })
  if (move.by === 'second' && (await writersOf(trx, id)).has(clerk)) return err({ kind: 'second-person' })
  if (!(await writeVersion(trx, office, row, { clerk, values, move }))) return err({ kind: 'stale' })
  if (ledger.id === PUBLICATION) {
    const carried = await carryOut(trx, office, { move: move.id, record: id, values, clerk })
    if (!carried.ok) throw new NotCarriedOut(carried.error)
  }
  await openOthers(trx, office, ledger, { clerk, row, values, before: old })
  return ok(undefined)
}

/** The ledger whose moves change what kiosks show. */
const PUBLICATION = 'publication'

/** Takes the whole move back. */
class NotCarriedOut extends Error {
  readonly problems: readonly FieldProblem[]
  constructor(problems: readonly FieldProblem[]) {
    super('the profile cannot take it')
    this.problems = problems
  }
}

/** What is answered with a move is never taken from elsewhere. */
const withoutMoveFields = (ledger: LedgerDefinition, typed: TypedValues): TypedValues =>
  Object.fromEntries(
    Object.entries(typed).filter(
      ([name]) => !ledger.fields.some(({ id, withMove }) => withMove && id === name),
    ),
  )

const today = (office: Office): string => shanghaiDate(office.clock.now())

const same = (one: LedgerValue | undefined, other: LedgerValue | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const fromSource = (ledger: LedgerDefinition, source: StoredRecord | undefined): TypedValues =>
  Object.fromEntries(
    ledger.fields.flatMap((field) =>
      isFilledByServer(field) ? [[field.id, field.filledBySource ? (source?.number ?? '') : '']] : [],
    ),
  )

async function applicationFor(trx: StoreTransaction, ledger: LedgerDefinition, id: string | undefined) {
  if (id === undefined) return undefined
  const row = await trx
    .selectFrom('application')
    .select(['id', 'number', 'procedure'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && ledger.procedures.includes(row.procedure) ? row : undefined
}

async function writersOf(trx: StoreTransaction, id: string): Promise<ReadonlySet<string>> {
  const versions = await versionsOf(trx, id)
  return new Set(versions.filter(({ move }) => move === null).map(({ by }) => by))
}

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
    date: dateOf(ledger, values) ?? today(office),
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

/** Whatever is written in a closed month needs a reason. */
async function closedProblem(
  trx: StoreTransaction,
  dates: readonly (string | undefined)[],
): Promise<readonly FieldProblem[]> {
  await lockPeriods(trx, 'to-write')
  for (const date of dates)
    if (date !== undefined && (await isClosed(trx, monthOf(date))))
      return [{ field: 'reason', problem: 'closed' }]
  return []
}

function dateOf(ledger: LedgerDefinition, values: LedgerValues): string | undefined {
  const value = ledger.columns.date === undefined ? undefined : values[ledger.columns.date]
  return typeof value === 'string' ? value.slice(0, 10) : undefined
}

/** What the record's source has opened already is not opened again. */
function openedBy(office: Office, source: StoredRecord | undefined): readonly string[] {
  if (!source) return []
  const values = openValues(office, source)
  return ledgerOf(source.ledger)
    .opens.filter(({ when }) => values[when.field] === when.is)
    .map(({ ledger }) => ledger)
}

async function openOthers(
  trx: StoreTransaction,
  office: Office,
  ledger: LedgerDefinition,
  {
    clerk,
    row,
    values,
    before,
    opened = [],
  }: {
    readonly clerk: string
    readonly row: StoredRecord
    readonly values: LedgerValues
    readonly before?: LedgerValues
    readonly opened?: readonly string[]
  },
): Promise<void> {
  for (const { when, ledger: target, values: mapped } of ledger.opens) {
    if (values[when.field] !== when.is || before?.[when.field] === when.is || opened.includes(target))
      continue
    const other = ledgerOf(target)
    const taken = Object.entries(mapped).flatMap(([there, here]) => {
      const value = values[here]
      return value === undefined ? [] : [[there, value] as const]
    })
    const filled = other.fields.flatMap((field) =>
      field.filledBySource ? [[field.id, row.number] as const] : [],
    )
    await insertRecord(trx, office, other, {
      clerk,
      values: Object.fromEntries([...taken, ...filled]),
      source: row,
    })
  }
}
