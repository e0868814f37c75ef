import { recordAuditIn } from '../audit.ts'
import type { Office } from '../context.ts'
import type { StoreTransaction } from '../store/open.ts'
import { holdContent, newestManifests } from './issue.ts'
import { readChanges } from './proposals.ts'
import { SERVED_PACKS } from './serve.ts'

/** Who was told something wrong by a kiosk has so long to say so (民法典第一百八十八条): until then it can be looked up. */
const KEPT_YEARS = 3
/** Manifests read at a time, and rows deleted at a time. */
const BATCH = 100
const BY = 'retention'

/**
 * Deletes the texts of content files that nobody needs any more: not what stands, nor what kiosks and offices below may
 * still ask for, nor what waits for a second person, nor what was shown or decided on within the years in which one may
 * ask what it said. Manifests stay, so that what was shown when is known by its hash for ever. Answers how many.
 */
export const forgetTexts = (office: Office): Promise<number> =>
  office.store.transaction().execute(async (trx) => {
    // Who puts in a text that is here already counts on it.
    await holdContent(trx)
    const rows = await trx.selectFrom('contentFile').select('sha256').execute()
    const spare = new Set(rows.map(({ sha256 }) => sha256))
    const needed = (hashes: Iterable<string | null>): void => {
      for (const sha256 of hashes) if (sha256 !== null) spare.delete(sha256)
    }
    for (const table of ['contentOwn', 'contentAbove'] as const) {
      const standing = await trx.selectFrom(table).select('sha256').execute()
      needed(standing.map(({ sha256 }) => sha256))
    }
    const since = new Date(office.clock.now())
    since.setUTCFullYear(since.getUTCFullYear() - KEPT_YEARS)
    needed(await ofProposals(trx, since.toISOString()))
    for (const manifest of await newestManifests(trx, SERVED_PACKS)) needed(hashesIn(manifest))
    if (spare.size > 0) await ofPacks(trx, since.toISOString(), (hashes) => needed(hashes))
    const gone = [...spare]
    for (let at = 0; at < gone.length; at += BATCH)
      await trx
        .deleteFrom('contentFile')
        .where('sha256', 'in', gone.slice(at, at + BATCH))
        .execute()
    if (gone.length > 0) await recordAuditIn(trx, office, BY, 'forget-content', String(gone.length))
    return gone.length
  })

async function ofProposals(trx: StoreTransaction, since: string): Promise<(string | null)[]> {
  const rows = await trx
    .selectFrom('contentProposal')
    .select('changes')
    .where((eb) => eb.or([eb('state', '=', 'waiting'), eb('decidedAt', '>=', since)]))
    .execute()
  return rows.flatMap(({ changes }) => readChanges(changes).map(({ sha256 }) => sha256))
}

/** Of each pack that was in force on `since` or later: it was until the next one was issued. */
async function ofPacks(
  trx: StoreTransaction,
  since: string,
  take: (hashes: Iterable<string>) => void,
): Promise<void> {
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    const rows = await trx
      .selectFrom('contentPack')
      .select(['n', 'at', 'manifest'])
      .where('n', '<', below)
      .orderBy('n', 'desc')
      .limit(BATCH)
      .execute()
    for (const { n, at, manifest } of rows) {
      take(hashesIn(manifest))
      if (at < since) return
      below = n
    }
    if (rows.length < BATCH) return
  }
}

/** As text, since a hash stands nowhere in it but as one; to parse large manifests would take longer. */
const hashesIn = (manifest: string): string[] =>
  [...manifest.matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(([, sha256]) => sha256!)
