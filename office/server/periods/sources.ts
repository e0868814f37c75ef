import { monthDays } from '../../../base/month.ts'
import { canonicalJson, type Json } from '../../../base/json.ts'
import { textHash } from '../../../exchange/signing.ts'
import type { Store, StoreTransaction } from '../store/open.ts'

/** What one row of a month was when the month was closed. */
export interface Source {
  readonly kind: 'record' | 'application' | 'evaluation'
  readonly id: string
  readonly version: number
  /** SHA-256 of what stays for ever. */
  readonly open: string
  /** SHA-256 of the sealed part, which is emptied when its years are over (retention.ts). */
  readonly sealed: string | null
}

const hashOf = (value: Json): string => textHash(canonicalJson(value))

/** Every row that a month's figures are made of: versions of records, applications as received, evaluations. */
export async function sourcesOf(store: Store | StoreTransaction, period: string): Promise<Source[]> {
  const { from, to } = monthDays(period)
  const versions = await versionsIn(store)
    .whereRef('ledgerVersion.version', '=', 'ledgerRecord.version')
    .where('date', '>=', from)
    .where('date', '<=', to)
    .execute()
  const [begin, end] = [`${from}T00:00:00+08:00`, `${to}T23:59:59.999+08:00`].map((at) =>
    new Date(at).toISOString(),
  ) as [string, string]
  const applications = await applicationsIn(store)
    .where('application.receivedAt', '>=', begin)
    .where('application.receivedAt', '<=', end)
    .execute()
  const evaluations = await store.selectFrom('evaluation').selectAll().where('at', '>=', from).execute()
  return [
    ...versions.map(ofVersion),
    ...applications.map(ofApplication),
    ...evaluations
      .filter(({ at }) => Date.parse(at) >= Date.parse(begin) && Date.parse(at) <= Date.parse(end))
      .map(ofEvaluation),
  ].toSorted((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1))
}

/** Ids of sources that are gone or are not what they were, and how many were emptied since. */
export async function compare(
  store: Store,
  sources: readonly Source[],
): Promise<{ readonly broken: string[]; readonly emptied: number }> {
  const now = new Map<string, Source>()
  const key = ({ kind, id, version }: Pick<Source, 'kind' | 'id' | 'version'>) => `${kind} ${id} ${version}`
  const put = (one: Source) => now.set(key(one), one)
  for (const ids of batches(sources, 'record'))
    (await versionsIn(store).where('recordId', 'in', ids).execute()).map(ofVersion).forEach(put)
  for (const ids of batches(sources, 'application'))
    (await applicationsIn(store).where('application.id', 'in', ids).execute()).map(ofApplication).forEach(put)
  for (const ids of batches(sources, 'evaluation'))
    (await store.selectFrom('evaluation').selectAll().where('id', 'in', ids).execute())
      .map(ofEvaluation)
      .forEach(put)
  const broken: string[] = []
  let emptied = 0
  for (const then of sources) {
    const found = now.get(key(then))
    const isEmptied = then.sealed !== null && found?.sealed === null
    if (isEmptied) emptied += 1
    if (found?.open !== then.open || (!isEmptied && found.sealed !== then.sealed)) broken.push(then.id)
  }
  return { broken, emptied }
}

const BATCH = 400
function* batches(sources: readonly Source[], kind: Source['kind']): Generator<string[]> {
  const ids = sources.filter((one) => one.kind === kind).map(({ id }) => id)
  for (let at = 0; at < ids.length; at += BATCH) yield ids.slice(at, at + BATCH)
}

const versionsIn = (store: Store | StoreTransaction) =>
  store
    .selectFrom('ledgerVersion')
    .innerJoin('ledgerRecord', 'ledgerRecord.id', 'ledgerVersion.recordId')
    .selectAll('ledgerVersion')
    .select(['ledgerRecord.ledger', 'ledgerRecord.number'])

const applicationsIn = (store: Store | StoreTransaction) =>
  store
    .selectFrom('application')
    .innerJoin('envelope', 'envelope.id', 'application.id')
    .select(['application.id', 'application.number', 'application.form', 'application.receivedAt'])
    .select('envelope.hash')

type Row<T extends { execute: () => Promise<readonly unknown[]> }> = Awaited<ReturnType<T['execute']>>[number]

function ofVersion(row: Row<ReturnType<typeof versionsIn>>): Source {
  const { recordId, version, at, by, move, state, plain, sealed, ledger, number } = row
  return {
    kind: 'record',
    id: recordId,
    version,
    open: hashOf({ recordId, version, at, by, move, state, plain, ledger, number }),
    sealed: sealed === null ? null : textHash(sealed),
  }
}

/** What was received is proven by its envelope's hash; where it stands now is no part of it. */
const ofApplication = (row: Row<ReturnType<typeof applicationsIn>>): Source => ({
  kind: 'application',
  id: row.id,
  version: 1,
  open: hashOf(row),
  sealed: null,
})

const ofEvaluation = ({
  id,
  service,
  score,
  tags,
  at,
}: {
  readonly id: string
  readonly service: string
  readonly score: number
  readonly tags: string
  readonly at: string
}): Source => ({
  kind: 'evaluation',
  id,
  version: 1,
  open: hashOf({ id, service, score, tags, at }),
  sealed: null,
})
