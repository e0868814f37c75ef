import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseJson } from '../../../base/json.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Corpus } from '../corpus.ts'
import type { AuthoredQuestion } from '../search/question-index.ts'
import { titleKey } from '../titles.ts'

/** A question of the training data and the articles that answer it. */
export interface Lesson {
  readonly question: string
  readonly answers: readonly number[]
  /** One of our own, which votes when others are asked; otherwise one of a given file. */
  readonly authored: boolean
  /** A gist is learned from by the associations alone: nobody asks in its words. */
  readonly gist: boolean
  /** Places of an authored one among all authored: it does not vote for itself. */
  readonly places: readonly number[]
}

/** Our own questions; one that stands at several articles is one lesson. */
export function authoredLessons(authored: readonly AuthoredQuestion[]): Lesson[] {
  const byText = Map.groupBy(
    authored.map((one, place) => ({ ...one, place })),
    ({ question }) => question,
  )
  return [...byText].map(([question, same]) => ({
    question,
    answers: [...new Set(same.map(({ doc }) => doc))],
    authored: true,
    gist: same.every(({ gist }) => gist),
    places: same.map(({ place }) => place),
  }))
}

const line = z.object({
  query: z.string(),
  relevant: z.array(z.object({ law: z.string(), article: z.string() })).min(1),
})

/** Questions of a file of lines `{"query", "relevant": [{"law", "article"}]}`; those without an article in the corpus are left out. */
export function givenLessons(file: string, corpus: Corpus): Result<Lesson[], string> {
  const versions = Map.groupBy(corpus.versions, ({ law }) => law)
  const lessons: Lesson[] = []
  for (const [index, raw] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (raw.trim() === '') continue
    const parsed = line.safeParse(parseJson(raw))
    if (!parsed.success)
      return err(`${file}:${index + 1}: a line {"query", "relevant": [{"law", "article"}]} is needed`)
    const answers = parsed.data.relevant.flatMap(({ law, article }) => {
      const version = versions.get(titleKey(law))?.at(-1)
      return (version && corpus.find(version, article)) ?? []
    })
    if (answers.length > 0)
      lessons.push({ question: parsed.data.query, answers, authored: false, gist: false, places: [] })
  }
  return ok(lessons)
}
