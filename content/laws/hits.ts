import type { Corpus, CorpusArticle, CorpusVersion, LawStatus } from './corpus.ts'
import type { LawContent } from './content.ts'
import type { Engine } from './search/engine.ts'
import type { Without } from './search/evidence.ts'
import { idfOf } from './search/index-format.ts'
import { createLexicon } from './search/lexicon.ts'
import type { Ranked } from './search/ranker.ts'
import { snippet } from './search/snippet.ts'

const WITHOUT_LEXICON: Without = new Set(['lexicon'])

/** One line of a result list. */
export interface LawHit {
  readonly id: string
  readonly law: string
  readonly version: string
  readonly article: string
  /** Date of effect, where it is known. */
  readonly effective: string | null
  readonly status: LawStatus
  /** A local rule: shown below all national law. */
  readonly local: boolean
  readonly score: number
  /** False for all that was found where it may well have nothing to do with the question. */
  readonly clear: boolean
  /** A piece of the article; of our gist (要点) where the machine has no statute text. */
  readonly snippet: string
  /** [start, end) in UTF-16 units of `snippet`. */
  readonly highlights: [number, number][]
  /** The same for what the lexicon added to the question. */
  readonly expansions: [number, number][]
  /** Our plain-language gist, where there is one for exactly this version. */
  readonly gist: string | null
  /** Lay questions that we wrote for it, a few. */
  readonly questions: string[]
}

/** Makes lines of a result list of what was ranked: identical texts shown once, with the piece that answers. */
export function createHits({
  corpus,
  content,
  engine,
  describe,
  textOf,
  gistOf,
  questionsOf,
}: {
  corpus: Corpus
  content: LawContent
  engine: Engine
  describe: (
    version: CorpusVersion,
    article: string,
    day: string,
  ) => Omit<LawHit, 'score' | 'clear' | 'snippet' | 'highlights' | 'expansions' | 'gist' | 'questions'>
  textOf: (doc: number, article: CorpusArticle) => string
  gistOf: (doc: number) => string | null
  questionsOf: (doc: number) => string[]
}) {
  const lexicon = createLexicon(content.lexicon)
  return (
    question: string,
    { ranked, clear }: { ranked: readonly Ranked[]; clear: boolean },
    top: number,
    day: string,
  ): LawHit[] => {
    const terms = engine.terms(question)
    const marked = {
      own: engine.terms(question, WITHOUT_LEXICON),
      added: lexicon(question).flatMap(({ term }) => (term.length > 1 ? [term] : [])),
    }
    const weights = new Map([...terms].map(([key, weight]) => [key, weight * idfOf(corpus.national, key)]))
    const weightOf = (key: number) => weights.get(key) ?? 0
    const seen = new Set<string>()
    const found: LawHit[] = []
    for (const { doc, score } of ranked) {
      if (found.length === top) break
      const article = corpus.article(doc)
      const text = textOf(doc, article)
      if (seen.has(text)) continue
      seen.add(text)
      const piece = snippet(text, weightOf, marked)
      found.push({
        ...describe(engine.versionOf(doc), article.article, day),
        score: Math.round(score * 1000) / 1000,
        clear,
        snippet: piece.text,
        highlights: piece.highlights,
        expansions: piece.expansions,
        gist: gistOf(doc),
        questions: questionsOf(doc).slice(0, 2),
      })
    }
    return found
  }
}
