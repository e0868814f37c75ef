import { readFile } from 'node:fs/promises'
import { err, ok, type Result } from '../../../base/result.ts'
import { loadKeys } from '../keys.ts'
import { readArchive, type ArchiveError, type ArchiveManifest } from './archive-read.ts'

const SAID: Record<ArchiveError['kind'], (file: string) => string> = {
  damaged: (file) => `${file} 缺失、多出或被改过 / ${file} is missing, too many or changed`,
  forged: (file) => `${file} 不是这把密钥签的 / ${file} is not signed by this key`,
}

/**
 * Checks an archive package file to the last byte against the key of the office that is said to have made it: that of
 * the data directory, or `key` (as the package's manifest and the desk name it). The error is a text for the archivist.
 */
export async function verifyArchiveFile(
  file: string,
  { data, key }: { readonly data: string; readonly key: string | undefined },
): Promise<Result<ArchiveManifest, string>> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch {
    return err(`${file} 读不了 / cannot be read`)
  }
  let signingKey = key
  if (signingKey === undefined) {
    const keys = await loadKeys(data, true)
    if (!keys.ok) return err(keys.error.message)
    signingKey = keys.value.signing.publicKey
  }
  const read = await readArchive(bytes, signingKey)
  return read.ok ? ok(read.value.manifest) : err(`${file}: ${SAID[read.error.kind](read.error.file)}`)
}
