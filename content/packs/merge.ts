import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** A file of a content pack: its place below the content room, and its text. */
export interface PackText {
  readonly path: string
  readonly text: string
}

/** Of the content room: what laws say comes with the law store, and no pack changes it. */
const LAWS = 'laws'
const DATA = /\.(?:yaml|json)$/

/**
 * Writes a content room into the empty folder `into`: what came with the software (`shipped`), with the files of a pack
 * added or put in place. Laws are linked. Throws what the disk says.
 */
export function mergePack(shipped: string, files: Iterable<PackText>, into: string): void {
  for (const entry of readdirSync(shipped, { withFileTypes: true, recursive: true })) {
    const path = relative(shipped, join(entry.parentPath, entry.name))
    if (!entry.isFile() || !DATA.test(path) || path.startsWith(LAWS)) continue
    mkdirSync(dirname(join(into, path)), { recursive: true })
    copyFileSync(join(shipped, path), join(into, path))
  }
  // `junction` is what Windows makes without being administrator; elsewhere it says nothing.
  symlinkSync(join(shipped, LAWS), join(into, LAWS), 'junction')
  for (const { path, text } of files) {
    mkdirSync(dirname(join(into, path)), { recursive: true })
    writeFileSync(join(into, path), text)
  }
}
