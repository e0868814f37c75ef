import type { LawCategory } from '../importer/classify.ts'
import { statusOn, type Corpus, type CorpusVersion, type LawStatus } from '../corpus.ts'
import { articleFacts, type ArticleFacts } from './article-facts.ts'
import { EvidenceGatherer, type ArticleScans, type Evidence, type Without } from './evidence.ts'
import { featureRows } from './features.ts'
import { documentFrequency, idfOf, type ImpactIndex } from './index-format.ts'
import type { LearnedParts } from './learned.ts'
import type { Lexicon } from './lexicon.ts'
import { createNameFinder, type NameFinder } from './names.ts'
import { createQuestionReader, type QuestionReader } from './query.ts'
import { createQuestionIndex, type QuestionTable } from './question-index.ts'
import { best, Ranker, type QueryTerms, type Ranked } from './ranker.ts'
import { rerankScore, type Reranker } from './reranker.ts'

/**
 * How the evidence is weighed; why, and measured on what: README.md.
 */
export const weights = {
  /** Articles of a law that the question names (「劳动合同法的试用期」). */
  namedLaw: 1.5,
  /** An authored question counts as so many articles where it is asked which words are usual. */
  usual: 30,
  /** Local rules are shown only where they match at least this share of the best national score. */
  localShare: 0.6,
  /**
   * The best article by text alone has 1; one for which questions and associations speak too has more. Below this
   * nothing but words does: about half of what is no question of law, 2 to 5 in 100 of what is (README.md).
   */
  clear: 1.15,
} as const

/** How many candidates the reranker looks at. */
const CANDIDATES = 200

export interface RankOptions {
  readonly top: number
  /** YYYY-MM-DD: articles in force on that day. */
  readonly day: string
  /** Only this law (key of its title). */
  readonly law?: string | undefined
  /** Only these categories. */
  readonly categories?: ReadonlySet<LawCategory> | undefined
  /** Texts that are not in force on that day too. */
  readonly past?: boolean | undefined
  /** Evidence to leave out, for measuring. */
  readonly without?: Without | undefined
}

/** Candidates with all that is known of them; learning looks at them too. */
export interface Candidates {
  /** Best first by the fused score, more than the reranker looks at. */
  readonly fused: readonly Ranked[]
  /** The first of them, which the reranker looks at. */
  readonly considered: readonly Ranked[]
  readonly rows: Float32Array
  readonly evidence: Evidence
}

/** Articles named in the question itself stand before all ranked ones. */
const NAMED_SCORE = 1000

/** Ranks the articles of one corpus. Synchronous; one query at a time. */
export class Engine {
  readonly corpus: Corpus
  readonly #gatherer: EvidenceGatherer
  #localRanker: Ranker | undefined
  readonly #learned: LearnedParts
  readonly #facts: ArticleFacts
  readonly #names: NameFinder
  readonly #reader: QuestionReader
  readonly #byLaw: ReadonlyMap<string, readonly CorpusVersion[]>
  readonly #versionOfDoc: Uint32Array
  readonly #nationalDocs: number
  #day: { day: string; status: ReadonlyMap<CorpusVersion, LawStatus>; inForce: Uint8Array } | undefined

  constructor(parts: {
    corpus: Corpus
    lexicon: Lexicon
    questions: QuestionTable
    learned: LearnedParts
    scans?: ArticleScans | undefined
    names: ReadonlyMap<string, string>
  }) {
    this.corpus = parts.corpus
    this.#learned = parts.learned
    this.#byLaw = Map.groupBy(parts.corpus.versions, (version) => version.law)
    this.#names = createNameFinder(parts.names, [...this.#byLaw.keys()], parts.learned.syllables)
    this.#nationalDocs = parts.corpus.national.documents
    const last = parts.corpus.versions.at(-1)
    this.#versionOfDoc = new Uint32Array(last ? last.firstDoc + last.count : 0)
    for (const [index, { firstDoc, count }] of parts.corpus.versions.entries())
      this.#versionOfDoc.fill(index, firstDoc, firstDoc + count)
    this.#facts = articleFacts(parts.corpus, this.#versionOfDoc)
    const questions = createQuestionIndex(parts.questions)
    const counted = (numberOf: (doc: number) => number) => {
      const counts = new Map<number, number>()
      for (const doc of questions.docs) counts.set(numberOf(doc), (counts.get(numberOf(doc)) ?? 0) + 1)
      return counts
    }
    this.#reader = createQuestionReader({
      lexicon: parts.lexicon,
      syllables: parts.learned.syllables,
      frequency: (key) =>
        documentFrequency(parts.corpus.national, key) + weights.usual * questions.frequency(key),
    })
    this.#gatherer = new EvidenceGatherer({
      index: parts.corpus.national,
      questions,
      authored: counted((doc) => doc),
      authoredInLaw: counted(this.#facts.lawOf),
      associations: parts.learned.associations,
      scans: parts.scans,
    })
  }

  versionOf(doc: number): CorpusVersion {
    return this.corpus.versions[this.#versionOfDoc[doc]!]!
  }

  statusOf(version: CorpusVersion, day: string): LawStatus {
    return this.#onDay(day).status.get(version) ?? 'unknown'
  }

  /** Weights of the question's tokens and of what the lexicon adds. */
  terms(question: string, without?: Without): QueryTerms {
    return this.#reader(question, !without?.has('lexicon'))
  }

  /**
   * National articles, best first, and the best score by text alone (to compare local rules with). `clear`: more than
   * chance words speaks for the best of them, as far as that can be told.
   */
  rank(question: string, options: RankOptions): { ranked: Ranked[]; bestText: number; clear: boolean } {
    const named = this.#names.inQuestion(question)
    const { fused, considered, rows, evidence } = this.candidates(question, options)
    const reranker = options.without?.has('reranker') ? undefined : this.#learned.reranker
    const ranked = reranker ? rerank(reranker, { fused, considered, rows }) : fused
    const asked = named && this.#named(named, options.day)
    const pinned =
      asked !== undefined && (options.categories?.has(this.versionOf(asked).category) ?? true)
        ? asked
        : undefined
    const first = pinned === undefined ? [] : [{ doc: pinned, score: NAMED_SCORE }]
    const others = ranked.filter(({ doc }) => doc !== pinned)
    return {
      ranked: [...first, ...others].slice(0, options.top),
      bestText: evidence.bestText,
      clear: named !== undefined || !evidence.ours || (fused[0]?.score ?? 0) >= weights.clear,
    }
  }

  /** Candidates of a question; authored questions at the places `silent` do not vote. */
  candidates(question: string, options: RankOptions, silent?: readonly number[]): Candidates {
    const { inForce } = this.#onDay(options.day)
    const admits = (doc: number) => {
      if (inForce[doc] !== 1 && !options.past) return false
      const version = this.versionOf(doc)
      return (
        (options.law === undefined || version.law === options.law) &&
        (options.categories?.has(version.category) ?? true)
      )
    }
    const evidence = this.#gatherer.gather(this.terms(question, options.without), {
      named: options.law === undefined ? this.#namedLaw(question, options.day) : undefined,
      bestOf: (scores) => best(scores, 1, admits)[0]?.score ?? 0,
      without: options.without ?? new Set(),
      silent,
    })
    const fused = best(evidence.fused, Math.max(options.top, CANDIDATES), admits)
    const considered = fused.slice(0, CANDIDATES)
    return { fused, considered, rows: featureRows(considered, evidence, this.#facts), evidence }
  }

  /** Local rules of a region (all where none is given), best first, if they match nearly as well as `atLeast`. */
  rankLocal(
    question: string,
    options: {
      top: number
      day: string
      law?: string | undefined
      region?: string | undefined
      past?: boolean | undefined
      atLeast: number
    },
  ): Ranked[] {
    this.#localRanker ??= new Ranker(this.corpus.local())
    const { inForce } = this.#onDay(options.day)
    const offset = this.#nationalDocs
    const scores = this.#localRanker.score(this.#asNational(this.terms(question), this.#localRanker.index))
    const admits = (doc: number) => {
      if (inForce[doc + offset] !== 1 && !options.past) return false
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

  /** Key of the law that a title or alias names. */
  findLaw(name: string): string | undefined {
    return this.#names.law(name)
  }

  /** The version in force of the law that a question is nothing but the name of. */
  lawAskedFor(question: string, day: string): CorpusVersion | undefined {
    const named = this.#names.inQuestion(question)
    return named?.whole && named.article === undefined ? this.inForce(named.law, day) : undefined
  }

  /** All versions of a law, by its key. */
  versionsOf(law: string): readonly CorpusVersion[] {
    return this.#byLaw.get(law) ?? []
  }

  /** Weights that give a local match the rarity its word has in national law, so that scores compare. */
  #asNational(terms: QueryTerms, local: ImpactIndex): QueryTerms {
    const weighed = [...terms].map(([key, weight]): [number, number] => {
      const idf = idfOf(local, key)
      return [key, idf === 0 ? 0 : (weight * (idfOf(this.corpus.national, key) || idf)) / idf]
    })
    return new Map(weighed)
  }

  /** Articles of the national law that a question names, in the version in force. */
  #namedLaw(question: string, day: string) {
    const named = this.#names.inQuestion(question)
    const version = named && this.inForce(named.law, day)
    if (!version || version.category === 'local') return undefined
    return {
      version: this.#versionOfDoc[version.firstDoc]!,
      from: version.firstDoc,
      to: version.firstDoc + version.count,
      factor: weights.namedLaw,
    }
  }

  /** The version of a law in force on a day; the last one where none is. */
  inForce(law: string, day: string): CorpusVersion | undefined {
    const versions = this.versionsOf(law)
    return versions.find((v) => ['current', 'unknown'].includes(this.statusOf(v, day))) ?? versions.at(-1)
  }

  /** Document of the article a question names, in the version in force; a bare title means its first article. */
  #named(
    citation: { law: string; article: string | undefined; whole: boolean },
    day: string,
  ): number | undefined {
    const version = this.inForce(citation.law, day)
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

/** The considered candidates by what the reranker says of them (as odds, 0 to 1), then the others below. */
function rerank(reranker: Reranker, { fused, considered, rows }: Omit<Candidates, 'evidence'>): Ranked[] {
  const chosen = considered
    .map(({ doc }, at) => ({ doc, score: 1 / (1 + Math.exp(-rerankScore(reranker, rows, at))) }))
    .toSorted((a, b) => b.score - a.score)
  const least = chosen.at(-1)?.score ?? 0
  const first = fused[0]?.score ?? 1
  const rest = fused
    .slice(considered.length)
    .map(({ doc, score }) => ({ doc, score: (least * score) / first }))
  return [...chosen, ...rest]
}
