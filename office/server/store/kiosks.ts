import { sql, type Selectable } from 'kysely'
import { isPostgres, type Store, type StoreTransaction } from './open.ts'
import type { Tables } from './schema.ts'

export type KioskRow = Selectable<Tables['kiosk']>

export const findKiosk = (store: Store, id: string): Promise<KioskRow | undefined> =>
  store.selectFrom('kiosk').selectAll().where('id', '=', id).executeTakeFirst()

export async function touchKiosk(store: Store, id: string, at: string): Promise<void> {
  await store.updateTable('kiosk').set({ lastSeenAt: at }).where('id', '=', id).execute()
}

export interface SeqRange {
  readonly from: number
  readonly to: number
}

/** What one kiosk sent: `seqs` ascending, the last at `at`. */
export interface Arrivals {
  readonly kioskId: string
  readonly seqs: readonly number[]
  readonly at: string
}

/**
 * Books what arrived: opens a gap where a number is missing before one, narrows one that is filled. Answers which gaps
 * were opened.
 */
export async function bookSequences(
  trx: StoreTransaction,
  arrivals: readonly Arrivals[],
): Promise<(SeqRange & { readonly kioskId: string })[]> {
  if (arrivals.length === 0) return []
  const ids = arrivals.map(({ kioskId }) => kioskId)
  // Locked, and by all servers in the same order: two do not both take the same last number for the highest. SQLite knows
  // no such lock and needs none, for the transaction has written before.
  const rows = await trx
    .selectFrom('kiosk')
    .select(['id', 'lastSeq'])
    .where('id', 'in', ids)
    .orderBy('id')
    .$if(isPostgres(trx), (query) => query.forNoKeyUpdate())
    .execute()
  const lastOf = new Map(rows.map(({ id, lastSeq }) => [id, lastSeq]))
  const gaps = []
  for (const { kioskId, seqs, at } of arrivals) {
    let last = lastOf.get(kioskId) ?? 0
    for (const seq of seqs) {
      if (seq <= last) await fillGap(trx, kioskId, seq)
      else if (seq > last + 1) {
        const gap = { kioskId, from: last + 1, to: seq - 1 }
        gaps.push(gap)
        await insertGap(trx, kioskId, gap.from, gap.to, at)
      }
      last = Math.max(last, seq)
    }
    lastOf.set(kioskId, last)
  }
  const each = (value: (one: Arrivals) => number) => numberByKiosk(arrivals, value)
  await trx
    .updateTable('kiosk')
    .set((eb) => ({
      lastSeenAt: arrivals
        .map(({ at }) => at)
        .toSorted()
        .at(-1)!,
      envelopes: eb(
        'envelopes',
        '+',
        each(({ seqs }) => seqs.length),
      ),
      lastSeq: each(({ kioskId }) => lastOf.get(kioskId)!),
    }))
    .where('id', 'in', ids)
    .execute()
  return gaps
}

const numberByKiosk = (arrivals: readonly Arrivals[], value: (one: Arrivals) => number) =>
  sql<number>`CASE id ${sql.join(
    arrivals.map((one) => sql`WHEN ${one.kioskId} THEN CAST(${value(one)} AS INTEGER)`),
    sql` `,
  )} END`

async function fillGap(trx: StoreTransaction, kioskId: string, seq: number): Promise<void> {
  const gap = await trx
    .selectFrom('seqGap')
    .selectAll()
    .where('kioskId', '=', kioskId)
    .where('fromSeq', '<=', seq)
    .where('toSeq', '>=', seq)
    .executeTakeFirst()
  if (!gap) return
  await trx.deleteFrom('seqGap').where('kioskId', '=', kioskId).where('fromSeq', '=', gap.fromSeq).execute()
  await insertGap(trx, kioskId, gap.fromSeq, seq - 1, gap.noticedAt)
  await insertGap(trx, kioskId, seq + 1, gap.toSeq, gap.noticedAt)
}

async function insertGap(
  trx: StoreTransaction,
  kioskId: string,
  fromSeq: number,
  toSeq: number,
  noticedAt: string,
) {
  if (fromSeq <= toSeq)
    await trx.insertInto('seqGap').values({ kioskId, fromSeq, toSeq, noticedAt }).execute()
}
