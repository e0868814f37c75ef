import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok, type Result } from '../../base/result.ts'
import type { Cache } from './cache.ts'
import type { LawContent } from './content.ts'

const NAME = 'content-rest.json'
/** Questions are most of the content, and a start does not need them: they are read when first asked for. */
const QUESTIONS = 'content-questions.json'
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
  // Written by this program from checked content; the fingerprint vouches for it.
  const cached = (name: string): unknown => {
    const bytes = cache.get(name, fingerprint)
    return bytes && JSON.parse(new TextDecoder().decode(bytes))
  }
  const read = (): Result<LawContent, string[]> => reader().loadLawContent(folder)
  const rest = cached(NAME) as Omit<LawContent, 'questions'> | undefined
  if (rest) {
    let questions: LawContent['questions'] | undefined
    return ok({
      ...rest,
      get questions() {
        questions ??= cached(QUESTIONS) as LawContent['questions'] | undefined
        if (questions === undefined) {
          // The cache went away meanwhile; of files that are being edited nothing is shown.
          const again = read()
          questions = again.ok ? again.value.questions : []
        }
        return questions
      },
    })
  }
  const content = read()
  if (content.ok) {
    const { questions, ...others } = content.value
    cache.put(QUESTIONS, fingerprint, Buffer.from(JSON.stringify(questions)))
    cache.put(NAME, fingerprint, Buffer.from(JSON.stringify(others)))
  }
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
