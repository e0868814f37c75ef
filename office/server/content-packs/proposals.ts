import { z } from 'zod'
import { err, ok, type Result } from '../../../base/result.ts'
import { uuidv7 } from '../../../base/ids.ts'
import type { YamlProblem } from '../../../base/yaml.ts'
import { recordAuditIn } from '../audit.ts'
import type { StoreTransaction } from '../store/open.ts'
import { checkTexts } from './check.ts'
import { basisOf, holdContent, issuePackIn } from './issue.ts'
import { keepText, textsWith, type ContentChange, type ContentOffice } from './standing.ts'

/** What one person put in and another one releases: files by their text's hash, withdrawn ones without. */
const storedChanges = z.array(z.object({ path: z.string(), sha256: z.string().nullable() }))
export type StoredChange = z.infer<typeof storedChanges>[number]
export const readChanges = (text: string): StoredChange[] => storedChanges.parse(JSON.parse(text))

/**
 * `faults`: what the check found. `nothing`: it would change nothing. `second-person`: who put it in cannot release it.
 * `stale`: decided meanwhile, or content changed while it was checked.
 */
export type ContentError =
  | { readonly kind: 'faults'; readonly faults: readonly YamlProblem[] }
  | { readonly kind: 'nothing' | 'not-found' | 'second-person' | 'stale' }

/** Puts files in, or withdraws own ones, for a second person to release. Answers the id. */
export async function propose(
  office: ContentOffice,
  clerk: string,
  changes: readonly ContentChange[],
): Promise<Result<string, ContentError>> {
  const checked = await judge(office, changes)
  if (!checked.ok) return checked
  const id = uuidv7(office.clock.now())
  await office.store.transaction().execute(async (trx) => {
    // A text that is here already must not be forgotten meanwhile (forget-texts.ts).
    await holdContent(trx)
    const stored: StoredChange[] = []
    for (const { path, text } of changes)
      stored.push({ path, sha256: text === null ? null : (await keepText(trx, text)).sha256 })
    await trx
      .insertInto('contentProposal')
      .values({
        id,
        at: office.clock.now().toISOString(),
        by: clerk,
        changes: JSON.stringify(stored),
        state: 'waiting',
        decidedAt: null,
        decidedBy: null,
      })
      .execute()
    await recordAuditIn(trx, office, clerk, 'propose-content', `${id} ${pathsOf(changes)}`)
  })
  return ok(id)
}

/** The second person lets it through: it stands, and a pack is issued. Answers the pack's number. */
export async function release(
  office: ContentOffice,
  clerk: string,
  id: string,
): Promise<Result<number, ContentError>> {
  const proposal = await office.store
    .selectFrom('contentProposal')
    .select(['by', 'state', 'changes'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!proposal) return err({ kind: 'not-found' })
  if (proposal.state !== 'waiting') return err({ kind: 'stale' })
  if (proposal.by === clerk) return err({ kind: 'second-person' })
  const changes = await withTexts(office, readChanges(proposal.changes))
  return change(office, changes, async (trx, last) => {
    if (!(await decide(trx, office, clerk, id, 'released'))) return undefined
    await standAs(trx, office, changes, { addedBy: proposal.by, releasedBy: clerk })
    await recordAuditIn(trx, office, clerk, 'release-content', `${id} ${pathsOf(changes)}`)
    return issuePackIn(trx, office, clerk, last)
  })
}

/** Takes it off the list; whoever may put in may do that, the author too. */
export const discard = (office: ContentOffice, clerk: string, id: string): Promise<boolean> =>
  office.store.transaction().execute(async (trx) => {
    const done = await decide(trx, office, clerk, id, 'discarded')
    if (done) await recordAuditIn(trx, office, clerk, 'discard-content', id)
    return done
  })

/** At once and without a second person: for who holds the office's keys on its own machine (command.ts). */
export const changeAtOnce = (
  office: ContentOffice,
  who: string,
  changes: readonly ContentChange[],
): Promise<Result<number, ContentError>> =>
  change(office, changes, async (trx, last) => {
    await standAs(trx, office, changes, { addedBy: who, releasedBy: null })
    await recordAuditIn(trx, office, who, 'change-content', pathsOf(changes))
    return issuePackIn(trx, office, who, last)
  })

/** Judges, and carries out what was judged: where content changed meanwhile, the judgement was about something else. */
async function change(
  office: ContentOffice,
  changes: readonly ContentChange[],
  carryOut: (trx: StoreTransaction, last: number) => Promise<number | undefined>,
): Promise<Result<number, ContentError>> {
  const basis = await basisOf(office.store, office)
  const checked = await judge(office, changes)
  if (!checked.ok) return checked
  const n = await office.store.transaction().execute(async (trx) => {
    const last = await holdContent(trx)
    return (await basisOf(trx, office)) === basis ? carryOut(trx, last) : undefined
  })
  return n === undefined ? err({ kind: 'stale' }) : ok(n)
}

async function judge(
  office: ContentOffice,
  changes: readonly ContentChange[],
): Promise<Result<void, ContentError>> {
  const standing = await office.store
    .selectFrom('contentOwn')
    .innerJoin('contentFile', 'contentFile.sha256', 'contentOwn.sha256')
    .select(['contentOwn.path', 'contentFile.text'])
    .execute()
  const texts = new Map(standing.map(({ path, text }) => [path, text]))
  if (changes.some(({ path, text }) => text === null && !texts.has(path))) return err({ kind: 'not-found' })
  if (changes.every(({ path, text }) => (texts.get(path) ?? null) === text)) return err({ kind: 'nothing' })
  const faults = await checkTexts(await textsWith(office, { changes }))
  return faults.length > 0 ? err({ kind: 'faults', faults }) : ok(undefined)
}

async function withTexts(
  { store }: ContentOffice,
  changes: readonly StoredChange[],
): Promise<ContentChange[]> {
  const wanted = changes.flatMap(({ sha256 }) => sha256 ?? [])
  const rows =
    wanted.length === 0
      ? []
      : await store
          .selectFrom('contentFile')
          .select(['sha256', 'text'])
          .where('sha256', 'in', wanted)
          .execute()
  const texts = new Map(rows.map(({ sha256, text }) => [sha256, text]))
  return changes.map(({ path, sha256 }) => {
    const text = sha256 === null ? null : texts.get(sha256)
    if (text === undefined) throw new Error(`the text of ${path} is missing`)
    return { path, text }
  })
}

async function decide(
  trx: StoreTransaction,
  { clock }: ContentOffice,
  clerk: string,
  id: string,
  state: 'released' | 'discarded',
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('contentProposal')
    .set({ state, decidedAt: clock.now().toISOString(), decidedBy: clerk })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

async function standAs(
  trx: StoreTransaction,
  { clock }: ContentOffice,
  changes: readonly ContentChange[],
  who: { readonly addedBy: string; readonly releasedBy: string | null },
): Promise<void> {
  for (const { path, text } of changes) {
    if (text === null) {
      await trx.deleteFrom('contentOwn').where('path', '=', path).execute()
      continue
    }
    const { sha256 } = await keepText(trx, text)
    const row = { sha256, ...who, at: clock.now().toISOString() }
    await trx
      .insertInto('contentOwn')
      .values({ path, ...row })
      .onConflict((conflict) => conflict.column('path').doUpdateSet(row))
      .execute()
  }
}

const pathsOf = (changes: readonly ContentChange[]): string =>
  changes.map(({ path, text }) => (text === null ? `-${path}` : path)).join(' ')
