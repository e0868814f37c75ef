import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { isPostgres, type Store } from '../../../office/server/store/open.ts'

/** Bytes of all tables and indexes of the database file, or of the schema in PostgreSQL. */
export async function bytesStored(store: Store): Promise<number> {
  const plain = store.withoutPlugins()
  const asked = isPostgres(store)
    ? sql<{ bytes: string }>`SELECT SUM(pg_total_relation_size(oid)) AS bytes FROM pg_class
        WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`
    : sql<{ bytes: number }>`SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size`
  const { rows } = await asked.execute(plain)
  return Number(rows[0]!.bytes)
}

/** Resident memory of a process of this machine, in MB. */
export function memoryOf(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found![1]) / 1024
}
