import type { LawCategory } from './importer/classify.ts'
import type { ImpactIndex } from './search/index-format.ts'
import { UNDATED } from './titles.ts'

/** One dated text of a law as the engine sees it; its articles are documents firstDoc … firstDoc + count - 1. */
export interface CorpusVersion {
  readonly title: string
  /** Versions of one law share it. */
  readonly law: string
  readonly category: LawCategory
  readonly region: string | null
  /** YYYY-MM-DD or `undated`. */
  readonly version: string
  readonly effective: string | null
  /** Date of repeal; `unknown` where only the fact is known. */
  readonly repealed: string | null
  /** Since when a text that is not here is in force instead, by the change register. */
  readonly replaced?: string | null
  readonly source: string
  /** Body that passed or published it; null where the source does not say. */
  readonly issuer: string | null
  readonly firstDoc: number
  readonly count: number
}

export interface CorpusArticle {
  readonly article: string
  readonly path: readonly string[]
  /** Statute text; null where only our digest is known. */
  readonly paragraphs: readonly string[] | null
}

/** Where articles stand and how long they are, by document. */
export interface Layout {
  /** A number that articles of one chapter (lowest heading) share, and no others. */
  readonly chapters: Uint32Array
  /** Characters of the text, at most 65,535. */
  readonly lengths: Uint16Array
}

/** Where articles and their index come from: a law store on disk, or the embedded digests. */
export interface Corpus {
  readonly source: 'store' | 'digests'
  readonly built: string | null
  readonly versions: readonly CorpusVersion[]
  readonly national: ImpactIndex
  /** Documents of local rules follow the national ones; their index is read when first asked for. */
  readonly local: () => ImpactIndex
  /** Layout of the national articles. */
  readonly layout: Layout
  readonly article: (doc: number) => CorpusArticle
  /** Document of an article of a version. */
  readonly find: (version: CorpusVersion, article: string) => number | undefined
  /** Documents of any law that name an article of a law. */
  readonly citing: (law: string, article: string) => readonly number[]
  /** Texts of a version that give short names to other laws (「以下简称」). */
  readonly definitions: (version: CorpusVersion) => readonly string[]
  readonly close: () => void
}

export type LawStatus = 'current' | 'superseded' | 'repealed' | 'not-yet' | 'unknown'

/** Status of every version of one law on a day (YYYY-MM-DD). */
export function statusOn(
  versions: readonly CorpusVersion[],
  day: string,
): ReadonlyMap<CorpusVersion, LawStatus> {
  const start = (v: CorpusVersion) => v.effective ?? (v.version === UNDATED ? '' : v.version)
  const started = versions.filter((v) => start(v) <= day)
  const newest =
    started.toSorted((a, b) => (a.version < b.version ? -1 : 1)).findLast((v) => v.version !== UNDATED) ??
    started[0]
  const status = (v: CorpusVersion): LawStatus => {
    if (start(v) > day) return 'not-yet'
    if (v !== newest || (v.replaced && v.replaced <= day)) return 'superseded'
    if (v.repealed !== null && (v.repealed === 'unknown' || v.repealed <= day)) return 'repealed'
    return v.version === UNDATED ? 'unknown' : 'current'
  }
  return new Map(versions.map((v) => [v, status(v)]))
}
