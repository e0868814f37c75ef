import type { Selectable } from 'kysely'
import type { CallRequest } from '../../exchange/schemas/api.ts'
import type { Office } from './context.ts'
import { isDuplicate } from './store/open.ts'
import type { Tables } from './store/schema.ts'

export type CallRow = Selectable<Tables['call']>

/** A call that nobody took for so long rings no more at the desk. */
const STALE_MS = 12 * 3_600_000

export const findCall = (office: Office, id: string): Promise<CallRow | undefined> =>
  office.store.selectFrom('call').selectAll().where('id', '=', id).executeTakeFirst()

/** Rings at the desk; the same id again is the same call. Undefined if the id is another kiosk's. */
export async function ring(
  office: Office,
  kioskId: string,
  request: CallRequest,
): Promise<CallRow | undefined> {
  const at = office.clock.now().toISOString()
  const call: CallRow = { ...request, kioskId, state: 'ringing', at, answeredBy: null, changedAt: at }
  try {
    await office.store.insertInto('call').values(call).execute()
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const known = await findCall(office, request.id)
    return known?.kioskId === kioskId ? known : undefined
  }
  office.log.info('office.call', { call: call.id, kioskId, state: 'ringing' })
  office.hub.tell('calls')
  return call
}

/** A clerk answers or ends a call; false if it was not there or not in a state for it. */
export async function changeCall(
  office: Office,
  id: string,
  state: 'answered' | 'ended',
  clerk: string,
): Promise<boolean> {
  const { numUpdatedRows } = await office.store
    .updateTable('call')
    .set({
      state,
      changedAt: office.clock.now().toISOString(),
      ...(state === 'answered' ? { answeredBy: clerk } : {}),
    })
    .where('id', '=', id)
    .where('state', 'in', state === 'answered' ? ['ringing'] : ['ringing', 'answered'])
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  office.log.info('office.call', { call: id, state })
  office.hub.tell('calls')
  return true
}

/** Open calls and those of the last hours, the newest first, with the kiosk's name. */
export function recentCalls(office: Office): Promise<(CallRow & { kiosk: string })[]> {
  const since = new Date(office.clock.now().getTime() - STALE_MS).toISOString()
  return office.store
    .selectFrom('call')
    .innerJoin('kiosk', 'kiosk.id', 'call.kioskId')
    .selectAll('call')
    .select('kiosk.name as kiosk')
    .where('call.at', '>=', since)
    .orderBy('call.at', 'desc')
    .limit(100)
    .execute()
}
