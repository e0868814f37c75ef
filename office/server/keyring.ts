import { statSync } from 'node:fs'
import type { Logger } from '../../base/log-registry.ts'
import { keysFile, readKeys, type OfficeKeys } from './keys.ts'

/**
 * The office's keys while it runs: a rotation (`npm run office -- rotate-key`) is taken up without a restart. Only
 * sealing keys can change so; a file that is damaged, gone or of another office is told and not taken.
 */
export function openKeyring(dataDirectory: string, first: OfficeKeys, log: Logger): () => OfficeKeys {
  const file = keysFile(dataDirectory)
  let keys = first
  let seen = versionOf(file)

  function takeUp(): void {
    const found = readKeys(dataDirectory)
    const isOurs = found?.column === keys.column && found.signing.privateKey === keys.signing.privateKey
    if (found && isOurs) keys = found
    log[isOurs ? 'info' : 'error']('office.key', {
      outcome: isOurs ? 'taken-up' : 'not-taken',
      keyId: keys.sealing[0]!.keyId,
    })
  }

  return () => {
    const now = versionOf(file)
    if (now !== undefined && now !== seen) takeUp()
    seen = now ?? seen
    return keys
  }
}

/** Every rotation writes a new file: another inode, whatever the clock says. */
function versionOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false, bigint: true })
  return stat && `${stat.ino} ${stat.mtimeNs}`
}
