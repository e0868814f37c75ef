import { shanghaiDate } from '../../../base/clock.ts'
import { formatAcceptanceNumber } from '../../../exchange/acceptance-number.ts'
import type { LedgerDefinition } from '../../ledgers/definition.ts'
import type { Office } from '../context.ts'
import type { StoreTransaction } from '../store/open.ts'

/** The desk's letter in acceptance numbers: kiosks have those from A, the desk has N (design.md §7). */
export const DESK_LETTER = 'N'
/** The desk among the stations that send: what it takes in is counted like a kiosk's envelopes. */
export const DESK_STATION = 'desk'

/** The desk's next acceptance number: one row of numbers for all that it receives. */
export async function nextAcceptanceNumber(trx: StoreTransaction, office: Office): Promise<string> {
  const { period, last } = await nextCount(trx, 'desk', shanghaiDate(office.clock.now()))
  return formatAcceptanceNumber({
    date: period,
    officeShortCode: office.profile.shortCode,
    stationLetter: DESK_LETTER,
    sequence: last,
  })
}

/** `21-2026-0003`: counted in its ledger by year. */
export async function nextNumber(
  trx: StoreTransaction,
  office: Office,
  ledger: LedgerDefinition,
): Promise<string> {
  if (ledger.numbering === 'acceptance') return nextAcceptanceNumber(trx, office)
  const year = shanghaiDate(office.clock.now()).slice(0, 4)
  const { period, last } = await nextCount(trx, `ledger:${ledger.id}`, year)
  return `${ledger.order.toUpperCase()}-${period}-${String(last).padStart(4, '0')}`
}

/** The next count of a period; a clock that was set back goes on in the later period, so no number comes twice. */
export async function nextCount(trx: StoreTransaction, name: string, period: string) {
  return trx
    .insertInto('numberSequence')
    .values({ name, period, last: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({
        last: eb
          .case()
          .when('numberSequence.period', '<', eb.ref('excluded.period'))
          .then(1)
          .else(eb('numberSequence.last', '+', 1))
          .end(),
        period: eb
          .case()
          .when('numberSequence.period', '<', eb.ref('excluded.period'))
          .then(eb.ref('excluded.period'))
          .else(eb.ref('numberSequence.period'))
          .end(),
      })),
    )
    .returning(['period', 'last'])
    .executeTakeFirstOrThrow()
}
