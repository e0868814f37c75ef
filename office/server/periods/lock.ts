import { isPostgres, type StoreTransaction } from '../store/open.ts'

/**
 * Who writes what a month may hold asks whether it is closed, and who closes it counts what is there: on PostgreSQL neither
 * sees what the other has not committed. So those who write share a lock that the one who closes waits for, and they for it.
 * It is the row of the office's signing key (start.ts), which is always there and never written. SQLite has one
 * transaction at a time.
 */
export async function lockPeriods(trx: StoreTransaction, wish: 'to-write' | 'to-close'): Promise<void> {
  if (!isPostgres(trx)) return
  const row = trx.selectFrom('setting').select('key').where('key', '=', 'signing-key')
  await (wish === 'to-close' ? row.forUpdate() : row.forShare()).execute()
}
