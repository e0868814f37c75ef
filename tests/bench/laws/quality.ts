import { shanghaiDate } from '../../../base/clock.ts'
import { unwrap } from '../../../base/result.ts'
import { authoredQuestions, createEngine, digestsByDoc, layOut } from '../../../content/laws/authored.ts'
import { loadLawContent } from '../../../content/laws/content.ts'
import type { Corpus } from '../../../content/laws/corpus.ts'
import { learn } from '../../../content/laws/learn/learn.ts'
import { authoredLessons, givenLessons, type Lesson } from '../../../content/laws/learn/lessons.ts'
import {
  describeMetrics,
  measureRankings,
  type Judged,
  type Metrics,
} from '../../../content/laws/learn/metrics.ts'
import type { Engine } from '../../../content/laws/search/engine.ts'
import type { EvidenceKind } from '../../../content/laws/search/evidence.ts'
import { loadLearned } from '../../../content/laws/search/learned.ts'
import { documentFrequency } from '../../../content/laws/search/index-format.ts'
import { readQuestions, type BenchData } from './data.ts'
import { misspell } from './typos.ts'

const day = shanghaiDate(new Date())

/** What is left out, by the name of the row. */
const ROWS: Readonly<Record<string, readonly EvidenceKind[]>> = {
  all: [],
  'without text': ['text'],
  'without lexicon': ['lexicon'],
  'without associations': ['associations'],
  'without questions (--no-questions)': ['questions'],
  'without reranker': ['reranker'],
  'text alone': ['lexicon', 'associations', 'questions', 'reranker'],
  'text and lexicon': ['associations', 'questions', 'reranker'],
  'associations alone': ['text', 'questions', 'reranker'],
  'questions alone': ['text', 'associations', 'reranker'],
}

export interface Quality {
  readonly statutes: ReadonlyMap<string, Metrics>
  readonly statutesMisspelt: Metrics
  readonly kiosk: ReadonlyMap<string, Metrics>
  readonly kioskAny: Metrics
  /** One per question of the kiosk sample: whether its primary article is among the first five. */
  readonly kioskMissed: readonly string[]
}

/**
 * Quality on both development sets. Statutes by five-fold cross-validation: every question is answered by an
 * engine that learned from the other folds; the kiosk sample, from which nothing is learned, by what is shipped.
 */
export function measureQuality(corpus: Corpus, data: BenchData, say: (line: string) => void): Quality {
  const content = unwrap(loadLawContent())
  const authored = [...authoredQuestions(corpus, content, digestsByDoc(corpus, content))]
  const questions = layOut(authored, content)
  const shipped = unwrap(loadLearned())
  const given = unwrap(givenLessons(data.statutes, corpus))

  const statutes = new Map<string, Judged[]>(Object.keys(ROWS).map((row) => [row, []]))
  const misspelt: Judged[] = []
  const usual = (char: string) => documentFrequency(corpus.national, char.charCodeAt(0)) >= 50
  learn(
    [...given, ...authoredLessons(authored)],
    (learned) => createEngine(corpus, content, { questions, learned }),
    {
      day,
      note: say,
      measure: ({ engine, lessons }) => {
        const asked = lessons.filter((lesson) => !lesson.authored)
        for (const [row, without] of Object.entries(ROWS))
          statutes.get(row)!.push(...asked.map((lesson) => judge(engine, lesson, without)))
        say(`fold: ${describeMetrics(measureRankings(statutes.get('all')!.slice(-asked.length)))}`)
        if (shipped.syllables)
          for (const lesson of asked) {
            const question = misspell(lesson.question, misspelt.length, shipped.syllables, usual)
            misspelt.push(judge(engine, { ...lesson, question }, []))
          }
      },
    },
  )

  const engine = createEngine(corpus, content, { questions, learned: shipped })
  const sample = readQuestions(data.kiosk)
  const any = unwrap(givenLessons(data.kiosk, corpus))
  const primary = sample.map(({ query, primary: reference }): Lesson => {
    const version = corpus.versions.findLast(({ title }) => title === reference!.law)
    const doc = version && corpus.find(version, reference!.article)
    return {
      question: query,
      answers: doc === undefined ? [] : [doc],
      authored: false,
      gist: false,
      places: [],
    }
  })
  const kiosk = Object.entries(ROWS).map(([row, without]): [string, Metrics] => [
    row,
    measureRankings(primary.map((lesson) => judge(engine, lesson, without))),
  ])
  return {
    statutes: new Map([...statutes].map(([row, judged]) => [row, measureRankings(judged)])),
    statutesMisspelt: measureRankings(misspelt),
    kiosk: new Map(kiosk),
    kioskAny: measureRankings(any.map((lesson) => judge(engine, lesson, []))),
    kioskMissed: primary
      .filter((lesson) => measureRankings([judge(engine, lesson, [])]).recall5 === 0)
      .map(({ question }) => question),
  }
}

function judge(engine: Engine, { question, answers }: Lesson, without: readonly EvidenceKind[]): Judged {
  const { ranked } = engine.rank(question, { top: 100, day, without: new Set(without) })
  return { ranking: ranked.map(({ doc }) => doc), answers }
}
