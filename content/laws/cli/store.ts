import { existsSync } from 'node:fs'
import { openLawStore, type LawStore } from '../law-store.ts'
import { DEFAULT_STORE, tell, type Flags } from './flags.ts'

/** Opens the store of --db, else the one in its usual place, else the embedded digests; an exit code where it fails. */
export function openFor(flags: Flags): LawStore | number {
  const directory = flags.db ?? (existsSync(DEFAULT_STORE) ? DEFAULT_STORE : undefined)
  if (directory === undefined)
    tell(`no law store in ${DEFAULT_STORE}: searching the embedded digests (import laws for the full texts)`)
  const opened = openLawStore(directory)
  if (opened.ok) return opened.value
  tell(`laws: ${opened.error}`)
  return 1
}
