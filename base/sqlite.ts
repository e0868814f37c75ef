import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite'

/** A value that SQLite stores as it is. A `Date` is refused: it would silently be taken for named parameters. */
export type SqlValue = null | number | bigint | string | Uint8Array
export type Row = Record<string, SQLOutputValue>

export interface Sqlite {
  readonly run: (sql: string, ...values: SqlValue[]) => { readonly changes: number }
  readonly all: (sql: string, ...values: SqlValue[]) => Row[]
  readonly get: (sql: string, ...values: SqlValue[]) => Row | undefined
  /** Runs `work` in one immediate transaction; rolls back if it throws. `work` must not await. */
  readonly transaction: <T>(work: () => T) => T
  readonly close: () => void
}

/**
 * Opens (or makes) a SQLite file for durable writes: WAL, synchronous=FULL, so that a committed
 * transaction survives a power cut. `readOnly` opens an existing file without touching it.
 */
export function openSqlite(file: string, options: { readOnly?: boolean } = {}): Sqlite {
  if (!options.readOnly && file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const db = new DatabaseSync(file, { readOnly: options.readOnly ?? false })
  db.exec('PRAGMA busy_timeout=5000')
  if (!options.readOnly)
    db.exec(
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON',
    )

  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const prepare = (sql: string, values: readonly SqlValue[]) => {
    let statement = statements.get(sql)
    if (!statement) {
      statement = db.prepare(sql)
      statements.set(sql, statement)
    }
    checkValues(sql, values)
    return statement
  }

  return {
    run: (sql, ...values) => ({
      changes: Number(prepare(sql, values).run(...(values as SQLInputValue[])).changes),
    }),
    all: (sql, ...values) => prepare(sql, values).all(...(values as SQLInputValue[])),
    get: (sql, ...values) => prepare(sql, values).get(...(values as SQLInputValue[])),
    transaction: (work) => {
      db.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        if (result instanceof Promise)
          throw new Error('a transaction must not await: its lock would outlive the step')
        db.exec('COMMIT')
        return result
      } catch (error) {
        // A full disk has already rolled back by itself; a second ROLLBACK would hide the reason.
        if (db.isTransaction) db.exec('ROLLBACK')
        throw error
      }
    },
    close: () => db.close(),
  }
}

/** Missing parameters would become NULL and a Date would vanish, both silently (deps.md §1): refuse them here. */
function checkValues(sql: string, values: readonly SqlValue[]): void {
  const expected = sql.match(/\?/g)?.length ?? 0
  if (expected !== values.length)
    throw new Error(`${expected} parameters expected, ${values.length} given: ${sql}`)
  for (const value of values) {
    const fine =
      value === null || ['number', 'bigint', 'string'].includes(typeof value) || value instanceof Uint8Array
    if (!fine) throw new Error(`not an SQL value (${typeof value}): ${sql}`)
  }
}

/**
 * Which expected failure of the disk an error of SQLite is: `disk-full` (SQLITE_FULL) or `io` (read-only, I/O error,
 * locked by another process, damaged, not to be opened). Undefined for anything else, which is a bug.
 */
export function diskFailure(error: unknown): 'disk-full' | 'io' | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined
  const primary = error.errcode & 0xff
  if (primary === 13) return 'disk-full'
  return [5, 6, 8, 10, 11, 14, 26].includes(primary) ? 'io' : undefined
}
