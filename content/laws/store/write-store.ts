import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../../../base/result.ts'
import { openSqlite, type Sqlite } from '../../../base/sqlite.ts'
import type { AliasEntry } from '../digest-schema.ts'
import { lawKey, type LawVersion } from '../importer/assemble.ts'
import type { Pause } from '../importer/pause.ts'
import type { Progress } from '../importer/progress.ts'
import { IndexBuilder } from '../search/index-builder.ts'
import { encodeIndex, type ImpactIndex } from '../search/index-format.ts'
import { citedArticles, type Cited } from '../structure/citing.ts'
import {
  DATABASE,
  LOCAL_INDEX,
  NATIONAL_INDEX,
  NATIONAL_LAYOUT,
  PARAGRAPH_SEPARATOR,
  PATH_SEPARATOR,
  schemaSql,
  storeFormat,
  type Manifest,
} from './format.ts'
import { writeDurably, writeGeneration } from './generation.ts'
import { encodeLayout, LayoutBuilder } from './layout.ts'

/** What is stored, and what a reader of texts needs to know besides. */
export interface StoreParts {
  readonly versions: readonly LawVersion[]
  /** Names by which texts may cite laws, besides their titles. */
  readonly aliases: readonly AliasEntry[]
  readonly built: Date
}

/** Progress of the work, and when to let others have their turn. */
interface Work {
  readonly progress: Progress
  readonly pause: Pause
}

/** Writes a law store as a new generation (generation.ts) of the one in `directory`. */
export const writeStore = (
  directory: string,
  parts: StoreParts,
  work: Work,
): Promise<Result<Manifest, string>> =>
  writeGeneration(directory, parts.built, (folder) => fill(folder, parts, work))

async function fill(folder: string, { versions, aliases, built }: StoreParts, work: Work): Promise<Manifest> {
  const ordered = versions.toSorted(
    (a, b) =>
      Number(a.classified.category === 'local') - Number(b.classified.category === 'local') ||
      (lawKey(a) < lawKey(b) ? -1 : lawKey(a) > lawKey(b) ? 1 : a.version < b.version ? -1 : 1),
  )
  const count = await writeDatabase(join(folder, DATABASE), ordered, aliases, work)
  const national = ordered.filter((v) => v.classified.category !== 'local')
  const local = ordered.slice(national.length)
  work.progress({ phase: 'index', done: 0, all: 1 })
  writeDurably(join(folder, NATIONAL_INDEX), encodeIndex(await indexOf(national, work)))
  writeDurably(join(folder, LOCAL_INDEX), encodeIndex(await indexOf(local, work)))
  writeDurably(join(folder, NATIONAL_LAYOUT), [layoutOf(national)])
  work.progress({ phase: 'index', done: 1, all: 1 })
  await work.pause()
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

/** Laws that are written in one transaction. */
const BATCH = 50

async function writeDatabase(
  file: string,
  versions: readonly LawVersion[],
  aliases: readonly AliasEntry[],
  { progress, pause }: Work,
): Promise<number> {
  const db = openSqlite(file)
  try {
    for (const sql of schemaSql) db.run(sql)
    let doc = 0
    for (let start = 0; start < versions.length; start += BATCH) {
      await pause()
      progress({ phase: 'write', done: start, all: versions.length })
      db.transaction(() => {
        for (const [at, version] of versions.slice(start, start + BATCH).entries())
          doc = writeVersion(db, start + at, version, doc)
      })
    }
    progress({ phase: 'write', done: versions.length, all: versions.length })
    await writeCiting(db, versions, aliases, pause)
    db.run('CREATE INDEX article_number ON article (version, article)')
    // One plain file that is opened read-only: no write-ahead log may lie beside it.
    db.get('PRAGMA wal_checkpoint(TRUNCATE)')
    db.get('PRAGMA journal_mode=DELETE')
    return doc
  } finally {
    db.close()
  }
}

/** Writes one version and its articles from document `doc` on; the document after its last. */
function writeVersion(db: Sqlite, id: number, v: LawVersion, doc: number): number {
  db.run(
    'INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
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
    v.issuer ?? null,
    doc,
    v.articles.length,
  )
  for (const [at, { label, path, paragraphs }] of v.articles.entries())
    db.run(
      'INSERT INTO article VALUES (?, ?, ?, ?, ?)',
      doc + at,
      id,
      label,
      path.join(PATH_SEPARATOR),
      paragraphs.join(PARAGRAPH_SEPARATOR),
    )
  return doc + v.articles.length
}

async function writeCiting(
  db: Sqlite,
  versions: readonly LawVersion[],
  aliases: readonly AliasEntry[],
  pause: Pause,
): Promise<void> {
  const laws = versions.map((version) => ({
    title: version.title,
    law: lawKey(version),
    category: version.classified.category,
    articles: version.articles,
  }))
  const ids = new Map<string, number>()
  for (const [id, { law }] of laws.entries()) if (!ids.has(law)) ids.set(law, id)
  const found: Cited[] = []
  for (const cited of citedArticles(laws, aliases)) {
    await pause()
    found.push(cited)
  }
  db.transaction(() => {
    for (const { law, article, doc } of found)
      db.run('INSERT INTO citing VALUES (?, ?, ?)', ids.get(law)!, article, doc)
  })
}

async function indexOf(versions: readonly LawVersion[], { pause }: Work): Promise<ImpactIndex> {
  const builder = new IndexBuilder()
  for (const { title, articles } of versions) {
    await pause()
    for (const { path, paragraphs } of articles)
      builder.add({ text: paragraphs.join(PARAGRAPH_SEPARATOR), title, chapter: path.join(' ') })
  }
  return builder.build()
}

function layoutOf(versions: readonly LawVersion[]): Uint8Array {
  const builder = new LayoutBuilder()
  for (const [version, { articles }] of versions.entries())
    for (const { path, paragraphs } of articles)
      builder.add(version, path.join(PATH_SEPARATOR), paragraphs.join(PARAGRAPH_SEPARATOR).length)
  return encodeLayout(builder.build())
}
