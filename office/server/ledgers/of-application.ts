import type { Procedure } from '../../../content/engine/procedure.ts'
import { stateOf } from '../../ledgers/definition.ts'
import type { Office } from '../context.ts'
import type { ApplicationView } from '../desk-api-types.ts'
import { may } from '../permissions.ts'
import type { Clerk } from '../sessions.ts'
import { concerns } from './concerns.ts'
import { seesLedger } from './sees.ts'
import { LEDGERS, ledgerOf, openValues } from './stored.ts'

/**
 * The rows that add to an application, oldest first: where its pre-review, its booking, its mediation stands; and the
 * ledgers it belongs to that have no row of it yet.
 */
export async function recordsOf(
  office: Office,
  viewer: Clerk,
  application: { readonly id: string; readonly procedure: Procedure },
): Promise<Pick<ApplicationView, 'records' | 'unwritten'>> {
  const rows = await office.store
    .selectFrom('ledgerRecord')
    .selectAll()
    .where('applicationId', '=', application.id)
    .orderBy('createdAt')
    .execute()
  const now = office.clock.now().toISOString()
  const written = new Set(rows.map(({ ledger }) => ledger))
  return {
    records: rows
      .filter((row) => {
        const ledger = ledgerOf(row.ledger)
        return seesLedger(viewer, ledger) && !concerns(office, ledger, openValues(office, row), viewer.name)
      })
      .map((row) => {
        const { title, states } = ledgerOf(row.ledger)
        const { label, tone } = stateOf(ledgerOf(row.ledger), row.state) ?? states[0]!
        const overdue = row.dueAt !== null && row.dueAt < now
        return { id: row.id, ledger: row.ledger, title, state: label, tone, overdue }
      }),
    unwritten: [...LEDGERS.values()]
      .filter(
        (ledger) =>
          ledger.procedures.includes(application.procedure) &&
          !written.has(ledger.id) &&
          seesLedger(viewer, ledger) &&
          may(viewer, ledger.write),
      )
      .map(({ id, title }) => ({ ledger: id, title })),
  }
}
