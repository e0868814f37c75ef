import { parseJson } from '../../../base/json.ts'
import { aggregate } from '../../../exchange/schemas/report.ts'
import type { Office } from '../context.ts'
import type { ClosedPeriod } from './chain-types.ts'
import { reasonPlace } from './receive-report.ts'

/** Why a report was put right; null where nobody said. */
export function reasonOf(
  office: Office,
  { id, reasonSealed }: { readonly id: string; readonly reasonSealed: string | null },
): string | null {
  if (reasonSealed === null) return null
  const text = office.crypto.open(reasonSealed, reasonPlace(id))
  if (!text.ok) throw new Error(`the reason of report ${id} cannot be opened with this key`)
  return text.value
}

/**
 * A closed month as it was closed, and what came after it. Its figures stand as they were told; the corrections count in
 * the figures of today (`countPeriod`), so that both can be shown beside each other.
 */
export async function closedPeriodOf(office: Office, period: string): Promise<ClosedPeriod | undefined> {
  const closed = await office.store
    .selectFrom('closedPeriod')
    .selectAll()
    .where('period', '=', period)
    .executeTakeFirst()
  if (!closed) return undefined
  const later = await office.store
    .selectFrom('report')
    .select(['id', 'orgFrom', 'subject', 'version', 'receivedAt', 'status', 'reasonSealed'])
    .where('period', '=', period)
    .where('receivedAt', '>=', closed.closedAt)
    .where('reasonSealed', 'is not', null)
    .orderBy('receivedAt')
    .execute()
  return {
    ...closed,
    figures: closed.figures === null ? null : aggregate.parse(parseJson(closed.figures)),
    corrections: later.map(({ reasonSealed, ...row }) => ({
      ...row,
      reason: reasonOf(office, { id: row.id, reasonSealed }) ?? '',
    })),
  }
}
