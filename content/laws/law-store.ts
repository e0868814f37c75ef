import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { shanghaiDate, systemClock, type Clock } from '../../base/clock.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { createAnswerSearch, type AnswerSearch } from '../answers/answer-hits.ts'
import { authoredQuestions, createEngine, digestsByDoc, layOut, writtenQuestions } from './authored.ts'
import { Cache } from './cache.ts'
import { changeOf, withChanges } from './changes.ts'
import { createCited } from './cited.ts'
import { cachedLawContent, contentFingerprint } from './content-cache.ts'
import type { LawContent } from './content.ts'
import type { Corpus, CorpusArticle, CorpusVersion, LawStatus } from './corpus.ts'
import type { LawCategory } from './importer/classify.ts'
import { lawReader, type LawContents, type LawSurroundings, type LawVersion } from './reader.ts'
import { weights } from './search/engine.ts'
import type { Without } from './search/evidence.ts'
import { createHits, type LawHit } from './hits.ts'
import { createInventory, type LawNames, type LawStoreInfo } from './inventory.ts'
import { loadLearned, type LearnedParts } from './search/learned.ts'
import { cachedQuestions } from './search/cached-questions.ts'
import { cachedScans } from './search/cached-scans.ts'
import { digestCorpus } from './store/digest-corpus.ts'
import { CACHE } from './store/format.ts'
import { openStore } from './store/open-store.ts'
import { clausesOf, type Clause } from './structure/clauses.ts'
import { createLinks, type LawCiting, type LawReference } from './structure/links.ts'
import { articleId } from './titles.ts'

/** An article to read. */
interface LawArticle extends LawSurroundings {
  readonly id: string
  readonly law: string
  readonly version: string
  readonly article: string
  readonly effective: string | null
  readonly status: LawStatus
  readonly local: boolean
  readonly category: LawCategory
  /** Province of a local rule. */
  readonly region: string | null
  /** Body that passed or published it. */
  readonly issuer: string | null
  /** Part, chapter, section. */
  readonly path: string[]
  /** Statute text, paragraphs and items in order; null where only our gist is on this machine. */
  readonly paragraphs: string[] | null
  /** 款, 项, 目 of each of `paragraphs`. */
  readonly clauses: Clause[]
  /** Other articles that it names, and articles in force that name it. */
  readonly references: LawReference[]
  readonly referencedBy: LawCiting[]
  readonly gist: string | null
  /** Lay questions that we wrote for it. */
  readonly questions: string[]
  /** What the change register says of a text that is repealed, replaced or older than what is in force: since when, and by what. */
  readonly change: { readonly from: string; readonly what: string; readonly source: string } | null
  /** How to cite it: 《title》第三十条（version and date of effect）. */
  readonly citation: string
}

interface RankedArticle {
  readonly law: string
  readonly version: string
  readonly article: string
  readonly score: number
}

interface SearchOptions {
  /** At most this many hits; 20 where nothing is said. */
  readonly top?: number | undefined
  /** Only this law, by title or alias. */
  readonly law?: string | undefined
  /** In force on this day, YYYY-MM-DD; today where nothing is said. */
  readonly on?: string | undefined
  /** Only local rules of this province. */
  readonly region?: string | undefined
  /** Only these categories; `['local']` for local rules alone. */
  readonly categories?: readonly LawCategory[] | undefined
  /** Texts that are not in force on that day too. */
  readonly past?: boolean | undefined
}

export interface LawStore {
  readonly search: (question: string, options?: SearchOptions) => LawHit[]
  /** Answers to a question of law (问答) for which `search` found these articles (ids, best first). */
  readonly answers: AnswerSearch
  /** National law in force today, identical texts not collapsed, no snippets: for measuring. */
  readonly rank: (question: string, options: { top: number; without?: Without }) => RankedArticle[]
  /** The articles that content cites, by citation; those that this machine does not have are left out. */
  readonly cited: (citations: readonly string[]) => Record<string, string>
  readonly article: (id: string, options?: { on?: string | undefined }) => LawArticle | undefined
  /** Chapters and articles of a version (`<title>@<version>`). */
  readonly contents: (id: string, options?: { on?: string | undefined }) => LawContents | undefined
  /** The version in force of the law that a question is nothing but the name of. */
  readonly lawAskedFor: (question: string) => LawVersion | undefined
  /** Lay questions, and titles of national law in force, those with digests first. */
  readonly names: () => LawNames
  readonly info: () => LawStoreInfo
  readonly close: () => void
}

export interface LawStoreOptions {
  readonly clock?: Clock
  /** Digests, questions and lexicon; those of `content/laws` where nothing is said. */
  readonly content?: LawContent
  /** Where they are read from instead of `content/laws`; answers lie beside it. */
  readonly folder?: string | undefined
  /** Folder for what makes the next start quick; beside the generations of the store where nothing is said. */
  readonly cache?: string | undefined
  /** What was learned; `learned/` where nothing is said, {} for nothing. */
  readonly learned?: LearnedParts
}

/**
 * Opens the laws a machine has: the store in `directory`, or without one the embedded digests. Digests, lay
 * questions and the lexicon are read from content either way. The error says what is wrong and what to do.
 */
export function openLawStore(
  directory: string | undefined,
  options: LawStoreOptions = {},
): Result<LawStore, string> {
  const cache = new Cache(options.cache ?? (directory && join(directory, CACHE)))
  const fingerprint = options.content ? givenFingerprint(options.content) : contentFingerprint(options.folder)
  const content = options.content ? ok(options.content) : cachedLawContent(cache, fingerprint, options.folder)
  if (!content.ok) return err(`the law content is faulty:\n${content.error.join('\n')}`)
  const corpus = directory === undefined ? ok(digestCorpus(content.value.digests)) : openStore(directory)
  if (!corpus.ok) return corpus
  const learned = options.learned ? ok(options.learned) : loadLearned()
  if (!learned.ok) return learned
  return ok(
    lawStore({
      corpus: withChanges(corpus.value, content.value),
      content: content.value,
      fingerprint,
      learned: learned.value,
      cache,
      clock: options.clock ?? systemClock,
    }),
  )
}

const givenFingerprint = (content: LawContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex')

function lawStore({
  corpus,
  content,
  fingerprint,
  learned,
  cache,
  clock,
}: {
  corpus: Corpus
  content: LawContent
  fingerprint: string
  learned: LearnedParts
  cache: Cache
  clock: Clock
}): LawStore {
  const digests = digestsByDoc(corpus, content)
  const questions = cachedQuestions(cache, corpus, fingerprint, () =>
    layOut([...authoredQuestions(corpus, content, digests)], content),
  )
  const engine = createEngine(corpus, content, {
    questions,
    learned,
    scans: learned.associations && cachedScans(cache, learned.associations, corpus.national),
  })
  const links = createLinks(corpus, content.aliases)
  const today = () => shanghaiDate(clock.now())
  const cited = createCited(engine, corpus, content.changes, today)

  const describe = (version: CorpusVersion, article: string, day: string) => ({
    id: articleId(version.title, version.version, article),
    law: version.title,
    version: version.version,
    article,
    effective: version.effective,
    status: engine.statusOf(version, day),
    local: version.category === 'local',
  })
  const changeNote = (version: CorpusVersion, day: string) => {
    const change = changeOf(version, content.changes, day)
    return change ? { from: change.from, what: change.what, source: change.source } : null
  }
  const textOf = (doc: number, { paragraphs }: CorpusArticle): string =>
    paragraphs?.join('\n') ?? digests.get(doc)?.gist ?? ''

  const written = writtenQuestions(content)
  const questionsOf = (doc: number): string[] => [
    ...(digests.get(doc)?.questions ?? []),
    ...written(engine.versionOf(doc), corpus.article(doc).article),
  ]
  const hits = createHits({
    corpus,
    content,
    engine,
    describe,
    textOf,
    gistOf: (doc) => digests.get(doc)?.gist ?? null,
    questionsOf,
  })
  const reader = lawReader({ corpus, engine, textOf: (doc) => textOf(doc, corpus.article(doc)) })

  return {
    search: (question, { top = 20, law, on, region, categories, past } = {}) => {
      const day = on ?? today()
      const key = law === undefined ? undefined : engine.findLaw(law)
      if (law !== undefined && key === undefined) return []
      // Identical texts collapse, so somewhat more is ranked than shown.
      const { ranked, bestText, clear } = engine.rank(question, {
        top: top * 2 + 10,
        day,
        law: key,
        categories: categories && new Set(categories),
        past,
      })
      const slots = localSlots({ top, mixed: key === undefined && ranked.length > 0, categories })
      const atLeast = key === undefined && ranked.length > 0 ? bestText * weights.localShare : 0
      const local =
        slots === 0 ? [] : engine.rankLocal(question, { top: slots, day, law: key, region, atLeast, past })
      const national = hits(question, { ranked, clear }, top - local.length, day)
      return [...national, ...hits(question, { ranked: local, clear }, top - national.length, day)]
    },
    answers: createAnswerSearch({
      answers: content.answers,
      engine,
      corpus,
      changes: content.changes,
      today,
    }),
    rank: (question, { top, without }) =>
      engine.rank(question, { top, day: today(), without }).ranked.map(({ doc, score }) => {
        const version = engine.versionOf(doc)
        return { law: version.title, version: version.version, article: corpus.article(doc).article, score }
      }),
    cited: (citations) =>
      Object.fromEntries(
        citations.flatMap((citation): [string, string][] => {
          const id = cited(citation)
          return id === null ? [] : [[citation, id]]
        }),
      ),
    article: (id, { on } = {}) => {
      const match = /^(.+)@([^@#]+)#(.+)$/.exec(id)
      if (!match) return undefined
      const version = corpus.versions.find((v) => v.title === match[1] && v.version === match[2])
      const doc = version && corpus.find(version, match[3]!)
      if (!version || doc === undefined) return undefined
      const day = on ?? today()
      const article = corpus.article(doc)
      return {
        ...describe(version, article.article, day),
        category: version.category,
        region: version.region,
        issuer: version.issuer,
        path: [...article.path],
        paragraphs: article.paragraphs ? [...article.paragraphs] : null,
        clauses: clausesOf(article.paragraphs ?? []),
        references: links.from(doc, version, day),
        referencedBy: links.to(doc, version, day),
        gist: digests.get(doc)?.gist ?? null,
        questions: questionsOf(doc),
        ...reader.around(version, doc, day),
        change: changeNote(version, day),
        citation: citation(version, article.article),
      }
    },
    contents: (id, { on } = {}) => reader.contents(id, on ?? today()),
    lawAskedFor: (question) => {
      const version = engine.lawAskedFor(question, today())
      return version && reader.describe(version, today())
    },
    ...createInventory({ corpus, content, engine, digests, questions: questions.docs.length, today }),
    close: corpus.close,
  }
}

/** 《中华人民共和国劳动合同法》第三十条（2012年12月28日版本，2013年7月1日起施行） */
function citation(version: CorpusVersion, article: string): string {
  const spoken = (date: string) => date.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
  const dated = /^\d/.test(version.version) ? `${spoken(version.version)}版本` : '版本日期不详'
  const effect = version.effective === null ? '施行日期不详' : `${spoken(version.effective)}起施行`
  return `《${version.title}》${article}（${dated}，${effect}）`
}

/** How many local rules may be shown: a fifth beside national law, none where another category is asked for. */
function localSlots({
  top,
  mixed,
  categories,
}: {
  top: number
  mixed: boolean
  categories: readonly LawCategory[] | undefined
}): number {
  if (categories && !categories.includes('local')) return 0
  return mixed ? Math.floor(top / 5) : top
}
