import type { DeviceTrouble } from '../../../exchange/schemas/api.ts'
import { shanghaiDate } from '../../../base/clock.ts'
import type { Office } from '../context.ts'
import { insertRecord } from './record-versions.ts'
import { ledgerOf, openValues } from './stored.ts'
import { deviceTrouble } from './words.ts'

/** A ticket (维修单) for each trouble that a kiosk tells of and that no open ticket is about yet. */
export async function openTickets(
  office: Office,
  kiosk: { readonly id: string; readonly name: string },
  troubles: readonly DeviceTrouble[],
): Promise<void> {
  if (troubles.length === 0) return
  const ledger = ledgerOf('ticket')
  const opened = await office.store.transaction().execute(async (trx) => {
    const open = await trx
      .selectFrom('ledgerRecord')
      .selectAll()
      .where('ledger', '=', ledger.id)
      .where('state', '=', 'open')
      .execute()
    const signals = new Set(open.map((row) => openValues(office, row)['signal']))
    const fresh = troubles
      .map(({ device, situation }) => ({ device, situation, signal: `${kiosk.id} ${device}.${situation}` }))
      .filter(({ signal }) => !signals.has(signal))
    for (const { device, situation, signal } of fresh)
      await insertRecord(trx, office, ledger, {
        clerk: kiosk.name,
        values: {
          date: shanghaiDate(office.clock.now()),
          device: kiosk.name,
          trouble: deviceTrouble(device, situation),
          signal,
        },
      })
    return fresh.length
  })
  if (opened > 0) office.hub.tell('ledgers')
}
