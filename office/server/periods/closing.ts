import { z } from 'zod'
import { canonicalJson, parseJson } from '../../../base/json.ts'
import { signText, textHash, verifyText } from '../../../exchange/signing.ts'
import { recordAuditIn } from '../audit.ts'
import { countPeriod } from '../chain/count.ts'
import type { Office } from '../context.ts'
import type { ClosedPeriod } from './api-types.ts'
import { count } from './api-types.ts'
import { lockPeriods } from './lock.ts'
import { countsOf, isOver } from './month.ts'
import { compare, sourcesOf } from './sources.ts'

const source = z.object({
  kind: z.enum(['record', 'application', 'evaluation']),
  id: z.string(),
  version: z.int(),
  open: z.string(),
  sealed: z.string().nullable(),
})
/** What is kept of a closing beside its figures. */
const storedProof = z.object({
  counts: z.array(count.extend({ ledger: z.string() })),
  sources: z.array(source),
  /** Of the month that was closed before. */
  previous: z.object({ period: z.string(), hash: z.string() }).nullable(),
  signature: z.string(),
})
export type StoredProof = z.infer<typeof storedProof>

export const proofOf = (text: string | null): StoredProof | null =>
  text === null ? null : storedProof.parse(parseJson(text))

interface Closing {
  readonly period: string
  readonly closedAt: string
  readonly closedBy: string
  readonly figures: string | null
}

/** What is signed: who closed which month when, its counts, the hash of all its sources, the statement before it. */
function statementOf(
  office: Office,
  { period, closedAt, closedBy, figures }: Closing,
  { counts, sources, previous }: Omit<StoredProof, 'signature'>,
): string {
  return canonicalJson({
    v: 1,
    officeCode: office.profile.officeCode,
    period,
    closedAt,
    closedBy,
    figures: figures === null ? null : textHash(figures),
    counts,
    sources: textHash(canonicalJson(sources)),
    previous,
  })
}

/** Closes a month for good; `stale`: closed before, or not over yet. */
export async function closePeriod(office: Office, clerk: string, period: string): Promise<'done' | 'stale'> {
  if (!isOver(office, period)) return 'stale'
  return office.store.transaction().execute(async (trx) => {
    await lockPeriods(trx, 'to-close')
    // What is counted and what is named as its sources are of one moment.
    const within = { ...office, store: trx }
    const figures = office.level === 'township' ? null : JSON.stringify(await countPeriod(within, period))
    const counts = (await countsOf(within, period))
      .filter(({ rows }) => rows > 0)
      .map(({ ledger, rows, open }) => ({ ledger: ledger.id, rows, open }))
    const last = await trx
      .selectFrom('closedPeriod')
      .selectAll()
      .where('proof', 'is not', null)
      .orderBy('closedAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    const before = last && proofOf(last.proof)
    const closing = { period, closedAt: office.clock.now().toISOString(), closedBy: clerk, figures }
    const unsigned = {
      counts,
      sources: await sourcesOf(trx, period),
      previous: before ? { period: last.period, hash: textHash(statementOf(office, last, before)) } : null,
    }
    const signature = signText(statementOf(office, closing, unsigned), office.keys.signing.privateKey)
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('closedPeriod')
      .values({ ...closing, proof: JSON.stringify({ ...unsigned, signature } satisfies StoredProof) })
      .onConflict((conflict) => conflict.column('period').doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return 'stale'
    await recordAuditIn(trx, office, clerk, 'close-period', period)
    return 'done'
  })
}

/** The statement's hash, and whether everything it stands for is still what it was. */
export async function verifyProof(
  office: Office,
  closing: Closing,
  stored: StoredProof,
): Promise<NonNullable<ClosedPeriod['proof']>> {
  const statement = statementOf(office, closing, stored)
  const { previous } = stored
  const before =
    previous &&
    (await office.store
      .selectFrom('closedPeriod')
      .selectAll()
      .where('period', '=', previous.period)
      .executeTakeFirst())
  const proofBefore = before ? proofOf(before.proof) : null
  return {
    hash: textHash(statement),
    sources: textHash(canonicalJson(stored.sources)),
    previous: previous && {
      ...previous,
      holds:
        !!before && !!proofBefore && textHash(statementOf(office, before, proofBefore)) === previous.hash,
    },
    rows: stored.sources.length,
    signed: verifyText(statement, stored.signature, office.keys.signing.publicKey),
    ...(await compare(office.store, stored.sources)),
  }
}
