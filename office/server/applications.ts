import { timingSafeEqual } from 'node:crypto'
import type { Selectable } from 'kysely'
import { parseJson } from '../../base/json.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { ProgressState } from '../../exchange/schemas/api.ts'
import type { NumberProof } from '../../exchange/schemas/envelope.ts'
import {
  application,
  type Application,
  type Identity,
  type Supplement,
} from '../../exchange/schemas/message.ts'
import { tokenHash } from '../../exchange/receipt-token.ts'
import { recordAudit, recordAuditIn } from './audit.ts'
import type { Office } from './context.ts'
import { dueBy, type Subject } from './deadlines.ts'
import { movesFrom, type Actor } from './lifecycle.ts'
import type { Store, StoreTransaction } from './store/open.ts'
import { wouldJudgeThemselves } from './who-may.ts'
import type { Tables } from './store/schema.ts'

export type StoredApplication = Selectable<Tables['application']>
export type StoredEvent = Selectable<Tables['applicationEvent']>

export const findApplication = (store: Store, id: string): Promise<StoredApplication | undefined> =>
  store.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst()

export const findByNumber = (store: Store, number: string): Promise<StoredApplication | undefined> =>
  store.selectFrom('application').selectAll().where('number', '=', number).executeTakeFirst()

export const eventsOf = (store: Store | StoreTransaction, id: string): Promise<StoredEvent[]> =>
  store.selectFrom('applicationEvent').selectAll().where('applicationId', '=', id).orderBy('n').execute()

/** Where the content of an application lies, for `column-crypto`. */
export const contentPlace = (id: string): string => `application.content:${id}`

/** The clocks start with the citizen's confirmation at the kiosk, however late it arrived here. */
export const earliestReceipt = ({ confirmedAt }: Application, arrivedAt: string): string =>
  new Date(Math.min(Date.parse(arrivedAt), Date.parse(confirmedAt))).toISOString()

/** The confirmed content. It was checked when it came in: unreadable means damaged data or a wrong key, and throws. */
export function contentOf(office: Office, row: StoredApplication): Application {
  const text = office.crypto.open(row.contentSealed, contentPlace(row.id))
  if (!text.ok) throw new Error(`content of application ${row.id} cannot be opened with this key`)
  return application.parse(parseJson(text.value))
}

/** What its clocks are reckoned from. */
export function subjectOf(
  office: Office,
  row: StoredApplication,
  events: readonly Pick<StoredEvent, 'state' | 'at'>[],
): Subject {
  const content = contentOf(office, row)
  return {
    procedure: row.procedure,
    receivedAt: earliestReceipt(content, row.receivedAt),
    answers: content.answers,
    reached: events.flatMap(({ state, at }) => (state ? [{ state, at }] : [])),
  }
}

const notePlace = (id: string, n: number): string => `application_event.note:${id}:${n}`

export function noteOf(office: Office, event: StoredEvent): string | null {
  if (event.noteSealed === null) return null
  const text = office.crypto.open(event.noteSealed, notePlace(event.applicationId, event.n))
  if (!text.ok)
    throw new Error(`note ${event.n} of application ${event.applicationId} cannot be opened with this key`)
  return text.value
}

/**
 * `stale`: the state is not (any more) one that the move leads out of. `note-missing`: the move asks for a note.
 * `conflict-of-interest`: the note names the person complained of as the one to look into it.
 */
export type MoveError = 'not-found' | 'stale' | 'note-missing' | 'conflict-of-interest' | 'not-proven'

export interface MoveRequest {
  readonly to: ProgressState
  readonly note?: string | undefined
}

/** A clerk moves an application on; the table in lifecycle.ts says what is possible. */
export const moveByClerk = (office: Office, id: string, clerk: string, request: MoveRequest) =>
  moveOn(office, id, 'clerk', clerk, request)

/** The citizen withdraws at the window: the receipt's token, typed by the clerk, is the proof. */
export async function withdraw(
  office: Office,
  id: string,
  clerk: string,
  token: string,
): Promise<Result<void, MoveError>> {
  const row = await findApplication(office.store, id)
  if (!row) return err('not-found')
  if (!sameHash(row.tokenHash, tokenHash(row.number, token))) return err('not-proven')
  await recordAudit(office, clerk, 'withdrawal-proven', id)
  return moveOn(office, id, 'citizen', null, { to: 'withdrawn' })
}

async function moveOn(
  office: Office,
  id: string,
  actor: Actor,
  by: string | null,
  { to, note }: MoveRequest,
): Promise<Result<void, MoveError>> {
  const at = office.clock.now().toISOString()
  const moved = await office.store.transaction().execute(async (trx): Promise<Result<void, MoveError>> => {
    const row = await trx.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) return err('not-found')
    const move = movesFrom(row.procedure, row.state, actor).find((candidate) => candidate.to === to)
    if (!move) return err('stale')
    if (move.needs === 'note' && !note?.trim()) return err('note-missing')
    if (
      row.procedure === 'complaint' &&
      to === 'assigned' &&
      wouldJudgeThemselves(contentOf(office, row), note ?? '', office.profile)
    )
      return err('conflict-of-interest')
    const { numUpdatedRows } = await trx
      .updateTable('application')
      .set({
        state: to,
        dueBy: dueBy(subjectOf(office, row, [...(await eventsOf(trx, id)), { state: to, at }]), office.days),
      })
      .where('id', '=', id)
      .where('state', '=', row.state)
      .executeTakeFirst()
    // Another server moved it between reading and writing.
    if (numUpdatedRows !== 1n) return err('stale')
    await addEvent(trx, office, id, { at, kind: 'state', state: to, by }, note)
    return ok(undefined)
  })
  if (moved.ok) office.hub.tell('applications')
  return moved
}

/** Whether somebody proves that an application is their own. */
export function proves(office: Office, row: StoredApplication, proof: NumberProof): boolean {
  if (proof.kind === 'token') return sameHash(row.tokenHash, tokenHash(row.number, proof.token))
  // Whoever holds the card may be the one to be kept away (design.md §7).
  const { identity, restricted } = contentOf(office, row)
  if (!identity || restricted || row.restrictedKind !== null) return false
  return sameHash(identity.number.toUpperCase(), proof.documentNumber.toUpperCase())
}

/** What the citizen adds; false without proof, or where the number is not known here. */
export async function addSupplied(
  trx: StoreTransaction,
  office: Office,
  { number, proof, text }: Supplement,
  at: Date,
): Promise<boolean> {
  const row = await trx.selectFrom('application').selectAll().where('number', '=', number).executeTakeFirst()
  if (!row || !proves(office, row, proof)) return false
  const event = { at: at.toISOString(), kind: 'supplied', state: null, by: null } as const
  await addEvent(trx, office, row.id, event, text)
  return true
}

/** What the citizen still has to bring, all at once; it stops no clock and changes no state. */
export async function addSupplement(
  office: Office,
  id: string,
  clerk: string,
  text: string,
): Promise<boolean> {
  const row = await findApplication(office.store, id)
  if (!row) return false
  const at = office.clock.now().toISOString()
  await office.store
    .transaction()
    .execute((trx) => addEvent(trx, office, id, { at, kind: 'supplement', state: null, by: clerk }, text))
  office.hub.tell('applications')
  return true
}

/** Opening the identity is recorded before it is shown. */
export async function unmask(office: Office, id: string, clerk: string): Promise<Identity | undefined> {
  const row = await findApplication(office.store, id)
  if (!row) return undefined
  const { identity } = contentOf(office, row)
  if (!identity) return undefined
  const at = office.clock.now().toISOString()
  await office.store.transaction().execute(async (trx) => {
    await addEvent(trx, office, id, { at, kind: 'unmasked', state: null, by: clerk })
    await recordAuditIn(trx, office, clerk, 'unmask', id)
  })
  office.log.info('office.unmask', { id })
  return identity
}

async function addEvent(
  trx: StoreTransaction,
  office: Office,
  applicationId: string,
  event: Pick<StoredEvent, 'at' | 'kind' | 'state' | 'by'>,
  note?: string,
): Promise<void> {
  const last = await trx
    .selectFrom('applicationEvent')
    .select((eb) => eb.fn.max('n').as('n'))
    .where('applicationId', '=', applicationId)
    .executeTakeFirst()
  const n = (last?.n ?? 0) + 1
  const noteSealed = note?.trim() ? office.crypto.seal(note.trim(), notePlace(applicationId, n)) : null
  await trx
    .insertInto('applicationEvent')
    .values({ applicationId, n, ...event, noteSealed })
    .execute()
}

export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
