import { z } from 'zod'
import type { ExchangeClient } from '../../../exchange/client.ts'
import type { PackManifest } from '../../../exchange/schemas/pack.ts'
import { describeProblem, type YamlProblem } from '../../../base/yaml.ts'
import { PROFILE } from '../../../content/packs/profile-file.ts'
import { recordAuditIn } from '../audit.ts'
import type { Office } from '../context.ts'
import type { Store, StoreTransaction } from '../store/open.ts'
import { checkTexts } from './check.ts'
import { contentFault, contentFaultOf } from './fault.ts'
import { basisOf, holdContent, issuePackIn } from './issue.ts'
import { keepText, textsWith } from './standing.ts'

const SETTING = 'content-above'
const MOST_FAULTS = 50
const state = z.object({
  /** The pack of the office above that was taken in last, and when. */
  n: z.int().nullable(),
  at: z.string().nullable(),
  /** A newer one that was refused, and why; `more` faults are not kept. */
  refused: z.object({ n: z.int(), faults: z.array(contentFault), more: z.int() }).nullable(),
})
export type AboveState = z.infer<typeof state>

/** What came of the packs of the office above; null where there was none yet. */
export async function aboveState(store: Store): Promise<AboveState | null> {
  const row = await store.selectFrom('setting').select('value').where('key', '=', SETTING).executeTakeFirst()
  return row ? state.parse(JSON.parse(row.value)) : null
}

async function writeState(trx: StoreTransaction, next: AboveState): Promise<void> {
  const value = JSON.stringify(next)
  await trx
    .insertInto('setting')
    .values({ key: SETTING, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

export interface FromAbove {
  /** One turn: says what stands here, and takes the newest pack in if it is another one. */
  readonly turn: () => Promise<void>
}

/**
 * Takes in the content packs of the office above: only files that are not here yet are asked for, each by its hash; a
 * pack is taken in as a whole or not at all, and not where a kiosk could not show it. One process per office does it.
 */
export function createFromAbove(
  office: Office,
  client: Pick<ExchangeClient, 'pack' | 'packFile' | 'heartbeat'>,
  learnKeys: (keys: readonly { readonly keyId: string; readonly publicKey: string }[]) => void,
): FromAbove {
  const { store, log } = office
  /** What was refused, and on top of which content: the same again needs no second check. */
  let judged: { readonly n: number; readonly basis: string } | undefined

  async function turn(): Promise<void> {
    const known = await aboveState(store)
    const refused = known?.refused
    const [first] = refused?.faults ?? []
    const heard = await client.heartbeat({
      content: {
        version: 'office',
        pack: known?.n ?? null,
        refused: refused && first ? { n: refused.n, problem: describeProblem(first).slice(0, 500) } : null,
      },
    })
    if (!heard.ok) return
    learnKeys(heard.value.sealingKeys)
    const { pack: newest } = heard.value
    const basis = await basisOf(store, office)
    // An older one than was taken in is a replay, or its office's mistake: `n` only grows.
    if (newest === null || newest <= (known?.n ?? 0)) return
    if (judged?.n === newest && judged.basis === basis) return
    const manifest = await client.pack()
    if (!manifest.ok || manifest.value.n <= (known?.n ?? 0)) return
    await takeIn(manifest.value, basis, known)
  }

  async function takeIn(manifest: PackManifest, basis: string, known: AboveState | null): Promise<void> {
    const entries = manifest.files.filter(({ path }) => path !== PROFILE)
    const { n } = manifest
    const now = office.clock.now().toISOString()
    // Its profile changed, which is no business of this office.
    if (await standsAlready(store, entries))
      return store.transaction().execute((trx) => writeState(trx, { n, at: now, refused: null }))
    const texts = await textsOf(entries.map(({ sha256 }) => sha256))
    if (!texts) return
    const above = entries.map(({ path, sha256 }) => ({ path, text: texts.get(sha256)! }))
    const faults = await checkTexts(await textsWith(office, { above }))
    if (faults.length > 0) return refuse(n, basis, faults, known)
    const issued = await store.transaction().execute(async (trx) => {
      const last = await holdContent(trx)
      // What was judged is not what stands now: the next turn judges again.
      if ((await basisOf(trx, office)) !== basis) return undefined
      await replace(trx, entries, texts)
      await writeState(trx, { n, at: now, refused: null })
      await recordAuditIn(trx, office, '', 'take-in-content', `${n} ${entries.length}`)
      return issuePackIn(trx, office, '', last)
    })
    if (issued === undefined) return
    judged = undefined
    log.info('office.content', { outcome: 'taken-in', pack: n, files: entries.length })
    office.hub.tell('content')
  }

  /** The texts by their hashes: those that are here, and from above those that are not. */
  async function textsOf(hashes: readonly string[]): Promise<Map<string, string> | undefined> {
    const rows =
      hashes.length === 0
        ? []
        : await store
            .selectFrom('contentFile')
            .select(['sha256', 'text'])
            .where('sha256', 'in', [...new Set(hashes)])
            .execute()
    const texts = new Map(rows.map(({ sha256, text }) => [sha256, text]))
    for (const sha256 of new Set(hashes)) {
      if (texts.has(sha256)) continue
      const file = await client.packFile(sha256)
      if (!file.ok) return undefined
      texts.set(sha256, file.value)
    }
    return texts
  }

  async function refuse(
    n: number,
    basis: string,
    faults: readonly YamlProblem[],
    known: AboveState | null,
  ): Promise<void> {
    judged = { n, basis }
    const [first] = faults
    log.warn('office.content', { outcome: 'refused', pack: n, files: faults.length })
    await store.transaction().execute(async (trx) => {
      const kept = faults.slice(0, MOST_FAULTS).map(contentFaultOf)
      await writeState(trx, {
        n: known?.n ?? null,
        at: known?.at ?? null,
        refused: { n, faults: kept, more: faults.length - kept.length },
      })
      if (known?.refused?.n !== n)
        await recordAuditIn(trx, office, '', 'refuse-content', `${n} ${first ? first.file : ''}`)
    })
    office.hub.tell('content')
  }

  return { turn }
}

async function standsAlready(store: Store, entries: PackManifest['files']): Promise<boolean> {
  const rows = await store.selectFrom('contentAbove').select(['path', 'sha256', 'fromOffice']).execute()
  const here = new Set(rows.map(({ path, sha256, fromOffice }) => `${path} ${sha256} ${fromOffice}`))
  return (
    here.size === entries.length &&
    entries.every(({ path, sha256, from }) => here.has(`${path} ${sha256} ${from}`))
  )
}

async function replace(
  trx: StoreTransaction,
  entries: PackManifest['files'],
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  await trx.deleteFrom('contentAbove').execute()
  for (const { path, sha256, from } of entries) {
    await keepText(trx, texts.get(sha256)!)
    await trx.insertInto('contentAbove').values({ path, sha256, fromOffice: from }).execute()
  }
}
