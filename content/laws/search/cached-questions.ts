import { createHash } from 'node:crypto'
import type { Cache } from '../cache.ts'
import type { Corpus } from '../corpus.ts'
import { decodeQuestions, encodeQuestions, type QuestionTable } from './question-index.ts'

const NAME = 'questions.bin'

/** Authored questions laid out for comparing, kept between starts: laying out thousands takes half a second. */
export function cachedQuestions(
  cache: Cache,
  corpus: Corpus,
  contentFingerprint: string,
  layOut: () => QuestionTable,
): QuestionTable {
  const hash = createHash('sha256').update(contentFingerprint)
  // Places of articles depend on which versions there are.
  for (const { law, version, firstDoc } of corpus.versions) hash.update(`${law}@${version}#${firstDoc}\n`)
  const fingerprint = hash.digest('hex')
  const bytes = cache.get(NAME, fingerprint)
  const cached = bytes && decodeQuestions(bytes)
  if (cached?.ok) return cached.value
  const table = layOut()
  cache.put(NAME, fingerprint, encodeQuestions(table))
  return table
}
