import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely'

/** Kysely on `node:sqlite`, durable: WAL with synchronous=FULL, so what was committed survives a power cut. */
export function openSqliteDialect(file: string): SqliteDialect {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const db = new DatabaseSync(file)
  db.exec('PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
  db.exec('PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY')
  const statements = new Map<string, SqliteStatement>()
  const database: SqliteDatabase = {
    close: () => db.close(),
    prepare: (sql) => {
      const known = statements.get(sql)
      if (known) return known
      const made = sql === 'rollback' ? rollbackOf(db) : wrap(sql, db.prepare(sql))
      // Lists in queries make endless variants of a text: the oldest makes room.
      if (statements.size >= 500) statements.delete(statements.keys().next().value!)
      statements.set(sql, made)
      return made
    },
  }
  return new SqliteDialect({ database })
}

/** A full disk has already rolled back by itself; a second ROLLBACK would hide the reason. */
function rollbackOf(db: DatabaseSync): SqliteStatement {
  const run = () => {
    if (db.isTransaction) db.exec('ROLLBACK')
    return { changes: 0, lastInsertRowid: 0 }
  }
  return { reader: false, run, all: () => [], iterate: () => [].values() }
}

function wrap(sql: string, statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...checked(sql, values)),
    run: (values) => statement.run(...checked(sql, values)),
    iterate: (values) => statement.iterate(...checked(sql, values)),
  }
}

/** A Date would be taken for named parameters and undefined for NULL, both silently: a bug, told as one. */
function checked(sql: string, values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (
      value === null ||
      ['string', 'number', 'bigint'].includes(typeof value) ||
      value instanceof Uint8Array
    )
      return value as SQLInputValue
    throw new Error(`not an SQL value (${typeof value}): ${sql}`)
  })
}
