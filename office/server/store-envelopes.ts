import type { EnvelopeHeader } from '../../exchange/schemas/envelope.ts'
import type { Message } from '../../exchange/schemas/message.ts'
import { addSupplied } from './applications.ts'
import { recordAuditIn } from './audit.ts'
import { storeReport } from './chain/receive-report.ts'
import type { Office } from './context.ts'
import { storeApplications } from './store-application.ts'
import { bookSequences, type Arrivals, type KioskRow, type SeqRange } from './store/kiosks.ts'
import { isDuplicate, type StoreTransaction } from './store/open.ts'
import { storeUsage } from './usage.ts'

/** An envelope that was checked and only has to be stored. */
export interface CheckedEnvelope {
  readonly header: EnvelopeHeader
  /** Of the whole envelope, as the acknowledgement names it. */
  readonly hash: string
  readonly content: Message
  readonly sender: KioskRow
  /** When it was received. */
  readonly at: Date
}

/**
 * Stores many envelopes in one transaction, which costs the disk one wait for all. Answers those that are stored; one
 * is not where its id, its number or its place in the row of its kiosk is taken. Throws where nothing is stored.
 */
export async function storeEnvelopes(
  office: Office,
  group: readonly CheckedEnvelope[],
): Promise<readonly CheckedEnvelope[]> {
  const done = await commit(office, group).catch((error: unknown) => {
    // A report's own id is taken; its envelope is alone here (in-groups.ts) and no other one fails for it.
    if (group.length === 1 && isDuplicate(error)) return { fresh: [], gaps: [] }
    throw error
  })
  for (const gap of done.gaps) office.log.warn('office.seq-gap', gap)
  for (const topic of new Set(done.fresh.map(({ content }) => TOPICS[content.kind]))) office.hub.tell(topic)
  if (done.fresh.length > 0) office.hub.tell('kiosks')
  return done.fresh
}

interface Done {
  readonly fresh: readonly CheckedEnvelope[]
  readonly gaps: readonly (SeqRange & { readonly kioskId: string })[]
}

function commit(office: Office, group: readonly CheckedEnvelope[]): Promise<Done> {
  // In the order of each kiosk, and that of two servers alike, so that neither waits for the other in a circle.
  const ordered = firstOfEach(group.toSorted(inRow))
  return office.store.transaction().execute(async (trx) => {
    const fresh = await insertEnvelopes(trx, ordered)
    await storeContents(trx, office, fresh)
    return { fresh, gaps: await bookSequences(trx, arrivalsOf(fresh)) }
  })
}

const TOPICS = {
  application: 'applications',
  evaluation: 'evaluations',
  usage: 'evaluations',
  supplement: 'applications',
  report: 'reports',
} as const

function inRow({ header: a }: CheckedEnvelope, { header: b }: CheckedEnvelope): number {
  if (a.kioskId !== b.kioskId) return a.kioskId < b.kioskId ? -1 : 1
  return a.seq - b.seq
}

/** The same envelope came more than once at the same time. */
function firstOfEach(group: readonly CheckedEnvelope[]): CheckedEnvelope[] {
  const ids = new Set<string>()
  return group.filter(({ header: { id } }) => !ids.has(id) && ids.add(id))
}

/** Those whose id, number and place in the row were free. */
async function insertEnvelopes(
  trx: StoreTransaction,
  ordered: readonly CheckedEnvelope[],
): Promise<CheckedEnvelope[]> {
  const inserted = await trx
    .insertInto('envelope')
    .values(
      ordered.map(({ header: { id, kioskId, seq, number }, hash, at }) => ({
        id,
        kioskId,
        seq,
        hash,
        number,
        receivedAt: at.toISOString(),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  const ids = new Set(inserted.map(({ id }) => id))
  return ordered.filter(({ header }) => ids.has(header.id))
}

async function storeContents(
  trx: StoreTransaction,
  office: Office,
  fresh: readonly CheckedEnvelope[],
): Promise<void> {
  await storeApplications(
    trx,
    office,
    fresh.flatMap(({ header: { id, number }, content, at }) =>
      content.kind === 'application' ? [{ id, number: number!, content, at, by: null }] : [],
    ),
  )
  const evaluations = fresh.flatMap(({ header: { id }, content }) => {
    if (content.kind !== 'evaluation') return []
    const { service, score, tags, rating, survey, at } = content
    const { staff = null, attitude = null, ability = null, quality = null } = rating ?? {}
    const answered = survey ? JSON.stringify(survey) : null
    return [
      {
        id,
        service,
        score,
        tags: JSON.stringify(tags),
        at,
        staff,
        attitude,
        ability,
        quality,
        survey: answered,
      },
    ]
  })
  if (evaluations.length > 0) await trx.insertInto('evaluation').values(evaluations).execute()
  for (const { header, sender, content, at } of fresh) {
    if (content.kind === 'usage') await storeUsage(trx, office, header.id, content)
    if (content.kind === 'report') await storeReport(trx, office, sender, content, at)
    // The kiosk may not learn it, or it could try tokens; staff may.
    if (content.kind === 'supplement' && !(await addSupplied(trx, office, content, at)))
      await recordAuditIn(trx, office, header.kioskId, 'supplement-unproven', content.number)
  }
}

/** What each kiosk of the group sent, in its order. */
function arrivalsOf(fresh: readonly CheckedEnvelope[]): Arrivals[] {
  return [...Map.groupBy(fresh, ({ header }) => header.kioskId)].map(([kioskId, row]) => ({
    kioskId,
    seqs: row.map(({ header }) => header.seq),
    at: new Date(Math.max(...row.map(({ at }) => at.getTime()))).toISOString(),
  }))
}
