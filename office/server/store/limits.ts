import type { Clock } from '../../../base/clock.ts'
import type { Store } from './open.ts'

/** So many failures within so long; then nothing is tried until the time is over. */
export interface Limit {
  readonly count: number
  readonly windowMs: number
}

/** Milliseconds until `key` may try again; 0 if it may now. Counted in the store, so several servers share it. */
export async function waitOf(store: Store, clock: Clock, key: string, limit: Limit): Promise<number> {
  const row = await store.selectFrom('attempt').selectAll().where('key', '=', key).executeTakeFirst()
  if (!row || row.count < limit.count) return 0
  return Math.max(0, Date.parse(row.resetAt) - clock.now().getTime())
}

/** Counts one failure; a window that is over starts anew. */
export async function countFailure(store: Store, clock: Clock, key: string, limit: Limit): Promise<void> {
  const now = clock.now()
  const resetAt = new Date(now.getTime() + limit.windowMs).toISOString()
  await store.deleteFrom('attempt').where('resetAt', '<=', now.toISOString()).execute()
  await store
    .insertInto('attempt')
    .values({ key, count: 1, resetAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({ count: eb('attempt.count', '+', 1) })),
    )
    .execute()
}

export async function forgetFailures(store: Store, key: string): Promise<void> {
  await store.deleteFrom('attempt').where('key', '=', key).execute()
}
