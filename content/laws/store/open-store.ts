import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../../base/json.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { openSqlite, type Sqlite } from '../../../base/sqlite.ts'
import type { Corpus, CorpusVersion, Layout } from '../corpus.ts'
import { decodeIndex, type ImpactIndex } from '../search/index-format.ts'
import { decodeLayout, LayoutBuilder } from './layout.ts'
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
  firstDoc: z.number(),
  count: z.number(),
})
const articleRow = z.object({ article: z.string(), path: z.string(), text: z.string() })
const layoutRow = z.object({ version: z.number(), path: z.string(), length: z.number() })
const docRow = z.object({ doc: z.number() })

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
        `SELECT id, law, title, category, region, version, effective, repealed, source, first_doc AS firstDoc, count
         FROM version ORDER BY id`,
      )
      .map((row) => versionRow.parse(row))
  } catch (error) {
    return err(
      `${join(folder, DATABASE)} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  const layout = readLayout(join(folder, NATIONAL_LAYOUT), db, national.value.documents)
  if (!layout.ok) return layout
  const ids = new Map(versions.map(({ firstDoc }, id) => [firstDoc, id]))
  return ok({
    source: 'store',
    built: manifest.built,
    versions,
    national: national.value,
    layout: layout.value,
    local: () => {
      if (!local) {
        const read = readIndex(localFile)
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
    close: () => {
      closeSync(localFile)
      db.close()
    },
  })
}

/** The layout of a store, or that of its articles where the store was written before layouts were. */
function readLayout(file: string, db: Sqlite, documents: number): Result<Layout, string> {
  if (existsSync(file)) {
    const decoded = decodeLayout(readFileSync(file), documents)
    return decoded.ok ? decoded : err(`the law store is damaged (${decoded.error}); import the laws again`)
  }
  const builder = new LayoutBuilder()
  const rows = db.all(
    'SELECT version, path, length(text) AS length FROM article WHERE doc < ? ORDER BY doc',
    documents,
  )
  for (const row of rows) {
    const { version, path, length } = layoutRow.parse(row)
    builder.add(version, path, length)
  }
  return ok(builder.build())
}

function readIndex(file: string | number): Result<ImpactIndex, string> {
  const decoded = decodeIndex(readFileSync(file))
  return decoded.ok ? decoded : err(`the law store is damaged (${decoded.error}); import the laws again`)
}
