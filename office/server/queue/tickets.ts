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

/**
 * The next number of the day; the same id again is the same ticket. `kioskId` is null where the desk takes one for
 * somebody. Undefined if the id is another's.
 */
export async function takeTicket(
  office: Office,
  { id, topic }: QueueRequest,
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
        kioskId,
        state: 'waiting',
        takenAt: now.toISOString(),
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
    if (await change(office, first.id, ['waiting'], called(office, window, clerk)))
      return findTicket(office, first.id)
  }
}

/** One certain number: out of turn, once more, or when somebody comes back after all. False if it was served. */
export const callTicket = (office: Office, id: string, window: number, clerk: string): Promise<boolean> =>
  change(office, id, ['waiting', 'called', 'left'], called(office, window, clerk))

/** Served at the window, or not there. False if it was in no state for it. */
export const endTicket = (office: Office, id: string, state: 'served' | 'left'): Promise<boolean> =>
  change(office, id, state === 'served' ? ['called'] : ['waiting', 'called'], {
    state,
    endedAt: office.clock.now().toISOString(),
  })

const called = (office: Office, atWindow: number, calledBy: string) =>
  ({
    state: 'called',
    calledAt: office.clock.now().toISOString(),
    calledBy,
    atWindow,
    endedAt: null,
  }) as const

async function change(
  office: Office,
  id: string,
  from: readonly TicketRow['state'][],
  to: Partial<TicketRow> & Pick<TicketRow, 'state'>,
): Promise<boolean> {
  const { numUpdatedRows } = await office.store
    .updateTable('queueTicket')
    .set(to)
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
  const rows = await ofToday(office)
    .selectAll()
    .where('state', 'in', ['waiting', 'called'])
    .orderBy('calledAt', 'desc')
    .execute()
  const shown = rows.filter(({ state, calledAt }) => state === 'called' && calledAt! > since)
  return {
    waiting: rows.filter(({ state }) => state === 'waiting').length,
    called: shown
      .slice(0, MOST_SHOWN)
      .map((ticket) => ({ number: numberOf(ticket), window: ticket.atWindow! })),
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
