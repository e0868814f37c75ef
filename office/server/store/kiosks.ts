import type { Selectable } from 'kysely'
import type { Store, StoreTransaction } from './open.ts'
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

/**
 * Books the arrival of `seqs`, ascending: opens a gap where some are missing before one, narrows one that is filled.
 * Answers which gaps were opened.
 */
export async function bookSequences(
  trx: StoreTransaction,
  kioskId: string,
  seqs: readonly number[],
  at: string,
): Promise<SeqRange[]> {
  // Writing first locks the row, so two servers do not both take the same last number for the highest.
  const { lastSeq } = await trx
    .updateTable('kiosk')
    .set((eb) => ({ lastSeenAt: at, envelopes: eb('envelopes', '+', seqs.length) }))
    .where('id', '=', kioskId)
    .returning('lastSeq')
    .executeTakeFirstOrThrow()
  const gaps: SeqRange[] = []
  let last = lastSeq
  for (const seq of seqs) {
    if (seq <= last) {
      await fillGap(trx, kioskId, seq)
      continue
    }
    if (seq > last + 1) gaps.push({ from: last + 1, to: seq - 1 })
    last = seq
  }
  for (const { from, to } of gaps) await insertGap(trx, kioskId, from, to, at)
  if (last > lastSeq)
    await trx.updateTable('kiosk').set({ lastSeq: last }).where('id', '=', kioskId).execute()
  return gaps
}

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
