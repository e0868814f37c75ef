import type { Selectable } from 'kysely'
import type { Store, StoreTransaction } from './open.ts'
import type { Tables } from './schema.ts'

export type KioskRow = Selectable<Tables['kiosk']>

export const findKiosk = (store: Store, id: string): Promise<KioskRow | undefined> =>
  store.selectFrom('kiosk').selectAll().where('id', '=', id).executeTakeFirst()

export async function touchKiosk(store: Store, id: string, at: string): Promise<void> {
  await store.updateTable('kiosk').set({ lastSeenAt: at }).where('id', '=', id).execute()
}

/** Books the arrival of `seq`: opens a gap where some are missing before it, narrows one that it fills. */
export async function bookSequence(
  trx: StoreTransaction,
  kiosk: { readonly id: string },
  seq: number,
  at: string,
): Promise<{ from: number; to: number } | undefined> {
  // Writing first locks the row, so two servers do not both take the same last number for the highest.
  const { lastSeq } = await trx
    .updateTable('kiosk')
    .set((eb) => ({ lastSeenAt: at, envelopes: eb('envelopes', '+', 1) }))
    .where('id', '=', kiosk.id)
    .returning('lastSeq')
    .executeTakeFirstOrThrow()
  if (seq > lastSeq) await trx.updateTable('kiosk').set({ lastSeq: seq }).where('id', '=', kiosk.id).execute()
  if (seq > lastSeq + 1) {
    const gap = { from: lastSeq + 1, to: seq - 1 }
    await insertGap(trx, kiosk.id, gap.from, gap.to, at)
    return gap
  }
  if (seq <= lastSeq) await fillGap(trx, kiosk.id, seq)
  return undefined
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
