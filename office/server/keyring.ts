import { statSync } from 'node:fs'
import type { Logger } from '../../base/log-registry.ts'
import { keysFile, readKeys, type OfficeKeys } from './keys.ts'

/**
 * The office's keys while it runs: a rotation (`npm run office -- rotate-key`) is taken up without a restart. Only
 * sealing keys can change so; a file that is damaged, gone or of another office is told and not taken.
 */
export function openKeyring(
  dataDirectory: string,
  first: OfficeKeys,
  { log, onTakenUp }: { readonly log: Logger; readonly onTakenUp: () => void },
): () => OfficeKeys {
  const file = keysFile(dataDirectory)
  let keys = first
  let seen = versionOf(file)

  function takeUp(): void {
    const found = readable(dataDirectory)
    const isOurs = found?.column === keys.column && found.signing.privateKey === keys.signing.privateKey
    if (found && isOurs) keys = found
    log[isOurs ? 'info' : 'error']('office.key', {
      outcome: isOurs ? 'taken-up' : 'not-taken',
      keyId: keys.sealing[0]!.keyId,
    })
    if (isOurs) onTakenUp()
  }

  return () => {
    const now = versionOf(file)
    const isNew = now !== undefined && now !== seen
    seen = now ?? seen
    if (isNew) takeUp()
    return keys
  }
}

/** Rotated by another user, the file may not be for us: the office goes on with the keys it has. */
function readable(dataDirectory: string): OfficeKeys | undefined {
  try {
    return readKeys(dataDirectory)
  } catch {
    return undefined
  }
}

/** Every rotation writes a new file: another inode, whatever the clock says. */
function versionOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false, bigint: true })
  return stat && `${stat.ino} ${stat.mtimeNs}`
}
