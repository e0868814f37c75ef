import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shanghaiDate, systemClock } from '../../../base/clock.ts'
import { authoredQuestions, createEngine, digestsByDoc, layOut } from '../authored.ts'
import { loadLawContent } from '../content.ts'
import { buildSyllables } from '../learn/build-syllables.ts'
import { learn } from '../learn/learn.ts'
import { authoredLessons, givenLessons } from '../learn/lessons.ts'
import { describeMetrics, measureRankings, type Judged } from '../learn/metrics.ts'
import { encodeAssociations } from '../search/associations.ts'
import { ASSOCIATIONS, LEARNED_FOLDER, RERANKER, SYLLABLES } from '../search/learned.ts'
import { encodeReranker } from '../search/reranker.ts'
import { openStore } from '../store/open-store.ts'
import { DEFAULT_STORE, printJson, tell, wrongUse, type Flags } from './flags.ts'

/** `learn [--db DIR] [--queries FILE.jsonl] [--out DIR] [--json]` */
export function learnCommand(_args: readonly string[], flags: Flags): number {
  const content = loadLawContent()
  const corpus = openStore(flags.db ?? DEFAULT_STORE)
  if (!content.ok || !corpus.ok) {
    tell(`laws: ${!content.ok ? content.error.join('\n') : corpus.ok ? '' : corpus.error}`)
    return 1
  }
  const given = flags.queries === undefined ? undefined : givenLessons(flags.queries, corpus.value)
  if (given && !given.ok) return wrongUse(given.error)
  const authored = [
    ...authoredQuestions(corpus.value, content.value, digestsByDoc(corpus.value, content.value)),
  ]
  const questions = layOut(authored, content.value)
  const lessons = [...(given?.value ?? []), ...authoredLessons(authored)]
  if (lessons.length === 0) {
    tell('laws: nothing to learn from: no question has an article in this store')
    return 1
  }
  const day = shanghaiDate(systemClock.now())
  const judged: Judged[] = []
  const learned = learn(
    lessons,
    (parts) => createEngine(corpus.value, content.value, { questions, learned: parts }),
    {
      day,
      note: tell,
      ...(given && {
        measure: ({ engine, lessons: unseen }) => {
          const fold = unseen
            .filter((lesson) => !lesson.authored)
            .map(({ question, answers }) => ({
              ranking: engine.rank(question, { top: 100, day }).ranked.map(({ doc }) => doc),
              answers,
            }))
          tell(`  given questions of a fold that was not learned: ${describeMetrics(measureRankings(fold))}`)
          judged.push(...fold)
        },
      }),
    },
  )
  const out = flags.out ?? LEARNED_FOLDER
  mkdirSync(out, { recursive: true })
  for (const kind of ['ours', 'given'] as const)
    writeFileSync(join(out, ASSOCIATIONS[kind]), encodeAssociations(learned.associations[kind]))
  writeFileSync(join(out, RERANKER), encodeReranker(learned.reranker))
  writeFileSync(join(out, SYLLABLES), buildSyllables())
  const measured = judged.length > 0 ? measureRankings(judged) : undefined
  if (flags.json) printJson({ out, lessons: lessons.length, given: given?.value.length ?? 0, measured })
  else
    process.stdout.write(
      `learned from ${lessons.length} questions and gists → ${out}${measured ? `; by cross-validation ${describeMetrics(measured)}` : ''}\n`,
    )
  corpus.value.close()
  return 0
}
