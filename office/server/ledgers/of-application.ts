import type { Office } from '../context.ts'
import type { Rights } from '../permissions.ts'
import type { ApplicationView } from '../desk-api-types.ts'
import { seesLedger } from './sees.ts'
import { LEDGERS } from './stored.ts'

/** The rows that add to an application, oldest first: where its pre-review, its booking, its mediation stands. */
export async function recordsOf(
  office: Office,
  viewer: Rights,
  applicationId: string,
): Promise<ApplicationView['records']> {
  const rows = await office.store
    .selectFrom('ledgerRecord')
    .select(['id', 'ledger', 'number', 'state'])
    .where('applicationId', '=', applicationId)
    .orderBy('createdAt')
    .execute()
  return rows.flatMap(({ id, ledger: name, number, state }) => {
    const ledger = LEDGERS.get(name)
    if (!ledger || !seesLedger(viewer, ledger)) return []
    const label = ledger.states.find((one) => one.id === state)?.label ?? state
    return [{ id, number, title: ledger.title, state: label }]
  })
}
