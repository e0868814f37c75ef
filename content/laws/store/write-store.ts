import { createHash } from 'node:crypto'
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
import { openSqlite } from '../../../base/sqlite.ts'
import { lawKey, type LawVersion } from '../importer/assemble.ts'
import { encodeLayout, LayoutBuilder } from './layout.ts'
import { IndexBuilder } from '../search/index-builder.ts'
import { encodeIndex, type ImpactIndex } from '../search/index-format.ts'
import {
  CURRENT,
  DATABASE,
  LOCAL_INDEX,
  MANIFEST,
  NATIONAL_INDEX,
  NATIONAL_LAYOUT,
  PARAGRAPH_SEPARATOR,
  PATH_SEPARATOR,
  schemaSql,
  storeFormat,
  type Manifest,
} from './format.ts'

/**
 * Writes a law store: everything into a new folder below `directory`, made durable, then CURRENT is renamed into
 * place. Whatever fails or is killed before that leaves the store that was there in use.
 */
export function writeStore(
  directory: string,
  versions: readonly LawVersion[],
  built: Date,
): Result<Manifest, string> {
  const refusal = unusable(directory)
  if (refusal !== undefined) return err(refusal)
  mkdirSync(directory, { recursive: true, mode: 0o755 })
  removeStray(directory)
  const name = `store-${built.getTime().toString(36)}-${process.pid}`
  const folder = join(directory, name)
  mkdirSync(folder)
  try {
    const manifest = fill(folder, versions, built)
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
    return err(error instanceof Error ? error.message : String(error))
  }
}

/** A folder with other things in it is not taken for a store. */
function unusable(directory: string): string | undefined {
  if (!existsSync(directory)) return undefined
  if (!statSync(directory).isDirectory()) return `${directory} is a file; give a folder with --out`
  const foreign = readdirSync(directory).filter((name) => !/^(?:store-|\.?CURRENT)/.test(name))
  return foreign.length > 0
    ? `${directory} holds other files (${foreign[0]}); give an empty folder or a law store`
    : undefined
}

/** Removes generations that CURRENT does not name, unless the process that writes them is still alive. */
function removeStray(directory: string): void {
  const pointer = join(directory, CURRENT)
  const current = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : ''
  for (const name of readdirSync(directory)) {
    const writer = Number(/^(?:store-[a-z\d]+|\.CURRENT)-(\d+)$/.exec(name)?.[1] ?? Number.NaN)
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

function fill(folder: string, versions: readonly LawVersion[], built: Date): Manifest {
  const ordered = versions.toSorted(
    (a, b) =>
      Number(a.classified.category === 'local') - Number(b.classified.category === 'local') ||
      (lawKey(a) < lawKey(b) ? -1 : lawKey(a) > lawKey(b) ? 1 : a.version < b.version ? -1 : 1),
  )
  const count = writeDatabase(join(folder, DATABASE), ordered)
  const national = ordered.filter((v) => v.classified.category !== 'local')
  const local = ordered.slice(national.length)
  writeDurably(join(folder, NATIONAL_INDEX), encodeIndex(indexOf(national)))
  writeDurably(join(folder, LOCAL_INDEX), encodeIndex(indexOf(local)))
  writeDurably(join(folder, NATIONAL_LAYOUT), [layoutOf(national)])
  return {
    format: storeFormat,
    built: built.toISOString(),
    laws: new Set(ordered.map(lawKey)).size,
    versions: ordered.length,
    articles: count,
    national: national.reduce((sum, v) => sum + v.articles.length, 0),
    files: Object.fromEntries(
      [DATABASE, NATIONAL_INDEX, LOCAL_INDEX, NATIONAL_LAYOUT].map((name) => [
        name,
        fingerprint(join(folder, name)),
      ]),
    ),
  }
}

/** Size and SHA-256 of a file. */
export function fingerprint(file: string): { bytes: number; sha256: string } {
  const bytes = readFileSync(file)
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function writeDatabase(file: string, versions: readonly LawVersion[]): number {
  const db = openSqlite(file)
  try {
    for (const sql of schemaSql) db.run(sql)
    let doc = 0
    db.transaction(() => {
      for (const [id, v] of versions.entries()) {
        db.run(
          'INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
          id,
          lawKey(v),
          v.title,
          v.classified.category,
          v.classified.region ?? null,
          v.version,
          v.effective ?? null,
          v.repealed ?? null,
          v.source,
          v.file,
          doc,
          v.articles.length,
        )
        for (const { label, path, paragraphs } of v.articles)
          db.run(
            'INSERT INTO article VALUES (?, ?, ?, ?, ?)',
            doc++,
            id,
            label,
            path.join(PATH_SEPARATOR),
            paragraphs.join(PARAGRAPH_SEPARATOR),
          )
      }
    })
    db.run('CREATE INDEX article_number ON article (version, article)')
    // One plain file that is opened read-only: no write-ahead log may lie beside it.
    db.get('PRAGMA wal_checkpoint(TRUNCATE)')
    db.get('PRAGMA journal_mode=DELETE')
    return doc
  } finally {
    db.close()
  }
}

function indexOf(versions: readonly LawVersion[]): ImpactIndex {
  const builder = new IndexBuilder()
  for (const { title, articles } of versions)
    for (const { path, paragraphs } of articles)
      builder.add({ text: paragraphs.join(PARAGRAPH_SEPARATOR), title, chapter: path.join(' ') })
  return builder.build()
}

function layoutOf(versions: readonly LawVersion[]): Uint8Array {
  const builder = new LayoutBuilder()
  for (const [version, { articles }] of versions.entries())
    for (const { path, paragraphs } of articles)
      builder.add(version, path.join(PATH_SEPARATOR), paragraphs.join(PARAGRAPH_SEPARATOR).length)
  return encodeLayout(builder.build())
}

function writeDurably(file: string, parts: readonly Uint8Array[]): void {
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
