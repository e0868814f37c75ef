import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { shanghaiTimestamp } from '../../base/clock.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { REPORTS } from './chain/connect.ts'
import { keysDirectory } from './keys.ts'
import { DATABASE } from './start.ts'

export interface Backup {
  /** The new directory. */
  readonly directory: string
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
}

/**
 * Copies the databases of a data directory, also while the office runs: each as it was at one moment, whole and checked, into a
 * new directory below `to`, which has its name only once everything lies on the disk. The keys are not in it: they are kept
 * apart from the data (docs/office-operation.md). The error is a text for the technician.
 */
export function backUp(
  data: string,
  to: string,
  { now, databaseUrl }: { readonly now: Date; readonly databaseUrl: string | undefined },
): Result<Backup, string> {
  // With PostgreSQL its own tools copy the office's database; what waits for the office above lies here all the same.
  const names = [...(databaseUrl === undefined ? [DATABASE] : []), REPORTS].filter((name) =>
    existsSync(join(data, name)),
  )
  if (names.length === 0) return err(`${resolve(data)} 里没有数据库 / there is no database to back up`)
  if (resolve(to).startsWith(keysDirectory(data)))
    return err('备份不能放在密钥目录里 / the data are kept apart from the keys')
  const stamp = shanghaiTimestamp(now).slice(0, 19).replaceAll(':', '').replace('T', '-')
  const directory = join(to, `mingli-office-${stamp}`)
  if (existsSync(directory)) return err(`${directory} 已经有了 / there is one of this second already`)
  const partial = `${directory}.partial`
  try {
    rmSync(partial, { recursive: true, force: true })
    mkdirSync(partial, { recursive: true, mode: 0o700 })
    const files = names.map((name) => {
      const copy = join(partial, name)
      copyDatabase(join(data, name), copy)
      const bytes = readFileSync(copy)
      return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    })
    const list = join(partial, 'backup.json')
    writeFileSync(list, JSON.stringify({ v: 1, madeAt: shanghaiTimestamp(now), files }), { mode: 0o600 })
    for (const file of [list, partial]) sync(file)
    renameSync(partial, directory)
    sync(to)
    return ok({ directory, files })
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    return err(error instanceof Error ? error.message : 'unknown')
  }
}

/** One statement reads one state of the database, whoever writes meanwhile, and leaves what was deleted behind. */
function copyDatabase(from: string, to: string): void {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 30_000 })
  try {
    source.prepare('VACUUM INTO ?').run(to)
  } finally {
    source.close()
  }
  const copy = new DatabaseSync(to, { readOnly: true })
  try {
    const { integrity_check: found } = copy.prepare('PRAGMA integrity_check').get()!
    if (found !== 'ok') throw new Error(`${from}: ${String(found)}`)
  } finally {
    copy.close()
  }
  sync(to)
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
