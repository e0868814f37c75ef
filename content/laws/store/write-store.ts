import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../../../base/result.ts'
import { openSqlite, type Sqlite } from '../../../base/sqlite.ts'
import type { AliasEntry } from '../digest-schema.ts'
import { lawKey, type LawVersion } from '../importer/assemble.ts'
import { IndexBuilder } from '../search/index-builder.ts'
import { encodeIndex, type ImpactIndex } from '../search/index-format.ts'
import { citedArticles } from '../structure/citing.ts'
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

/** Writes a law store as a new generation (generation.ts) of the one in `directory`. */
export const writeStore = (directory: string, parts: StoreParts): Result<Manifest, string> =>
  writeGeneration(directory, parts.built, (folder) => fill(folder, parts))

function fill(folder: string, { versions, aliases, built }: StoreParts): Manifest {
  const ordered = versions.toSorted(
    (a, b) =>
      Number(a.classified.category === 'local') - Number(b.classified.category === 'local') ||
      (lawKey(a) < lawKey(b) ? -1 : lawKey(a) > lawKey(b) ? 1 : a.version < b.version ? -1 : 1),
  )
  const count = writeDatabase(join(folder, DATABASE), ordered, aliases)
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

function writeDatabase(
  file: string,
  versions: readonly LawVersion[],
  aliases: readonly AliasEntry[],
): number {
  const db = openSqlite(file)
  try {
    for (const sql of schemaSql) db.run(sql)
    let doc = 0
    db.transaction(() => {
      for (const [id, v] of versions.entries()) {
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
    writeCiting(db, versions, aliases)
    db.run('CREATE INDEX article_number ON article (version, article)')
    // One plain file that is opened read-only: no write-ahead log may lie beside it.
    db.get('PRAGMA wal_checkpoint(TRUNCATE)')
    db.get('PRAGMA journal_mode=DELETE')
    return doc
  } finally {
    db.close()
  }
}

function writeCiting(db: Sqlite, versions: readonly LawVersion[], aliases: readonly AliasEntry[]): void {
  const laws = versions.map((version) => ({
    title: version.title,
    law: lawKey(version),
    category: version.classified.category,
    articles: version.articles,
  }))
  const ids = new Map<string, number>()
  for (const [id, { law }] of laws.entries()) if (!ids.has(law)) ids.set(law, id)
  db.transaction(() => {
    for (const { law, article, doc } of citedArticles(laws, aliases))
      db.run('INSERT INTO citing VALUES (?, ?, ?)', ids.get(law)!, article, doc)
  })
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
