import { z } from 'zod'
import { parseJson } from '../../base/json.ts'
import { deviceTrouble, type DeviceTrouble } from '../../exchange/schemas/api.ts'
import type { Office } from './context.ts'
import { openTickets } from './ledgers/tickets.ts'
import type { KioskRow } from './store/kiosks.ts'

const stored = z.array(deviceTrouble)

/** What ailed its devices when it last gave a sign of life. */
export const troublesOf = ({ troubles }: Pick<KioskRow, 'troubles'>): DeviceTrouble[] =>
  troubles === null ? [] : stored.parse(parseJson(troubles))

/** In the store, so that every server of the office tells it; the desk hears of a change at once. */
export async function noteTroubles(
  office: Office,
  kiosk: KioskRow,
  troubles: readonly DeviceTrouble[],
): Promise<void> {
  const text = troubles.length === 0 ? null : JSON.stringify(troubles)
  if (text === kiosk.troubles) return
  await office.store.updateTable('kiosk').set({ troubles: text }).where('id', '=', kiosk.id).execute()
  office.hub.tell('kiosks')
  await openTickets(office, kiosk, troubles)
}
