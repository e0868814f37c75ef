import type { Corpus, CorpusVersion, LawStatus } from './corpus.ts'
import type { Engine } from './search/engine.ts'
import { articleId, versionId } from './titles.ts'

/** One version of a law. */
export interface LawVersion {
  readonly id: string
  readonly law: string
  readonly version: string
  /** Date of effect, where it is known. */
  readonly effective: string | null
  readonly status: LawStatus
}

/** An article beside the one that is read, with the words it begins with. */
interface LawNeighbour {
  readonly id: string
  readonly article: string
  readonly opening: string
}

/** Where an article stands: beside which others, in which version. */
export interface LawSurroundings {
  readonly previous: LawNeighbour | null
  readonly next: LawNeighbour | null
  /** The article of this number in the version in force, where this is not it. */
  readonly inForce: { readonly id: string; readonly law: string; readonly article: string } | null
  /** Since when this version is no longer in force, where that is known. */
  readonly until: string | null
  /** Id of the version, for its contents. */
  readonly contents: string
  /** Public page where the official text is found; not a page of this article. */
  readonly official: string | null
}

export interface LawContents extends LawVersion {
  /** Chapters in order of the text, each with its articles. */
  readonly chapters: { readonly path: string[]; readonly articles: { article: string; opening: string }[] }[]
  /** False where only the articles with our digests are on this machine. */
  readonly complete: boolean
  /** All versions of the law, the newest first. */
  readonly versions: LawVersion[]
}

/**
 * 国家法律法规数据库 of the General Office of the Standing Committee of the National People's Congress: laws,
 * administrative regulations, local rules and judicial interpretations. Its pages have no address that follows from a
 * title, so that only its entrance is given. Rules of ministries are not in it.
 */
const OFFICIAL_DATABASE = 'https://flk.npc.gov.cn/'

const OPENING = 40

/** The laws as books: contents, neighbours, versions. `textOf` is what there is of an article, text or digest. */
export function lawReader({
  corpus,
  engine,
  textOf,
}: {
  readonly corpus: Corpus
  readonly engine: Engine
  readonly textOf: (doc: number) => string
}) {
  const describe = (version: CorpusVersion, day: string): LawVersion => ({
    id: versionId(version.title, version.version),
    law: version.title,
    version: version.version,
    effective: version.effective,
    status: engine.statusOf(version, day),
  })
  const opening = (doc: number): string => {
    const line = textOf(doc).trimStart().split('\n', 1)[0] ?? ''
    return line.length > OPENING ? `${line.slice(0, OPENING)}…` : line
  }
  const neighbour = (version: CorpusVersion, doc: number): LawNeighbour | null => {
    if (doc < version.firstDoc || doc >= version.firstDoc + version.count) return null
    const { article } = corpus.article(doc)
    return { id: articleId(version.title, version.version, article), article, opening: opening(doc) }
  }
  const begins = ({ effective, version }: CorpusVersion): string => effective ?? version
  const newestFirst = (law: string): CorpusVersion[] =>
    engine.versionsOf(law).toSorted((a, b) => (begins(a) < begins(b) ? 1 : -1))

  function until(version: CorpusVersion, status: LawStatus): string | null {
    if (status === 'repealed') return version.repealed === 'unknown' ? null : version.repealed
    if (status !== 'superseded') return null
    const next = newestFirst(version.law).findLast((other) => begins(other) > begins(version))
    return next?.effective ?? null
  }

  return {
    describe,
    around: (version: CorpusVersion, doc: number, day: string): LawSurroundings => {
      const status = engine.statusOf(version, day)
      const { article } = corpus.article(doc)
      const current = engine.inForce(version.law, day)
      const isOther = current !== undefined && current !== version && status !== 'current'
      return {
        previous: neighbour(version, doc - 1),
        next: neighbour(version, doc + 1),
        inForce:
          isOther && corpus.find(current, article) !== undefined
            ? { id: articleId(current.title, current.version, article), law: current.title, article }
            : null,
        until: until(version, status),
        contents: versionId(version.title, version.version),
        official: version.category === 'rule' ? null : OFFICIAL_DATABASE,
      }
    },
    contents: (id: string, day: string): LawContents | undefined => {
      const version = corpus.versions.find((v) => versionId(v.title, v.version) === id)
      if (!version) return undefined
      const chapters: LawContents['chapters'] = []
      for (let doc = version.firstDoc; doc < version.firstDoc + version.count; doc++) {
        const { article, path } = corpus.article(doc)
        const last = chapters.at(-1)
        const entry = { article, opening: opening(doc) }
        if (last?.path.join('\n') === path.join('\n')) last.articles.push(entry)
        else chapters.push({ path: [...path], articles: [entry] })
      }
      return {
        ...describe(version, day),
        chapters,
        complete: corpus.source === 'store',
        versions: newestFirst(version.law).map((other) => describe(other, day)),
      }
    },
  }
}
