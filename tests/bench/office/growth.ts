import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openStore, type Store } from '../../../office/server/store/open.ts'
import type { Bar } from '../bar.ts'
import { percentile } from '../statistics.ts'

const OFFICE = '000000100001'
const SIZES = [10_000, 1_000_000] as const
const ASKED = 200

/** The queries of list, search by number and progress, on ten thousand rows and on a million of the same office. */
export async function measureGrowth(engine: string, databaseUrl: string | undefined): Promise<Bar[]> {
  const directory = mkdtempSync(join(tmpdir(), 'mingli-bench-growth-'))
  try {
    const store = await openStore({
      file: join(directory, 'office.sqlite'),
      databaseUrl,
      officeCode: OFFICE,
    })
    const found: Record<string, number>[] = []
    let filled = 0
    for (const size of SIZES) {
      await fill(store, databaseUrl === undefined ? SQLITE : POSTGRES, filled, size)
      filled = size
      found.push(await times(store, size))
    }
    await store.destroy()
    const [small, large] = found
    return Object.entries(large!).map(([name, value]) => ({
      name: `${engine}: ${name}, a million rows, 95 of 100`,
      value,
      unit: 'ms',
      // Under a tenth of a millisecond the clock itself is most of it.
      goal: { most: 1.5 * Math.max(0.1, small![name]!) },
      baseline: { name: 'ten thousand rows', value: small![name]! },
    }))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const numberOf = (n: number): string => String(n).padStart(7, '0')

/** How an engine counts from one number up to before another (`i`), and writes `i` as id, as time and as content. */
interface Words {
  readonly count: (from: number, to: number) => string
  readonly id: string
  readonly at: string
  readonly content: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}
const SQLITE: Words = {
  count: (from, to) =>
    `(WITH RECURSIVE n (i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${to}) SELECT i FROM n)`,
  id: `printf('%07d', i)`,
  at: `strftime('%Y-%m-%dT%H:%M:%SZ', 1700000000 + i * 30, 'unixepoch')`,
  content: `printf('%.600c', 'x')`,
  before: ['PRAGMA synchronous=OFF'],
  after: ['PRAGMA synchronous=FULL'],
}
const POSTGRES: Words = {
  count: (from, to) => `generate_series(${from}, ${to - 1}) AS n (i)`,
  id: `lpad(i::text, 7, '0')`,
  at: `to_char(to_timestamp(1700000000 + i * 30) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
  content: `repeat('x', 600)`,
  before: [],
  // Autovacuum and the checkpointer do it in an office, a little later.
  after: ['VACUUM ANALYZE', 'CHECKPOINT'],
}

async function fill(store: Store, words: Words, from: number, to: number): Promise<void> {
  const plain = store.withoutPlugins()
  const run = (text: string) => sql.raw(text).execute(plain)
  const { id, at, content, before, after } = words
  const numbers = words.count(from, to)
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

async function times(store: Store, size: number): Promise<Record<string, number>> {
  const any = (i: number) => numberOf((i * 7919) % size)
  const application = () => store.selectFrom('application').selectAll()
  return {
    'list of the newest': await p95(() =>
      application().orderBy('receivedAt', 'desc').orderBy('id', 'desc').limit(500).execute(),
    ),
    'search by number': await p95((i) => application().where('number', '=', any(i)).execute()),
    progress: await p95(async (i) => {
      const row = await application().where('number', '=', any(i)).executeTakeFirstOrThrow()
      return store
        .selectFrom('applicationEvent')
        .selectAll()
        .where('applicationId', '=', row.id)
        .orderBy('n')
        .execute()
    }),
  }
}

async function p95(ask: (i: number) => Promise<unknown>): Promise<number> {
  const found: number[] = []
  for (let i = 0; i < ASKED; i++) {
    const begun = performance.now()
    await ask(i)
    found.push(performance.now() - begun)
  }
  return percentile(found, 0.95)
}
