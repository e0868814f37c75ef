import type { Corpus } from '../corpus.ts'

/** What is known of an article apart from its words. */
export interface ArticleFacts {
  /** Place of the version that the article belongs to. */
  readonly lawOf: (doc: number) => number
  /** A number that articles of one chapter (lowest heading) share, and no others. */
  readonly chapterOf: (doc: number) => number
  /** Characters of the text, at most 65,535. */
  readonly lengthOf: (doc: number) => number
  /** 0 for the first article of a law to 1 for the last. */
  readonly placeOf: (doc: number) => number
  /** 0 law, 1 regulation, 2 interpretation, 3 rule, 4 local. */
  readonly categoryOf: (doc: number) => number
}

const CATEGORIES = ['law', 'regulation', 'interpretation', 'rule', 'local']

export function articleFacts(corpus: Corpus, versionOfDoc: Uint32Array): ArticleFacts {
  const { chapters, lengths } = corpus.layout
  const version = (doc: number) => corpus.versions[versionOfDoc[doc]!]!
  const categories = Uint8Array.from(corpus.versions, ({ category }) => CATEGORIES.indexOf(category))
  return {
    lawOf: (doc) => versionOfDoc[doc]!,
    chapterOf: (doc) => chapters[doc]!,
    lengthOf: (doc) => lengths[doc]!,
    placeOf: (doc) => (doc - version(doc).firstDoc) / Math.max(1, version(doc).count - 1),
    categoryOf: (doc) => categories[versionOfDoc[doc]!]!,
  }
}
