import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openStore, type Store } from '../../../office/server/store/open.ts'
import type { Bar } from '../bar.ts'
import { percentile } from '../statistics.ts'

const OFFICE = '000000100001'
const SIZES = [10_000, 1_000_000] as const
const ASKED = 400

/**
 * The queries of list, search by number and progress, on ten thousand rows and on a million of the same office. Both
 * stores are asked in turns, so that both meet the same whims of the machine. `newDatabase`: the address of an empty one.
 */
export async function measureGrowth(engine: string, newDatabase?: () => Promise<string>): Promise<Bar[]> {
  const directory = mkdtempSync(join(tmpdir(), 'mingli-bench-growth-'))
  const stores: Store[] = []
  try {
    for (const size of SIZES) {
      const store = await openStore({
        file: join(directory, `${size}.sqlite`),
        databaseUrl: await newDatabase?.(),
        officeCode: OFFICE,
      })
      stores.push(store)
      await fill(store, newDatabase ? POSTGRES : SQLITE, size)
    }
    const bars: Bar[] = []
    for (const [name, ask] of Object.entries(QUERIES)) {
      const [small, large] = await inTurns(stores, ask)
      bars.push({
        name: `${engine}: ${name}, a million rows, 95 of 100`,
        value: large!,
        unit: 'ms',
        // Under a tenth of a millisecond the clock itself is most of it.
        goal: { most: 1.5 * Math.max(0.1, small!) },
        baseline: { name: 'ten thousand rows', value: small! },
      })
    }
    return bars
  } finally {
    for (const store of stores) await store.destroy()
    rmSync(directory, { recursive: true, force: true })
  }
}

const numberOf = (n: number): string => String(n).padStart(7, '0')

/** How an engine counts from 0 up to before a number (`i`), and writes `i` as id, as time and as content. */
interface Words {
  readonly count: (to: number) => string
  readonly id: string
  readonly at: string
  readonly content: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}
const SQLITE: Words = {
  count: (to) =>
    `(WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${to}) SELECT i FROM n)`,
  id: `printf('%07d', i)`,
  at: `strftime('%Y-%m-%dT%H:%M:%SZ', 1700000000 + i * 30, 'unixepoch')`,
  content: `printf('%.600c', 'x')`,
  before: ['PRAGMA synchronous=OFF'],
  after: ['PRAGMA synchronous=FULL'],
}
const POSTGRES: Words = {
  count: (to) => `generate_series(0, ${to - 1}) AS n (i)`,
  id: `lpad(i::text, 7, '0')`,
  at: `to_char(to_timestamp(1700000000 + i * 30) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
  content: `repeat('x', 600)`,
  before: [],
  // Autovacuum and the checkpointer do it in an office, a little later.
  after: ['VACUUM ANALYZE', 'CHECKPOINT'],
}

async function fill(store: Store, words: Words, size: number): Promise<void> {
  const plain = store.withoutPlugins()
  const run = (text: string) => sql.raw(text).execute(plain)
  const { id, at, content, before, after } = words
  const numbers = words.count(size)
  for (const text of before) await run(text)
  await run(`INSERT INTO kiosk (office_code, id, name, station_letter, public_key, enrolled_at, last_seq, envelopes)
             VALUES ('${OFFICE}', 'k', 'k', 'A', '', '', 0, 0) ON CONFLICT DO NOTHING`)
  await run(`INSERT INTO envelope (office_code, id, kiosk_id, seq, hash, number, received_at)
             SELECT '${OFFICE}', ${id}, 'k', i + 1, 'h', ${id}, ${at} FROM ${numbers}`)
  await run(`INSERT INTO application (office_code, id, number, form, procedure, title, language, state, received_at,
               masked_name, masked_number, token_hash, content_sealed)
             SELECT '${OFFICE}', ${id}, ${id}, 'legal-aid', 'legal-aid', '申请法律援助', 'zh-CN', 'received', ${at},
               '张＊', '0', 'h', ${content} FROM ${numbers}`)
  await run(`INSERT INTO application_event (office_code, application_id, n, at, kind, state)
             SELECT '${OFFICE}', ${id}, 1, ${at}, 'state', 'received' FROM ${numbers}`)
  for (const text of after) await run(text)
}

type Ask = (store: Store, n: string) => Promise<unknown>

const QUERIES: Record<string, Ask> = {
  'list of the newest': (store) =>
    applications(store).orderBy('receivedAt', 'desc').orderBy('id', 'desc').limit(500).execute(),
  'search by number': (store, n) => applications(store).where('number', '=', n).execute(),
  progress: async (store, n) => {
    const row = await applications(store).where('number', '=', n).executeTakeFirstOrThrow()
    return store
      .selectFrom('applicationEvent')
      .selectAll()
      .where('applicationId', '=', row.id)
      .orderBy('n')
      .execute()
  },
}
const applications = (store: Store) => store.selectFrom('application').selectAll()

/** 95 of 100 answers of each store come within so many milliseconds. */
async function inTurns(stores: readonly Store[], ask: Ask): Promise<number[]> {
  const found = stores.map((): number[] => [])
  for (let i = 0; i < ASKED; i++)
    for (const [k, store] of stores.entries()) {
      const n = numberOf((i * 7919) % SIZES[k]!)
      const begun = performance.now()
      await ask(store, n)
      found[k]!.push(performance.now() - begun)
    }
  return found.map((times) => percentile(times, 0.95))
}
