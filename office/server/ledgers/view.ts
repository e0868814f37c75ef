import type { LedgerDefinition } from '../../ledgers/definition.ts'
import { isAsked } from '../../ledgers/asked.ts'
import { typedOf, type LedgerValues } from '../../ledgers/values.ts'
import { contentOf, findApplication } from '../applications.ts'
import { recordAudit } from '../audit.ts'
import type { Clerk } from '../sessions.ts'
import type { Office } from '../context.ts'
import { mayKnow } from '../who-may.ts'
import type { Choices, LedgerIndex, RecordView, TypedRecord } from './api-types.ts'
import { cardsOf } from './cards.ts'
import { concerns } from './concerns.ts'
import { recordFor } from './hidden.ts'
import { photosOf } from './photos.ts'
import { rowsOf } from './rows.ts'
import { seesLedger } from './sees.ts'
import { choicesOf, shown } from './shown.ts'
import { findRecord, ledgerOf, openValues, reasonPlace, versionsOf, type StoredVersion } from './stored.ts'

/** Every ledger with its rows of the year and what is late in it. */
export async function indexOf(
  office: Office,
  ledgers: readonly LedgerDefinition[],
  viewer: Clerk,
  year: string,
): Promise<LedgerIndex['ledgers']> {
  const found: LedgerIndex['ledgers'] = []
  for (const ledger of ledgers) {
    const rows = await rowsOf(office, ledger, { from: `${year}-01-01`, to: `${year}-12-31` }, viewer)
    const { id, order, title, lead, group } = ledger
    found.push({
      id,
      order,
      title,
      lead,
      group,
      rows: rows.length,
      overdue: rows.filter(({ overdue }) => overdue).length,
    })
  }
  return found
}

export async function viewOf(office: Office, viewer: Clerk, id: string): Promise<RecordView | undefined> {
  const row = await findRecord(office.store, id)
  if (!row) return undefined
  const ledger = ledgerOf(row.ledger)
  const choices = choicesOf(office)
  const values = openValues(office, row)
  if (concerns(office, ledger, values, viewer.name)) return undefined
  const versions = await versionsOf(office.store, id)
  const deadline = ledger.deadlines.find((one) => one.id === row.deadline)
  return {
    ledger,
    choices,
    id: row.id,
    number: row.number,
    state: row.state,
    version: row.version,
    date: row.date,
    fields: ledger.fields
      // What a machine notes for itself is nothing to read.
      .filter((field) => isAsked(field, values) && !(field.filledBySource && field.kind === 'text'))
      .map((field) => ({ id: field.id, label: field.label, shown: shown(field, values[field.id], choices) })),
    cards: cardsOf(office, ledger, values),
    photos: ledger.photos ? await photosOf(office.store, id) : null,
    due:
      deadline && row.dueAt !== null
        ? {
            label: deadline.label,
            at: row.dueAt,
            basis: deadline.basis,
            overdue: row.dueAt < office.clock.now().toISOString(),
          }
        : null,
    source: await reference(office, viewer, row.sourceId),
    made: await madeFrom(office, viewer, row.id),
    letter: letterOf(ledger, values, choices),
    application: await applicationOf(office, viewer, row.applicationId),
    history: versions.map((version, index) => entryOf(office, ledger, version, versions[index - 1])),
  }
}

function letterOf(ledger: LedgerDefinition, values: LedgerValues, choices: Choices): RecordView['letter'] {
  const { letter } = ledger
  const field = letter && ledger.fields.find(({ id }) => id === letter.to)
  return letter && field
    ? { to: shown(field, values[letter.to], choices), consented: values[letter.consent] === true }
    : null
}

const titled = (row: { id: string; number: string; ledger: string }) => ({
  id: row.id,
  number: row.number,
  title: ledgerOf(row.ledger).title,
})

async function reference(office: Office, viewer: Clerk, id: string | null): Promise<RecordView['source']> {
  const row = id === null ? undefined : await recordFor(office, viewer, id)
  return row ? titled(row) : null
}

async function applicationOf(
  office: Office,
  viewer: Clerk,
  id: string | null,
): Promise<RecordView['application']> {
  const row = id === null ? undefined : await findApplication(office.store, id)
  return row && mayKnow(viewer, row, () => contentOf(office, row))
    ? { id: row.id, number: row.number, title: row.title }
    : null
}

/** A record that may be seen hides none that was made from it, unless its ledger is another's. */
async function madeFrom(office: Office, viewer: Clerk, id: string): Promise<RecordView['made']> {
  const rows = await office.store
    .selectFrom('ledgerRecord')
    .select(['id', 'number', 'ledger'])
    .where('sourceId', '=', id)
    .orderBy('createdAt')
    .execute()
  return rows.filter(({ ledger }) => seesLedger(viewer, ledgerOf(ledger))).map(titled)
}

/** One version as people read it: what was done, by whom, and which fields it changed. */
export function entryOf(
  office: Office,
  ledger: LedgerDefinition,
  version: StoredVersion,
  before: StoredVersion | undefined,
): RecordView['history'][number] {
  const values = (one: StoredVersion) => openValues(office, { ...one, id: one.recordId })
  const [now, then] = [values(version), before ? values(before) : {}]
  return {
    version: version.version,
    at: version.at,
    by: version.by,
    move: ledger.moves.find(({ id }) => id === version.move)?.label ?? null,
    state: version.state,
    reason: reasonOf(office, version),
    changed: ledger.fields
      .filter(({ id }) => JSON.stringify(now[id]) !== JSON.stringify(then[id]))
      .map(({ label }) => label),
  }
}

function reasonOf(office: Office, { recordId, version, reasonSealed }: StoredVersion): string | null {
  if (reasonSealed === null) return null
  const text = office.crypto.open(reasonSealed, reasonPlace(recordId, version))
  if (!text.ok)
    throw new Error(`reason ${version} of ledger record ${recordId} cannot be opened with this key`)
  return text.value
}

/** The values as they can be written again, nothing masked: opening them is recorded before. */
export async function openForWriting(
  office: Office,
  clerk: string,
  id: string,
): Promise<TypedRecord | undefined> {
  const row = await findRecord(office.store, id)
  const values = row && openValues(office, row)
  if (!row || !values || concerns(office, ledgerOf(row.ledger), values, clerk)) return undefined
  await recordAudit(office, clerk, 'unmask-record', id)
  return mutable(typedOf(values, ledgerOf(row.ledger)))
}

/** As the schemas of the API have it. */
export const mutable = (typed: ReturnType<typeof typedOf>): TypedRecord =>
  Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
  )
