import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, stringify } from 'yaml'

const OWN = fileURLToPath(new URL('../../content', import.meta.url))
const MANY =
  /\/(?:laws|answers|guides|forms|papers|services|glossary|locales\/(?!zh-CN|languages)[^/]+)(?:\/|$)/
const CODE = /\.ts$/

/** A file of our own content. */
export const ownContent = (path: string): string => readFileSync(join(OWN, path), 'utf8')

/** The same with some fields said otherwise. */
export const changedContent = (path: string, change: object): string =>
  stringify({ ...(parse(ownContent(path)) as object), ...change })

/** A content room with little in it, quick to read, in a new folder that the caller removes. */
export function littleContent(): string {
  const room = mkdtempSync(join(tmpdir(), 'mingli-little-content-'))
  cpSync(OWN, room, { recursive: true, filter: (path) => !CODE.test(path) && !MANY.test(path) })
  for (const folder of ['laws', 'services', 'glossary']) mkdirSync(join(room, folder))
  const glossary = 'glossary/glossary.yaml'
  writeFileSync(join(room, glossary), stringify((parse(ownContent(glossary)) as unknown[]).slice(0, 1)))
  return room
}
