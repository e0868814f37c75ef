import type { Clock } from '../../../base/clock.ts'
import type { Store, StoreTransaction } from './open.ts'

/** So many failures within so long; then nothing is tried until the time is over. */
export interface Limit {
  readonly count: number
  readonly windowMs: number
}

/** One count among those that a try takes part in. */
export interface Tried {
  readonly key: string
  readonly limit: Limit
}

/**
 * Counts a try before it is made: of many that come at the same moment no more are let through than of those that come one
 * after the other. Answers the milliseconds to wait where it may not be made, and then counts nothing. Who succeeds calls
 * `forgetFailures` or `giveBack`. Counted in the store, so several servers share it.
 */
export async function takeTry(store: Store, clock: Clock, tries: readonly Tried[]): Promise<number> {
  try {
    await store.transaction().execute(async (trx) => {
      for (const one of tries) {
        const waitMs = await countUp(trx, clock, one)
        if (waitMs > 0) throw new TooMany(waitMs)
      }
    })
    return 0
  } catch (error) {
    if (error instanceof TooMany) return error.waitMs
    throw error
  }
}

/** Takes back what was counted. */
class TooMany extends Error {
  readonly waitMs: number
  constructor(waitMs: number) {
    super('too many tries')
    this.waitMs = waitMs
  }
}

async function countUp(trx: StoreTransaction, clock: Clock, { key, limit }: Tried): Promise<number> {
  const now = clock.now()
  const resetAt = new Date(now.getTime() + limit.windowMs).toISOString()
  // A window that is over starts anew.
  await trx.deleteFrom('attempt').where('key', '=', key).where('resetAt', '<=', now.toISOString()).execute()
  const row = await trx
    .insertInto('attempt')
    .values({ key, count: 1, resetAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({ count: eb('attempt.count', '+', 1) })),
    )
    .returning(['count', 'resetAt'])
    .executeTakeFirstOrThrow()
  return row.count <= limit.count ? 0 : Math.max(1, Date.parse(row.resetAt) - now.getTime())
}

/** Whether nothing more may be tried now; counts nothing. */
export async function isSpent(store: Store, clock: Clock, { key, limit }: Tried): Promise<boolean> {
  const row = await store.selectFrom('attempt').selectAll().where('key', '=', key).executeTakeFirst()
  return !!row && row.count >= limit.count && Date.parse(row.resetAt) > clock.now().getTime()
}

/** It was no failure: the others stay counted. */
export async function giveBack(store: Store, key: string): Promise<void> {
  await store
    .updateTable('attempt')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute()
}

export async function forgetFailures(store: Store, key: string): Promise<void> {
  await store.deleteFrom('attempt').where('key', '=', key).execute()
}
