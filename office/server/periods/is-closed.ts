import type { Store, StoreTransaction } from '../store/open.ts'

/** Whether a month `YYYY-MM` is closed: its figures stand, and what is put right in it says why. */
export const isClosed = async (store: Store | StoreTransaction, period: string): Promise<boolean> =>
  (await store
    .selectFrom('closedPeriod')
    .select('period')
    .where('period', '=', period)
    .executeTakeFirst()) !== undefined
