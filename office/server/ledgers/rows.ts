import { shanghaiDate } from '../../../base/clock.ts'
import { isPersonal, stateOf, type LedgerDefinition } from '../../ledgers/definition.ts'
import type { LedgerValues } from '../../ledgers/values.ts'
import { contentOf } from '../applications.ts'
import { channel, type Channel } from '../../../exchange/schemas/report.ts'
import type { Clerk } from '../sessions.ts'
import type { Office } from '../context.ts'
import { isFinal } from '../lifecycle.ts'
import { mayKnow } from '../who-may.ts'
import { NOBODY, type Choices, type LedgerRow } from './api-types.ts'
import { concerns } from './concerns.ts'
import { hiddenRecords } from './hidden.ts'
import { choicesOf, shown } from './shown.ts'
import { openValues, type StoredRecord } from './stored.ts'
import { applicationState, evaluationScore, way, word } from './words.ts'

export interface LedgerFilter {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly state?: string | undefined
  /** In number or any open cell. */
  readonly q?: string | undefined
  readonly overdue?: boolean | undefined
  readonly unfinished?: boolean | undefined
  /** By which way it came. */
  readonly via?: string | undefined
  /** Who has it, as the column says; NOBODY: who has not been found yet. */
  readonly handler?: string | undefined
  /** Value of a field, as stored. */
  readonly where?: Readonly<Record<string, string>> | undefined
}

/** Row minimum of domain file §7.5; then what the ledger itself lists. */
const COMMON = [
  'number',
  'date',
  'matter',
  'person',
  'handler',
  'result',
  'state',
  'basis',
  'review',
] as const

/** By which way something came; `other` where it came by none of these, or nobody noted it. */
export type Via = Channel | 'other'

/** Where a ledger asks for the way itself. */
const CHANNEL_FIELD = 'channel'
const asksWay = ({ fields }: LedgerDefinition): boolean => fields.some(({ id }) => id === CHANNEL_FIELD)

export function columnsOf(ledger: LedgerDefinition): { id: string; label: string }[] {
  const used = new Set(Object.values(ledger.columns))
  const own = ledger.fields.filter((field) => field.listed && !used.has(field.id))
  return [
    ...COMMON.map((id) => ({ id, label: word(`column.${id}`) })),
    ...(ledger.procedures.length > 0 && !asksWay(ledger) ? [{ id: 'via', label: word('column.via') }] : []),
    ...own.map(({ id, label }) => ({ id: `own.${id}`, label })),
  ]
}

/** A row with the values behind it, for what is computed from ledgers. */
export interface RowWithValues extends LedgerRow {
  readonly via: Via
  /** Somebody still has to do something about it. */
  readonly unfinished: boolean
  readonly values: LedgerValues
}

/**
 * Rows of a ledger, newest first: records of the desk, applications of its procedures, evaluations. `viewer`: who
 * reads them; left out where only figures are made of them.
 */
export async function rowsOf(
  office: Office,
  ledger: LedgerDefinition,
  filter: LedgerFilter,
  viewer?: Clerk,
): Promise<RowWithValues[]> {
  const choices = choicesOf(office)
  const records = await storedRecords(office, ledger, filter)
  const hidden = viewer ? await hiddenRecords(office, viewer) : undefined
  const rows = [
    ...records
      .filter(({ id }) => !hidden?.has(id))
      .map((record) => recordRow(office, ledger, record, choices))
      .filter(({ values }) => !viewer || !concerns(office, ledger, values, viewer.name)),
    ...(await applicationRows(office, ledger, filter, viewer)),
    ...(await evaluationRows(office, ledger, filter)),
  ]
  return rows
    .filter((row) => fits(ledger, row, filter))
    .toSorted((a, b) => (a.date === b.date ? (a.number < b.number ? 1 : -1) : a.date < b.date ? 1 : -1))
}

function storedRecords(
  office: Office,
  ledger: LedgerDefinition,
  filter: LedgerFilter,
): Promise<(StoredRecord & { readonly receivedVia: Channel | null })[]> {
  return office.store
    .selectFrom('ledgerRecord')
    .leftJoin('application', 'application.id', 'ledgerRecord.applicationId')
    .selectAll('ledgerRecord')
    .select('application.receivedVia')
    .where('ledger', '=', ledger.id)
    .where('date', '>=', filter.from ?? '')
    .where('date', '<=', filter.to ?? '9999-12-31')
    .execute()
}

function recordRow(
  office: Office,
  ledger: LedgerDefinition,
  record: StoredRecord & { readonly receivedVia: Channel | null },
  choices: Choices,
): RowWithValues {
  const values = openValues(office, record)
  const via = record.receivedVia ?? wayOf(ledger, values)
  const cell = (id: string | undefined): string => {
    const field = ledger.fields.find((one) => one.id === id)
    return field === undefined ? '' : shown(field, values[field.id], choices)
  }
  const { matter, person, handler, result } = ledger.columns
  const own = ledger.fields.filter((field) => field.listed).map(({ id }) => [`own.${id}`, cell(id)])
  const reference = ledger.fields.find(({ filledBySource, kind }) => filledBySource && kind === 'number-of')
  return {
    id: record.id,
    kind: 'record',
    via,
    unfinished: isUnfinished(ledger, record.state),
    number: record.number,
    date: record.date,
    state: record.state,
    cells: {
      number: record.number,
      date: record.date,
      matter: cell(matter),
      person: cell(person),
      handler: cell(handler) || record.createdBy,
      result: cell(result),
      state: stateOf(ledger, record.state)?.label ?? record.state,
      basis: cell(reference?.id) || record.number,
      review: record.reviewedBy ?? '',
      via: via === 'other' ? '' : way(via),
      ...Object.fromEntries(own),
    },
    dueAt: record.dueAt,
    overdue: record.dueAt !== null && record.dueAt < office.clock.now().toISOString(),
    values,
  }
}

/** What is simply in force (a post, a machine, a notice that is shown) is not unfinished, unless something is due in it. */
function isUnfinished(ledger: LedgerDefinition, name: string): boolean {
  const state = stateOf(ledger, name)
  if (!state || state.final || !ledger.states.some(({ final }) => final)) return false
  return state.tone !== 'good' || ledger.deadlines.some((one) => one.while.includes(name))
}

function wayOf(ledger: LedgerDefinition, values: LedgerValues): Via {
  const noted = asksWay(ledger) ? channel.safeParse(values[CHANNEL_FIELD]) : undefined
  return noted?.data ?? 'other'
}

/** Applications that no record of the desk adds to yet. */
async function applicationRows(
  office: Office,
  ledger: LedgerDefinition,
  filter: LedgerFilter,
  viewer: Clerk | undefined,
): Promise<RowWithValues[]> {
  if (ledger.procedures.length === 0) return []
  const applications = await office.store
    .selectFrom('application')
    .leftJoin('ledgerRecord', (join) =>
      join
        .onRef('ledgerRecord.applicationId', '=', 'application.id')
        .on('ledgerRecord.ledger', '=', ledger.id),
    )
    .selectAll('application')
    .where('application.procedure', 'in', ledger.procedures)
    .where('ledgerRecord.id', 'is', null)
    .execute()
  const today = shanghaiDate(office.clock.now())
  return applications.flatMap((one): RowWithValues[] => {
    const date = shanghaiDate(new Date(one.receivedAt))
    if (date < (filter.from ?? '') || date > (filter.to ?? '9999-12-31')) return []
    if (viewer && !mayKnow(viewer, one, () => contentOf(office, one))) return []
    const state = applicationState(one.state)
    return [
      {
        id: one.id,
        kind: 'application',
        via: one.receivedVia,
        unfinished: !isFinal(one.procedure, one.state),
        number: one.number,
        date,
        state: one.state,
        cells: {
          number: one.number,
          date,
          matter: one.title,
          person: one.maskedName,
          handler: '',
          result: '',
          state,
          basis: one.number,
          review: '',
          [asksWay(ledger) ? `own.${CHANNEL_FIELD}` : 'via']: way(one.receivedVia),
        },
        dueAt: one.dueBy,
        overdue: one.dueBy !== null && today > one.dueBy,
        values: {},
      },
    ]
  })
}

async function evaluationRows(
  office: Office,
  ledger: LedgerDefinition,
  filter: LedgerFilter,
): Promise<RowWithValues[]> {
  if (ledger.source !== 'evaluations') return []
  const rows = await office.store.selectFrom('evaluation').selectAll().execute()
  return rows.flatMap((row): RowWithValues[] => {
    const date = shanghaiDate(new Date(row.at))
    if (date < (filter.from ?? '') || date > (filter.to ?? '9999-12-31')) return []
    // An evaluation has no number of its own: a citizen may not be found by it.
    const number = row.id.slice(-12)
    return [
      {
        id: row.id,
        kind: 'evaluation',
        via: 'kiosk',
        unfinished: false,
        number,
        date,
        state: 'received',
        cells: {
          number,
          date,
          matter: row.service,
          person: word('value.anonymous'),
          handler: '',
          result: evaluationScore(row.score),
          state: stateOf(ledger, 'received')?.label ?? '',
          basis: number,
          review: '',
        },
        dueAt: null,
        overdue: false,
        values: { score: row.score, service: row.service },
      },
    ]
  })
}

function fits(
  ledger: LedgerDefinition,
  row: RowWithValues,
  { state, q, overdue, unfinished, via, handler, where }: LedgerFilter,
): boolean {
  if (state !== undefined && row.state !== state) return false
  if (overdue && !row.overdue) return false
  if (unfinished && !row.unfinished) return false
  if (via !== undefined && row.via !== via) return false
  if (handler !== undefined && (row.cells['handler'] || NOBODY) !== handler) return false
  for (const [name, wanted] of Object.entries(where ?? {})) {
    const field = ledger.fields.find(({ id }) => id === name)
    // Nobody is looked up by name or number in a list.
    if (!field || isPersonal(field)) return false
    const value = row.values[name]
    const given = Array.isArray(value) ? (value as string[]) : [String(value ?? '')]
    if (!given.includes(wanted)) return false
  }
  const key = q?.trim().toLowerCase() ?? ''
  return key === '' || Object.values(row.cells).some((cell) => cell.toLowerCase().includes(key))
}
