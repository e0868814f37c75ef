import type { LawContent } from './content.ts'
import type { Corpus, CorpusVersion } from './corpus.ts'
import type { DigestArticle } from './digest-schema.ts'
import type { LawCategory } from './importer/classify.ts'
import type { Engine } from './search/engine.ts'
import { titleKey } from './titles.ts'

/** What one may ask for by name. */
export interface LawNames {
  readonly questions: readonly string[]
  readonly titles: readonly string[]
}

export interface LawStoreInfo {
  readonly source: 'store' | 'digests'
  readonly built: string | null
  readonly laws: number
  readonly versions: number
  readonly articles: number
  /** Articles of national law that are in force today. */
  readonly current: number
  /** Versions of each kind of text, and provinces with local rules. */
  readonly categories: Partial<Record<LawCategory, number>>
  readonly regions: string[]
  readonly digests: number
  readonly questions: number
  readonly lexicon: number
}

/** What is in a law store: the names one may ask for, and how much of each there is. */
export function createInventory({
  corpus,
  content,
  engine,
  digests,
  questions,
  today,
}: {
  corpus: Corpus
  content: LawContent
  engine: Engine
  digests: ReadonlyMap<number, DigestArticle>
  /** Authored questions. */
  questions: number
  today: () => string
}): { readonly names: () => LawNames; readonly info: () => LawStoreInfo } {
  const nationalInForce = (): CorpusVersion[] =>
    corpus.versions.filter(
      (v) => v.category !== 'local' && ['current', 'unknown'].includes(engine.statusOf(v, today())),
    )
  return {
    names: () => {
      const inForce = nationalInForce()
      const ours = content.digests.map(({ law }) => titleKey(law))
      const there = new Set(inForce.map(({ title }) => titleKey(title)))
      return {
        questions: [...digests.values()].flatMap(({ questions }) => questions),
        titles: [...new Set([...ours.filter((title) => there.has(title)), ...there])],
      }
    },
    info: () => ({
      source: corpus.source,
      built: corpus.built,
      laws: new Set(corpus.versions.map((version) => version.law)).size,
      versions: corpus.versions.length,
      articles: corpus.versions.reduce((sum, version) => sum + version.count, 0),
      current: nationalInForce().reduce((sum, version) => sum + version.count, 0),
      categories: Object.fromEntries(
        [...Map.groupBy(corpus.versions, ({ category }) => category)].map(([name, all]) => [
          name,
          all.length,
        ]),
      ),
      regions: [...new Set(corpus.versions.flatMap(({ region }) => region ?? []))].toSorted(),
      digests: digests.size,
      questions,
      lexicon: content.lexicon.length,
    }),
  }
}
