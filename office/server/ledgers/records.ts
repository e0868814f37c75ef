import { shanghaiDate } from '../../../base/clock.ts'
import { monthOf } from '../../../base/month.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { isFilledByServer, movesOf, stateOf, type LedgerDefinition } from '../../ledgers/definition.ts'
import {
  readValues,
  typedOf,
  type FieldProblem,
  type LedgerValue,
  type TypedValues,
} from '../../ledgers/values.ts'
import type { Office } from '../context.ts'
import { isClosed } from '../periods/is-closed.ts'
import { lockPeriods } from '../periods/lock.ts'
import { carryOut } from '../profile/publish.ts'
import type { StoreTransaction } from '../store/open.ts'
import { concerns } from './concerns.ts'
import { openedBy, openOthers } from './record-openings.ts'
import { dateOf, insertRecord, writeVersion } from './record-versions.ts'
import { findRecord, knownIds, ledgerOf, openValues, versionsOf, type StoredRecord } from './stored.ts'

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
