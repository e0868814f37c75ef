import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import { CURRENT, MANIFEST, type Manifest } from './format.ts'

/**
 * Makes a new generation of a law store: `fill` writes its files into a new folder below `directory`, all is made
 * durable, then CURRENT is renamed into place. Whatever fails or is killed before that leaves the store that was
 * there in use. The promise rejects only where `fill` was aborted.
 */
export async function writeGeneration(
  directory: string,
  built: Date,
  fill: (folder: string) => Promise<Manifest>,
): Promise<Result<Manifest, string>> {
  const refusal = unusable(directory)
  if (refusal !== undefined) return err(refusal)
  mkdirSync(directory, { recursive: true, mode: 0o755 })
  removeStray(directory)
  const name = `store-${built.getTime().toString(36)}-${process.pid}`
  const folder = join(directory, name)
  mkdirSync(folder)
  try {
    const manifest = await fill(folder)
    writeDurably(join(folder, MANIFEST), [Buffer.from(JSON.stringify(manifest, null, 1))])
    syncFolder(folder)
    const pointer = join(directory, `.${CURRENT}-${process.pid}`)
    writeDurably(pointer, [Buffer.from(`${name}\n`)])
    renameSync(pointer, join(directory, CURRENT))
    syncFolder(directory)
    removeStray(directory)
    return ok(manifest)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    if (error instanceof Error && error.name === 'AbortError') throw error
    return err(error instanceof Error ? error.message : String(error))
  }
}

/** A folder with other things in it is not taken for a store. */
export function unusable(directory: string): string | undefined {
  if (!existsSync(directory)) return undefined
  if (!statSync(directory).isDirectory()) return `${directory} is a file; give a folder with --out`
  const foreign = readdirSync(directory).filter(
    (name) => !/^(?:store-|\.?CURRENT|\.work-|\.download-)/.test(name),
  )
  return foreign.length > 0
    ? `${directory} holds other files (${foreign[0]}); give an empty folder or a law store`
    : undefined
}

/** Name of a folder that an import may fill and throw away. */
export const workName = (): string => `.work-${Date.now().toString(36)}-${process.pid}`

/** Downloads that nobody went on with for so long are thrown away. */
const OLD_DOWNLOAD_MS = 7 * 86_400_000

/**
 * Removes generations that CURRENT does not name and work folders, unless the process that writes them is still
 * alive.
 */
function removeStray(directory: string): void {
  const pointer = join(directory, CURRENT)
  const current = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : ''
  for (const name of readdirSync(directory)) {
    if (
      name.startsWith('.download-') &&
      Date.now() - statSync(join(directory, name)).mtimeMs > OLD_DOWNLOAD_MS
    )
      rmSync(join(directory, name), { force: true })
    const writer = Number(
      /^(?:store-[a-z\d]+|\.CURRENT|\.work-[a-z\d]+)-(\d+)$/.exec(name)?.[1] ?? Number.NaN,
    )
    if (name === current || Number.isNaN(writer)) continue
    if (writer !== process.pid && isAlive(writer)) continue
    try {
      rmSync(join(directory, name), { recursive: true, force: true })
    } catch {
      // Windows keeps files that are open; the next import removes them.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export function writeDurably(file: string, parts: readonly Uint8Array[]): void {
  const handle = openSync(file, 'w', 0o644)
  try {
    for (const part of parts)
      for (let at = 0; at < part.length;) at += writeSync(handle, part, at, part.length - at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes renames in a folder durable; Windows cannot open a folder and needs none of it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
