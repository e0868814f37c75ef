import { statusOn, type Corpus, type CorpusVersion, type LawStatus } from '../corpus.ts'
import { titleKey } from '../titles.ts'
import { createCitationFinder, type CitationFinder } from './citation.ts'
import { idfOf, type ImpactIndex } from './index-format.ts'
import type { Lexicon } from './lexicon.ts'
import { queryTerms } from './query.ts'
import type { QuestionIndex } from './question-index.ts'
import { best, Ranker, type QueryTerms, type Ranked } from './ranker.ts'

/**
 * How the evidence is weighed; why, and measured on what: README.md.
 */
export const weights = {
  /** An article whose authored question equals the question gains 2.2 times the best text score; one half like it, half of that. */
  questionShare: 2.2,
  /** Articles of a law that the question names (「劳动合同法的试用期」). */
  namedLaw: 1.5,
  /** Local rules are shown only where they match at least this share of the best national score. */
  localShare: 0.6,
} as const

export interface RankOptions {
  readonly top: number
  /** YYYY-MM-DD: articles in force on that day. */
  readonly day: string
  /** Only this law (key of its title). */
  readonly law?: string | undefined
  readonly questions: boolean
}

/** Articles named in the question itself stand before all ranked ones. */
const NAMED_SCORE = 1000

/** Ranks the articles of one corpus. Synchronous; one query at a time. */
export class Engine {
  readonly corpus: Corpus
  readonly #ranker: Ranker
  #localRanker: Ranker | undefined
  readonly #lexicon: Lexicon
  readonly #questions: QuestionIndex
  readonly #citation: CitationFinder
  readonly #byLaw: ReadonlyMap<string, readonly CorpusVersion[]>
  readonly #versionOfDoc: Uint32Array
  readonly #nationalDocs: number
  #day: { day: string; status: ReadonlyMap<CorpusVersion, LawStatus>; inForce: Uint8Array } | undefined

  constructor(parts: {
    corpus: Corpus
    lexicon: Lexicon
    questions: QuestionIndex
    names: ReadonlyMap<string, string>
  }) {
    this.corpus = parts.corpus
    this.#lexicon = parts.lexicon
    this.#questions = parts.questions
    this.#ranker = new Ranker(parts.corpus.national)
    this.#citation = createCitationFinder(parts.names)
    this.#byLaw = Map.groupBy(parts.corpus.versions, (version) => version.law)
    this.#nationalDocs = parts.corpus.national.documents
    const last = parts.corpus.versions.at(-1)
    this.#versionOfDoc = new Uint32Array(last ? last.firstDoc + last.count : 0)
    for (const [index, { firstDoc, count }] of parts.corpus.versions.entries())
      this.#versionOfDoc.fill(index, firstDoc, firstDoc + count)
  }

  versionOf(doc: number): CorpusVersion {
    return this.corpus.versions[this.#versionOfDoc[doc]!]!
  }

  statusOf(version: CorpusVersion, day: string): LawStatus {
    return this.#onDay(day).status.get(version) ?? 'unknown'
  }

  /** Weights of the question's tokens and of what the lexicon adds. */
  terms(question: string): QueryTerms {
    return queryTerms(question, this.#lexicon(question))
  }

  /** National articles, best first, and the best score by text alone (to compare local rules with). */
  rank(question: string, options: RankOptions): { ranked: Ranked[]; bestText: number } {
    const { inForce } = this.#onDay(options.day)
    const scores = this.#ranker.score(this.terms(question))
    const named = this.#citation(question)
    const admits = (doc: number) =>
      inForce[doc] === 1 && (options.law === undefined || this.versionOf(doc).law === options.law)

    if (named && options.law === undefined)
      for (const { firstDoc, count, category } of this.#byLaw.get(named.law) ?? [])
        if (category !== 'local')
          for (let doc = firstDoc; doc < firstDoc + count; doc++) scores[doc]! *= weights.namedLaw
    const bestText = best(scores, 1, admits)[0]?.score ?? 0
    if (options.questions) this.#addQuestions(question, scores, bestText)
    const pinned = named && this.#named(named, options.day)
    const ranked = best(scores, options.top, admits)
    if (pinned === undefined) return { ranked, bestText }
    const others = ranked.filter(({ doc }) => doc !== pinned)
    return { ranked: [{ doc: pinned, score: NAMED_SCORE }, ...others].slice(0, options.top), bestText }
  }

  /** Local rules of a region (all where none is given), best first, if they match nearly as well as `atLeast`. */
  rankLocal(
    question: string,
    options: {
      top: number
      day: string
      law?: string | undefined
      region?: string | undefined
      atLeast: number
    },
  ): Ranked[] {
    this.#localRanker ??= new Ranker(this.corpus.local())
    const { inForce } = this.#onDay(options.day)
    const offset = this.#nationalDocs
    const scores = this.#localRanker.score(this.#asNational(this.terms(question), this.#localRanker.index))
    const admits = (doc: number) => {
      if (inForce[doc + offset] !== 1) return false
      const version = this.versionOf(doc + offset)
      return (
        (options.region === undefined || version.region === options.region) &&
        (options.law === undefined || version.law === options.law)
      )
    }
    return best(scores, options.top, admits)
      .filter(({ score }) => score >= options.atLeast)
      .map(({ doc, score }) => ({ doc: doc + offset, score }))
  }

  /** Key of the law that a title or alias names: exact first, else the shortest title that contains it. */
  findLaw(name: string): string | undefined {
    const key = titleKey(name)
    const cited = this.#citation(name)
    if (cited?.whole) return cited.law
    const found = [...this.#byLaw.keys()]
      .filter((law) => law.includes(key))
      .toSorted((a, b) => a.length - b.length)
    return key === '' ? undefined : found[0]
  }

  /** Weights that give a local match the rarity its word has in national law, so that scores compare. */
  #asNational(terms: QueryTerms, local: ImpactIndex): QueryTerms {
    const weighed = [...terms].map(([key, weight]): [number, number] => {
      const idf = idfOf(local, key)
      return [key, idf === 0 ? 0 : (weight * (idfOf(this.corpus.national, key) || idf)) / idf]
    })
    return new Map(weighed)
  }

  #addQuestions(question: string, scores: Float32Array, bestText: number): void {
    const unit = (bestText === 0 ? 1 : bestText) * weights.questionShare
    for (const [doc, likeness] of this.#questions(question))
      if (doc < scores.length) scores[doc]! += unit * likeness
  }

  /** Document of the article a question names, in the version in force; a bare title means its first article. */
  #named(
    citation: { law: string; article: string | undefined; whole: boolean },
    day: string,
  ): number | undefined {
    const versions = this.#byLaw.get(citation.law) ?? []
    const version =
      versions.find((v) => ['current', 'unknown'].includes(this.statusOf(v, day))) ?? versions.at(-1)
    if (!version) return undefined
    if (citation.article !== undefined) return this.corpus.find(version, citation.article)
    return citation.whole ? (this.corpus.find(version, '第一条') ?? version.firstDoc) : undefined
  }

  #onDay(day: string): { status: ReadonlyMap<CorpusVersion, LawStatus>; inForce: Uint8Array } {
    if (this.#day?.day === day) return this.#day
    const status = new Map<CorpusVersion, LawStatus>()
    const inForce = new Uint8Array(this.#versionOfDoc.length)
    for (const versions of this.#byLaw.values())
      for (const [version, value] of statusOn(versions, day)) {
        status.set(version, value)
        if (value === 'current' || value === 'unknown')
          inForce.fill(1, version.firstDoc, version.firstDoc + version.count)
      }
    this.#day = { day, status, inForce }
    return this.#day
  }
}
