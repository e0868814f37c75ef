import { createHmac, hkdfSync } from 'node:crypto'
import { canonicalJson } from '../../base/json.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { AuditAction } from './audit-actions.ts'
import type { Office } from './context.ts'
import type { Store, StoreTransaction } from './store/open.ts'

interface Entry {
  readonly n: number
  readonly at: string
  readonly clerk: string
  readonly action: string
  readonly subject: string
}

/** The chain's key lies with the office's keys: who can only write to the database cannot forge an entry. */
export const auditKey = (columnKey: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(columnKey, 'base64url'), '', 'mingli audit chain v1', 32))

const macOf = (key: Buffer, previous: string, { n, at, clerk, action, subject }: Entry): string =>
  createHmac('sha256', key).update(canonicalJson({ previous, n, at, clerk, action, subject })).digest('hex')

/** Who did what with which record; subjects are ids. Each entry seals the one before it. */
export const recordAudit = (
  office: Office,
  clerk: string,
  action: AuditAction,
  subject: string,
): Promise<void> =>
  office.store.transaction().execute((trx) => recordAuditIn(trx, office, clerk, action, subject))

/** The same within a transaction, so that the deed and its entry are there together or not at all. */
export async function recordAuditIn(
  trx: StoreTransaction,
  office: Pick<Office, 'clock' | 'keys'>,
  clerk: string,
  action: AuditAction,
  subject: string,
): Promise<void> {
  await trx
    .insertInto('auditHead')
    .values({ n: 0, mac: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // Writing first locks the head, so that two servers do not both continue from the same entry.
  const { n, mac: previous } = await trx
    .updateTable('auditHead')
    .set((eb) => ({ n: eb('n', '+', 1) }))
    .returning(['n', 'mac'])
    .executeTakeFirstOrThrow()
  const entry: Entry = { n, at: office.clock.now().toISOString(), clerk, action, subject }
  const mac = macOf(auditKey(office.keys.column), previous, entry)
  await trx
    .insertInto('auditEntry')
    .values({ ...entry, mac })
    .execute()
  await trx.updateTable('auditHead').set({ mac }).execute()
}

/**
 * `altered`: entry `n` is not what was written, or the one before it was. `missing`: there is no entry `n`.
 * `cut`: the last entries, from `n` on, are gone.
 */
export interface AuditFault {
  readonly kind: 'altered' | 'missing' | 'cut'
  readonly n: number
}
export interface AuditState {
  readonly entries: number
  /** Written before entries were chained; nothing vouches for them. */
  readonly unchained: number
  /** Seal of the last entry: written down elsewhere, it shows later that nothing was taken back. */
  readonly head: string
}
const BATCH = 1000

/** Walks the whole chain from the first entry. */
export async function verifyAudit(store: Store, key: Buffer): Promise<Result<AuditState, AuditFault>> {
  let previous = ''
  let n = 0
  let unchained = 0
  for (;;) {
    const rows = await store
      .selectFrom('auditEntry')
      .selectAll()
      .where('n', '>', n)
      .orderBy('n')
      .limit(BATCH)
      .execute()
    for (const { mac, ...entry } of rows) {
      if (entry.n !== n + 1) return err({ kind: 'missing', n: n + 1 })
      n = entry.n
      if (mac === '' && unchained === n - 1) unchained = n
      else if (mac !== macOf(key, previous, entry)) return err({ kind: 'altered', n })
      previous = mac
    }
    if (rows.length < BATCH) break
  }
  const head = await store.selectFrom('auditHead').select(['n', 'mac']).executeTakeFirst()
  if ((head?.n ?? 0) !== n) return err({ kind: 'cut', n: n + 1 })
  return (head?.mac ?? '') === previous
    ? ok({ entries: n, unchained, head: previous })
    : err({ kind: 'altered', n })
}
