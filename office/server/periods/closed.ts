import { parseJson } from '../../../base/json.ts'
import { aggregate } from '../../../exchange/schemas/report.ts'
import type { Office } from '../context.ts'
import { seesCounts } from '../ledgers/sees.ts'
import type { Clerk } from '../sessions.ts'
import type { ClosedPeriod } from './api-types.ts'
import { changesSince } from './changes.ts'
import { proofOf, verifyProof } from './closing.ts'
import { correctionsOf } from './corrections.ts'
import { countsOf } from './month.ts'

/**
 * A closed month as it was closed, what proves it, and what came after it. Its figures stand as they were told; what was
 * put right counts in the figures of today, so that both stand beside each other.
 */
export async function closedPeriodOf(
  office: Office,
  viewer: Clerk,
  period: string,
): Promise<ClosedPeriod | undefined> {
  const closed = await office.store
    .selectFrom('closedPeriod')
    .selectAll()
    .where('period', '=', period)
    .executeTakeFirst()
  if (!closed) return undefined
  const { closedAt, closedBy } = closed
  const proof = proofOf(closed.proof)
  const then = new Map(proof?.counts.map(({ ledger, rows, open }) => [ledger, { rows, open }]))
  const none = proof ? { rows: 0, open: 0 } : null
  return {
    period,
    closedAt,
    closedBy,
    figures: closed.figures === null ? null : aggregate.parse(parseJson(closed.figures)),
    ledgers: (await countsOf(office, period))
      .filter(({ ledger, rows }) => seesCounts(viewer, ledger) && (rows > 0 || then.has(ledger.id)))
      .map(({ ledger: { id, title }, rows, open }) => ({
        id,
        title,
        atClosing: then.get(id) ?? none,
        now: { rows, open },
      })),
    proof: proof && (await verifyProof(office, closed, proof)),
    changes: await changesSince(
      office,
      viewer,
      { period, closedAt },
      proof?.sources.map(({ id }) => id) ?? [],
    ),
    corrections: await correctionsOf(office, period, closedAt),
  }
}
