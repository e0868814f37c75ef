import type { Office } from '../context.ts'
import { reasonOf } from '../chain/receive-report.ts'
import type { ClosedPeriod } from './api-types.ts'

/** What offices below put right in a month after it was closed here. */
export async function correctionsOf(
  office: Office,
  period: string,
  closedAt: string,
): Promise<ClosedPeriod['corrections']> {
  const later = await office.store
    .selectFrom('report')
    .select(['id', 'orgFrom', 'subject', 'version', 'receivedAt', 'status', 'reasonSealed'])
    .where('period', '=', period)
    .where('receivedAt', '>=', closedAt)
    .where('reasonSealed', 'is not', null)
    .orderBy('receivedAt')
    .execute()
  return later.map(({ reasonSealed, ...row }) => ({
    ...row,
    reason: reasonOf(office, { id: row.id, reasonSealed }) ?? '',
  }))
}
