import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../../base/json.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { openSqlite, type Sqlite } from '../../../base/sqlite.ts'
import type { Corpus, CorpusVersion, Layout } from '../corpus.ts'
import { decodeIndex, type ImpactIndex } from '../search/index-format.ts'
import { decodeLayout } from './layout.ts'
import {
  CURRENT,
  DATABASE,
  LOCAL_INDEX,
  MANIFEST,
  manifestSchema,
  NATIONAL_INDEX,
  NATIONAL_LAYOUT,
  PARAGRAPH_SEPARATOR,
  PATH_SEPARATOR,
  type Manifest,
} from './format.ts'

/** Folder of the generation in use, and its manifest; checks that every file has the length it was written with. */
export function readManifest(directory: string): Result<{ folder: string; manifest: Manifest }, string> {
  const pointer = join(directory, CURRENT)
  if (!existsSync(pointer))
    return err(
      `${directory} holds no law store; make one with: npm run laws -- import SOURCE… --out ${directory}`,
    )
  const name = readFileSync(pointer, 'utf8').trim()
  if (!/^store-[a-z\d-]+$/.test(name)) return err(`${pointer} is damaged; import the laws again`)
  const folder = join(directory, name)
  const file = join(folder, MANIFEST)
  if (!existsSync(file)) return err(`${file} is missing; import the laws again`)
  const manifest = manifestSchema.safeParse(parseJson(readFileSync(file, 'utf8')))
  if (!manifest.success) return err(`${file} is damaged or of another version; import the laws again`)
  for (const [part, { bytes }] of Object.entries(manifest.data.files)) {
    const path = join(folder, part)
    if (!existsSync(path) || statSync(path).size !== bytes)
      return err(`${path} is missing or cut off; import the laws again`)
  }
  return ok({ folder, manifest: manifest.data })
}

const versionRow = z.object({
  law: z.string(),
  title: z.string(),
  category: z.enum(['law', 'regulation', 'interpretation', 'rule', 'local']),
  region: z.string().nullable(),
  version: z.string(),
  effective: z.string().nullable(),
  repealed: z.string().nullable(),
  source: z.string(),
  issuer: z.string().nullable(),
  firstDoc: z.number(),
  count: z.number(),
})
const articleRow = z.object({ article: z.string(), path: z.string(), text: z.string() })
const docRow = z.object({ doc: z.number() })
const textRow = z.object({ text: z.string() })

/** Opens a law store read-only. */
export function openStore(directory: string): Result<Corpus, string> {
  const found = readManifest(directory)
  if (!found.ok) return found
  const { folder, manifest } = found.value
  const national = readIndex(join(folder, NATIONAL_INDEX))
  if (!national.ok) return national
  let local: ImpactIndex | undefined
  // Held open, so that it can still be read after an import has replaced the store.
  const localFile = openSync(join(folder, LOCAL_INDEX), 'r')
  let db: Sqlite
  let versions: CorpusVersion[]
  try {
    db = openSqlite(join(folder, DATABASE), { readOnly: true })
    versions = db
      .all(
        `SELECT id, law, title, category, region, version, effective, repealed, source, issuer,
                first_doc AS firstDoc, count
         FROM version ORDER BY id`,
      )
      .map((row) => versionRow.parse(row))
  } catch (error) {
    return err(
      `${join(folder, DATABASE)} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  const layout = readLayout(join(folder, NATIONAL_LAYOUT), national.value.documents)
  if (!layout.ok) return layout
  const ids = new Map(versions.map(({ firstDoc }, id) => [firstDoc, id]))
  const lawIds = new Map<string, number>()
  for (const [id, { law }] of versions.entries()) if (!lawIds.has(law)) lawIds.set(law, id)
  return ok({
    source: 'store',
    built: manifest.built,
    versions,
    national: national.value,
    layout: layout.value,
    local: () => {
      if (!local) {
        const read = readOpenIndex(localFile)
        if (!read.ok) throw new Error(read.error)
        local = read.value
      }
      return local
    },
    article: (doc) => {
      const row = articleRow.parse(db.get('SELECT article, path, text FROM article WHERE doc = ?', doc))
      return {
        article: row.article,
        path: row.path === '' ? [] : row.path.split(PATH_SEPARATOR),
        paragraphs: row.text.split(PARAGRAPH_SEPARATOR),
      }
    },
    find: (version, article) => {
      const id = ids.get(version.firstDoc)
      if (id === undefined) return undefined
      const row = db.get('SELECT doc FROM article WHERE version = ? AND article = ?', id, article)
      return row ? docRow.parse(row).doc : undefined
    },
    citing: (law, article) => {
      const id = lawIds.get(law)
      if (id === undefined) return []
      return db
        .all('SELECT doc FROM citing WHERE law = ? AND article = ? ORDER BY doc', id, article)
        .map((row) => docRow.parse(row).doc)
    },
    definitions: (version) =>
      db
        .all(
          "SELECT text FROM article WHERE doc >= ? AND doc < ? AND text LIKE '%称%'",
          version.firstDoc,
          version.firstDoc + version.count,
        )
        .map((row) => textRow.parse(row).text),
    close: () => {
      closeSync(localFile)
      db.close()
    },
  })
}

function readLayout(file: string, documents: number): Result<Layout, string> {
  const decoded = decodeLayout(readFileSync(file), documents)
  return decoded.ok ? decoded : err(`the law store is damaged (${decoded.error}); import the laws again`)
}

function readIndex(file: string): Result<ImpactIndex, string> {
  const open = openSync(file, 'r')
  try {
    return readOpenIndex(open)
  } finally {
    closeSync(open)
  }
}

function readOpenIndex(file: number): Result<ImpactIndex, string> {
  const decoded = decodeIndex({
    length: fstatSync(file).size,
    read: (into, at) => void readSync(file, into, 0, into.length, at),
  })
  return decoded.ok ? decoded : err(`the law store is damaged (${decoded.error}); import the laws again`)
}
