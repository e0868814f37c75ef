import type { Selectable } from 'kysely'
import { shanghaiDate, shanghaiTimestamp } from '../../../base/clock.ts'
import type { QueueRequest, QueueState, QueueTicket } from '../../../exchange/schemas/queue.ts'
import type { Office } from '../context.ts'
import { nextCount } from '../ledgers/numbers.ts'
import { isDuplicate } from '../store/open.ts'
import type { Tables } from '../store/schema.ts'

export type TicketRow = Selectable<Tables['queueTicket']>

/** So long a kiosk shows who is called where. */
const CALL_SHOWN_MS = 90_000
const MOST_SHOWN = 4
const DAY_MS = 86_400_000
/** Nobody asks afterwards who waited when. */
export const KEPT_DAYS = 30

export const numberOf = ({ n }: Pick<TicketRow, 'n'>): string => String(n).padStart(3, '0')

/** Later than today where the clock was set back: numbers go on in the day they have come to. */
const ofToday = (office: Office) =>
  office.store.selectFrom('queueTicket').where('day', '>=', shanghaiDate(office.clock.now()))

export const findTicket = (office: Office, id: string): Promise<TicketRow | undefined> =>
  office.store.selectFrom('queueTicket').selectAll().where('id', '=', id).executeTakeFirst()

export const ticketsOfToday = (office: Office): Promise<TicketRow[]> =>
  ofToday(office).selectAll().orderBy('day').orderBy('n').execute()

/** All that are not yet deleted, the latest day first. */
export const keptTickets = (office: Office): Promise<TicketRow[]> =>
  office.store.selectFrom('queueTicket').selectAll().orderBy('day', 'desc').execute()

/**
 * The next number of the day; the same id again is the same ticket. `kioskId` is null where the desk takes one for
 * somebody. Undefined if the id is another's.
 */
export async function takeTicket(
  office: Office,
  { id, topic, language }: QueueRequest,
  kioskId: string | null,
): Promise<TicketRow | undefined> {
  const known = await findTicket(office, id)
  if (known) return known.kioskId === kioskId ? known : undefined
  const now = office.clock.now()
  try {
    const ticket = await office.store.transaction().execute(async (trx) => {
      const { period, last } = await nextCount(trx, 'queue', shanghaiDate(now))
      const row: TicketRow = {
        id,
        day: period,
        n: last,
        topic,
        language,
        kioskId,
        state: 'waiting',
        takenAt: now.toISOString(),
        calls: 0,
        firstCalledAt: null,
        calledAt: null,
        calledBy: null,
        atWindow: null,
        endedAt: null,
      }
      await trx.insertInto('queueTicket').values(row).execute()
      return row
    })
    told(office, ticket.id, 'waiting')
    return ticket
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const other = await findTicket(office, id)
    return other?.kioskId === kioskId ? other : undefined
  }
}

/** As who holds it reads it. */
export async function ticketView(office: Office, ticket: TicketRow): Promise<QueueTicket> {
  const { before } = await office.store
    .selectFrom('queueTicket')
    .select((eb) => eb.fn.countAll<number>().as('before'))
    .where('day', '=', ticket.day)
    .where('n', '<', ticket.n)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  const { id, topic, takenAt } = ticket
  return {
    id,
    number: numberOf(ticket),
    topic,
    at: shanghaiTimestamp(new Date(takenAt)),
    before,
  }
}

/** Whoever is first; nobody twice, however many windows ask at once. Undefined where nobody waits. */
export async function callNext(
  office: Office,
  window: number,
  clerk: string,
): Promise<TicketRow | undefined> {
  for (;;) {
    const first = await ofToday(office)
      .select('id')
      .where('state', '=', 'waiting')
      .orderBy('day')
      .orderBy('n')
      .executeTakeFirst()
    if (!first) return undefined
    // Where another window was quicker, there is a next one.
    if (await call(office, first.id, ['waiting'], window, clerk)) return findTicket(office, first.id)
  }
}

/** One certain number: out of turn, once more, or when somebody comes back after all. False if it was served. */
export const callTicket = (office: Office, id: string, window: number, clerk: string): Promise<boolean> =>
  call(office, id, ['waiting', 'called', 'left'], window, clerk)

/** Served at the window, or not there. False if it was in no state for it. */
export const endTicket = (office: Office, id: string, state: 'served' | 'left'): Promise<boolean> =>
  change(office, id, state === 'served' ? ['called'] : ['waiting', 'called'], ended(office, state))

/** Of those that still wait, none comes any more: at the end of the day, or where somebody played with the paper. */
export async function endWaiting(office: Office, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const left = await office.store
    .updateTable('queueTicket')
    .set(ended(office, 'left'))
    .where('id', 'in', ids)
    .where('state', '=', 'waiting')
    .returning('id')
    .execute()
  for (const { id } of left) office.log.info('office.queue', { ticket: id, state: 'left' })
  office.hub.tell('queue')
}

const ended = (office: Office, state: 'served' | 'left') => ({
  state,
  endedAt: office.clock.now().toISOString(),
})

function call(
  office: Office,
  id: string,
  from: readonly TicketRow['state'][],
  atWindow: number,
  calledBy: string,
): Promise<boolean> {
  const calledAt = office.clock.now().toISOString()
  return change(office, id, from, { state: 'called', calledAt, calledBy, atWindow, endedAt: null })
}

async function change(
  office: Office,
  id: string,
  from: readonly TicketRow['state'][],
  to: Partial<TicketRow> & Pick<TicketRow, 'state'>,
): Promise<boolean> {
  const { calledAt } = to
  const { numUpdatedRows } = await office.store
    .updateTable('queueTicket')
    .set(to)
    .$if(calledAt !== undefined, (update) =>
      update.set((eb) => ({
        calls: eb('calls', '+', 1),
        firstCalledAt: eb.fn.coalesce('firstCalledAt', eb.val(calledAt)),
      })),
    )
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  told(office, id, to.state)
  return true
}

function told(office: Office, ticket: string, state: TicketRow['state']): void {
  office.log.info('office.queue', { ticket, state })
  office.hub.tell('queue')
}

/** What every kiosk's visitors may see of it. */
export async function queueStateOf(office: Office): Promise<QueueState> {
  const since = new Date(office.clock.now().getTime() - CALL_SHOWN_MS).toISOString()
  const rows = await ticketsOfToday(office)
  const waiting = rows.filter(({ state }) => state === 'waiting')
  return {
    waiting: waiting.length,
    next: waiting[0] ? numberOf(waiting[0]) : null,
    called: rows
      .flatMap(({ state, calledAt, atWindow, ...ticket }) =>
        state === 'called' && calledAt !== null && atWindow !== null && calledAt > since
          ? [{ ...ticket, calledAt, atWindow }]
          : [],
      )
      .toSorted((a, b) => b.calledAt.localeCompare(a.calledAt))
      .slice(0, MOST_SHOWN)
      .map(({ calledAt, atWindow, language, n }) => ({
        number: numberOf({ n }),
        window: atWindow,
        language,
        at: shanghaiTimestamp(new Date(calledAt)),
      })),
  }
}

/** Whether a kiosk has something to look out for: who stands at the window may be called once more. */
export async function isQueueing(office: Office): Promise<boolean> {
  const one = await ofToday(office)
    .select('id')
    .where('state', 'in', ['waiting', 'called'])
    .executeTakeFirst()
  return one !== undefined
}

/** Takes away what is over; tells how many. */
export async function forgetTickets(office: Office): Promise<number> {
  const before = shanghaiDate(new Date(office.clock.now().getTime() - KEPT_DAYS * DAY_MS))
  const { numDeletedRows } = await office.store
    .deleteFrom('queueTicket')
    .where('day', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
