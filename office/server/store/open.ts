import { CamelCasePlugin, Kysely, PostgresAdapter, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { diskFailure } from '../../../base/sqlite.ts'
import { MIGRATIONS } from './migrations.ts'
import { officeScope } from './office-scope.ts'
import type { Tables } from './schema.ts'
import { openSqliteDialect } from './sqlite-dialect.ts'

export type Store = Kysely<Tables>
export type StoreTransaction = Transaction<Tables>

/** For the few words that SQLite does not know. */
export const isPostgres = (store: Store): boolean => store.getExecutor().adapter instanceof PostgresAdapter

export interface StoreLocation {
  /** SQLite file, used unless a PostgreSQL address is given. */
  readonly file: string
  readonly databaseUrl?: string | undefined
  /** Whose rows are seen; one PostgreSQL may hold those of many offices. */
  readonly officeCode: string
}

/** Opens the store and brings its schema up to date. Throws with a reason if it cannot be opened. */
export async function openStore({ file, databaseUrl, officeCode }: StoreLocation): Promise<Store> {
  const dialect = databaseUrl === undefined ? openSqliteDialect(file) : postgres(databaseUrl)
  const store = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] })
  try {
    await migrate(store, officeCode, databaseUrl !== undefined)
    return store.withPlugin(officeScope(officeCode))
  } catch (error) {
    await store.destroy()
    throw error
  }
}

function postgres(connectionString: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    types: { getTypeParser },
  })
  // A connection that breaks while nobody uses it is replaced at the next query; unheard, it would end the process.
  pool.on('error', () => undefined)
  return new PostgresDialect({ pool })
}

/** Of a BIGINT the driver makes a text; none of ours is too long for a number, and SQLite gives numbers. */
const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (id, format) =>
  id === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(id, format)

/** Several servers may start at once on one PostgreSQL: the first migrates, the others wait for its lock. */
const MIGRATION_LOCK = 7_800_001

async function migrate(store: Store, officeCode: string, postgres: boolean): Promise<void> {
  await store.transaction().execute(async (trx) => {
    if (postgres) await sql`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx)
    await sql`CREATE TABLE IF NOT EXISTS schema_version (one INTEGER PRIMARY KEY, version INTEGER NOT NULL)`.execute(
      trx,
    )
    const row = await trx.selectFrom('schemaVersion').select('version').executeTakeFirst()
    const version = row?.version ?? 0
    if (version > MIGRATIONS.length)
      throw new Error(
        `the database has schema ${version}, this program knows ${MIGRATIONS.length}: start the newer program`,
      )
    for (const step of MIGRATIONS.slice(version))
      for (const text of typeof step === 'function' ? step(officeCode) : step)
        await sql.raw(text).execute(trx)
    if (row) await trx.updateTable('schemaVersion').set({ version: MIGRATIONS.length }).execute()
    else await trx.insertInto('schemaVersion').values({ one: 1, version: MIGRATIONS.length }).execute()
  })
}

/** True for failures of disk or database that pass: the kiosk is told to come again (503). */
export function isStoreFailure(error: unknown): boolean {
  if (diskFailure(error)) return true
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  // PostgreSQL classes: connection, insufficient resources, operator intervention, system error, rollback; or no socket.
  return (
    /^(08|53|57|58|40)...$/.test(error.code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE'].includes(error.code)
  )
}

/** A row with the same key is there already. */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && error.code === '23505') return true
  return 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 19
}
