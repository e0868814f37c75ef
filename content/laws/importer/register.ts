import { z } from 'zod'
import { openSqlite } from '../../../base/sqlite.ts'

/** What the register of the corpus (`db.sqlite3`, table `law`) says about one version of a law. */
export interface RegisterRow {
  readonly publish: string | undefined
  readonly effective: string | undefined
  readonly repealed: boolean
}

const row = z.object({
  name: z.string(),
  publish: z.iso.date().nullable().catch(null),
  valid_from: z.iso.date().nullable().catch(null),
  expired: z.union([z.number(), z.bigint()]).catch(0),
})

/** Rows of a register by the name that its files carry (the title without 中华人民共和国). */
export type Register = ReadonlyMap<string, readonly RegisterRow[]>

/** Reads a register; a string says what is wrong with it, and the import goes on without it. */
export function readRegister(file: string): Register | string {
  try {
    const db = openSqlite(file, { readOnly: true })
    try {
      const register = new Map<string, RegisterRow[]>()
      for (const raw of db.all('SELECT name, publish, valid_from, expired FROM law')) {
        const parsed = row.safeParse(raw)
        if (!parsed.success) continue
        const { name, publish, valid_from, expired } = parsed.data
        const entry = {
          publish: publish ?? undefined,
          effective: valid_from ?? undefined,
          repealed: Number(expired) === 1,
        }
        register.set(name, [...(register.get(name) ?? []), entry])
      }
      return register
    } finally {
      db.close()
    }
  } catch (error) {
    return `the register cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** The row of one dated version; without a date only a name that occurs once is certain. */
export function registerRow(
  register: Register | undefined,
  name: string,
  date: string | undefined,
): RegisterRow | undefined {
  const rows = register?.get(name) ?? []
  return (
    rows.find((r) => r.publish === date && date !== undefined) ??
    (date === undefined && rows.length === 1 ? rows[0] : undefined)
  )
}
