import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '../base/result.ts'

/**
 * The kiosk's state directory: owner only, and one process at a time. The lock is one that the operating
 * system lets go of when the process dies in whatever way, so a power cut never leaves a stale one.
 */
export interface DataDirectory {
  readonly path: string
  readonly file: (name: string) => string
  /** Writes a small file atomically, readable by the owner only. */
  readonly write: (name: string, text: string) => void
  readonly remove: (name: string) => void
  readonly release: () => void
}

export function openDataDirectory(path: string): Result<DataDirectory, string> {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    chmodSync(path, 0o700)
  } catch (error) {
    return err(`data directory ${path} cannot be used: ${(error as Error).message}`)
  }
  const lock = takeLock(join(path, 'lock'))
  if (!lock)
    return err(
      `data directory ${path} is in use by another kiosk process; stop it first, or give another --data`,
    )
  const file = (name: string) => join(path, name)
  return ok({
    path,
    file,
    write: (name, text) => {
      const temporary = `${file(name)}.new`
      writeFileSync(temporary, text, { mode: 0o600 })
      renameSync(temporary, file(name))
    },
    remove: (name) => rmSync(file(name), { force: true }),
    release: () => lock.close(),
  })
}

function takeLock(file: string): DatabaseSync | undefined {
  const db = new DatabaseSync(file)
  try {
    db.exec('PRAGMA busy_timeout=0; PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT')
    return db
  } catch {
    db.close()
    return undefined
  }
}
