import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok, type Result } from '../../base/result.ts'
import type { Cache } from './cache.ts'
import type { LawContent } from './content.ts'

const NAME = 'content.json'
const OWN_FOLDER = fileURLToPath(new URL('.', import.meta.url))

/**
 * Reads the law content, from the cache if that was made of exactly these files (`fingerprint`): reading thousands
 * of questions as YAML takes a second, as JSON some milliseconds.
 */
export function cachedLawContent(
  cache: Cache,
  fingerprint: string,
  folder: string = OWN_FOLDER,
): Result<LawContent, string[]> {
  const cached = cache.get(NAME, fingerprint)
  // Written by this program from checked content; the fingerprint vouches for it.
  if (cached) return ok(JSON.parse(Buffer.from(cached).toString()) as LawContent)
  const content = reader().loadLawContent(folder)
  if (content.ok) cache.put(NAME, fingerprint, Buffer.from(JSON.stringify(content.value)))
  return content
}

/** SHA-256 over names and bytes of all YAML files of the content. */
export function contentFingerprint(folder: string = OWN_FOLDER): string {
  const hash = createHash('sha256')
  for (const part of ['.', 'digests', 'questions', '../answers']) {
    if (!existsSync(join(folder, part))) continue
    for (const name of readdirSync(join(folder, part)).toSorted())
      if (name.endsWith('.yaml'))
        hash
          .update(`${part}/${name}\0`)
          .update(readFileSync(join(folder, part, name)))
          .update('\0')
  }
  return hash.digest('hex')
}

/** The YAML reader is loaded only where it is needed: that alone takes a third of a start. */
const reader = () => createRequire(import.meta.url)('./content.ts') as typeof import('./content.ts')
