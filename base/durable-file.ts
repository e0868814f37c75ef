import { chmodSync, chownSync, closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file that after a power cut is there as a whole or not at all; readable by the owner only, or by whom it was
 * `before`. Throws what the disk says.
 */
export function writeDurably(
  file: string,
  text: string,
  before?: { readonly mode: number; readonly uid: number; readonly gid: number },
): void {
  const temporary = `${file}.new`
  const descriptor = openSync(temporary, 'w', 0o600)
  try {
    writeSync(descriptor, text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  if (before) {
    chmodSync(temporary, before.mode & 0o777)
    if (process.getuid?.() === 0) chownSync(temporary, before.uid, before.gid)
  }
  renameSync(temporary, file)
  // Windows opens no folder, and keeps the name without.
  if (process.platform === 'win32') return
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
