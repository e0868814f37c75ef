import type { AliasEntry } from '../digest-schema.ts'
import { statusOn, type Corpus, type CorpusVersion, type LawStatus } from '../corpus.ts'
import { formatArticleNumber, parseArticleNumber } from '../numerals.ts'
import { articleId, UNDATED } from '../titles.ts'
import { amendedLaw, citedNames, shortNames, type LawNames } from './names.ts'
import { findReferences, type Reference } from './references.ts'

/** An article that another one names. */
interface LinkTarget {
  readonly id: string
  readonly law: string
  readonly article: string
  /** 款 and 项, from 1, where they are named. */
  readonly paragraph: number | null
  readonly item: number | null
  /** The law was changed after the text that names it was written: the number may mean another article. */
  readonly uncertain: boolean
}

/** A piece of an article's text that leads to other articles, or to a paragraph of the same one. */
export interface LawReference {
  /** Index in `paragraphs`, and [start, end) in UTF-16 units of it. */
  readonly line: number
  readonly start: number
  readonly end: number
  readonly targets: LinkTarget[]
}

/** An article in force that names this one. */
export interface LawCiting {
  readonly id: string
  readonly law: string
  readonly article: string
  readonly local: boolean
}

export interface Links {
  readonly from: (doc: number, version: CorpusVersion, day: string) => LawReference[]
  /** Those of the same law first, then national law, then local rules. */
  readonly to: (doc: number, version: CorpusVersion, day: string) => LawCiting[]
}

/** Most articles of one range, and most citing articles that are looked at. */
const RANGE = 100
const CITING = 400

/** Resolves references of articles to articles, for a day: the version that is in force then. */
export function createLinks(corpus: Corpus, aliases: readonly AliasEntry[]): Links {
  let names: LawNames | undefined
  const short = new Map<CorpusVersion, LawNames>()
  const byLaw = Map.groupBy(corpus.versions, ({ law }) => law)

  const inForce = (law: string, day: string): CorpusVersion | undefined => {
    const versions = byLaw.get(law) ?? []
    const status = statusOn(versions, day)
    const of = (...wanted: LawStatus[]) =>
      versions.findLast((version) => wanted.includes(status.get(version)!))
    return of('current') ?? of('unknown') ?? of('superseded', 'repealed') ?? versions.at(-1)
  }
  const textAt = (doc: number | undefined) =>
    doc === undefined ? undefined : corpus.article(doc).paragraphs?.join('\n')

  /** The version of a law that a text of another law means by an article's number. */
  const meant = (
    law: string,
    label: string,
    speaking: CorpusVersion,
    day: string,
  ): { version: CorpusVersion; uncertain: boolean } | undefined => {
    if (law === speaking.law) return { version: speaking, uncertain: false }
    const now = inForce(law, day)
    if (!now) return undefined
    const older =
      speaking.version !== UNDATED && now.version !== UNDATED && now.version > speaking.version
        ? inForce(law, speaking.version)
        : now
    if (!older || older === now) return { version: now, uncertain: now.version > speaking.version }
    const same = textAt(corpus.find(older, label)) === textAt(corpus.find(now, label))
    return { version: same ? now : older, uncertain: older.version > speaking.version }
  }

  const targetsOf = (
    reference: Reference,
    doc: number,
    version: CorpusVersion,
    day: string,
  ): LinkTarget[] => {
    const { from, to, paragraph, item } = reference
    if (!from || !to) {
      const { article } = corpus.article(doc)
      const id = articleId(version.title, version.version, article)
      return [{ id, law: version.title, article, paragraph, item, uncertain: false }]
    }
    const label = formatArticleNumber(from)
    const found = meant(reference.law ?? version.law, label, version, day)
    if (!found) return []
    const first = corpus.find(found.version, label)
    const last = from === to ? first : corpus.find(found.version, formatArticleNumber(to))
    if (first === undefined || last === undefined || last < first) return []
    const { title, version: dated } = found.version
    return Array.from({ length: Math.min(last - first + 1, RANGE) }, (_, step) => {
      const { article } = corpus.article(first + step)
      const id = articleId(title, dated, article)
      return { id, law: title, article, paragraph, item, uncertain: found.uncertain }
    })
  }

  return {
    from: (doc, version, day) => {
      const { article, paragraphs } = corpus.article(doc)
      if (!paragraphs) return []
      names ??= citedNames(corpus.versions, aliases)
      let own = short.get(version)
      if (!own) short.set(version, (own = shortNames(corpus.definitions(version), names)))
      const references = findReferences(paragraphs, {
        number: parseArticleNumber(article),
        amends: amendedLaw(version.title),
        names,
        shortNames: own,
      })
      return references.flatMap((reference) => {
        const targets = targetsOf(reference, doc, version, day)
        const { line, start, end } = reference
        return targets.length > 0 ? [{ line, start, end, targets }] : []
      })
    },
    to: (doc, version, day) => {
      const { article } = corpus.article(doc)
      const citing: LawCiting[] = []
      for (const other of corpus.citing(version.law, article).slice(0, CITING)) {
        const speaking = versionOf(corpus.versions, other)
        if (!speaking || other === doc) continue
        if (speaking.law === version.law ? speaking !== version : inForce(speaking.law, day) !== speaking)
          continue
        if (meant(version.law, article, speaking, day)?.version !== version) continue
        const { article: label } = corpus.article(other)
        const id = articleId(speaking.title, speaking.version, label)
        citing.push({ id, law: speaking.title, article: label, local: speaking.category === 'local' })
      }
      const rank = ({ law, local }: LawCiting) => (law === version.title ? 0 : local ? 2 : 1)
      return citing.toSorted((a, b) => rank(a) - rank(b))
    },
  }
}

/** The version that a document belongs to; versions stand in the order of their documents. */
function versionOf(versions: readonly CorpusVersion[], doc: number): CorpusVersion | undefined {
  let low = 0
  let high = versions.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (versions[middle]!.firstDoc <= doc) low = middle
    else high = middle - 1
  }
  return versions[low]
}
