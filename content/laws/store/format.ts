import { z } from 'zod'

/** Files of a law store (README.md "The store on disk"). */
export const CURRENT = 'CURRENT'
export const MANIFEST = 'manifest.json'
export const DATABASE = 'laws.sqlite'
export const NATIONAL_INDEX = 'national.index'
export const LOCAL_INDEX = 'local.index'
export const NATIONAL_LAYOUT = 'national.layout'
/** Beside the generations: what can be worked out again. */
export const CACHE = 'CURRENT.cache'

const FORMAT = 2

const fileEntry = z.object({ bytes: z.int(), sha256: z.string() })
export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  built: z.iso.datetime(),
  laws: z.int(),
  versions: z.int(),
  articles: z.int(),
  /** Documents of the national tier; local ones follow. */
  national: z.int(),
  files: z.record(z.string(), fileEntry),
})
export type Manifest = z.infer<typeof manifestSchema>
export const storeFormat = FORMAT

/** Separates headings in a path and paragraphs in a text; neither occurs in a law. */
export const PATH_SEPARATOR = '\u001f'
export const PARAGRAPH_SEPARATOR = '\n'

export const schemaSql = [
  `CREATE TABLE version (
    id INTEGER PRIMARY KEY, law TEXT NOT NULL, title TEXT NOT NULL, category TEXT NOT NULL, region TEXT,
    version TEXT NOT NULL, effective TEXT, repealed TEXT, source TEXT NOT NULL, file TEXT NOT NULL,
    issuer TEXT,
    first_doc INTEGER NOT NULL, count INTEGER NOT NULL) STRICT`,
  `CREATE TABLE article (
    doc INTEGER PRIMARY KEY, version INTEGER NOT NULL, article TEXT NOT NULL, path TEXT NOT NULL, text TEXT NOT NULL) STRICT`,
  // Which documents name an article; `law` is the id of the first version of the law that is named.
  `CREATE TABLE citing (
    law INTEGER NOT NULL, article TEXT NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (law, article, doc))
    STRICT, WITHOUT ROWID`,
] as const
