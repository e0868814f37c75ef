import type { Corpus, CorpusVersion } from '../corpus.ts'
import type { DigestFile } from '../digest-schema.ts'
import { IndexBuilder } from '../search/index-builder.ts'
import { compareArticleNumbers, parseArticleNumber } from '../numerals.ts'
import { titleKey } from '../titles.ts'

/** The embedded digests as a corpus of their own, so that a machine without imported laws answers too. */
export function digestCorpus(digests: readonly DigestFile[]): Corpus {
  const builder = new IndexBuilder()
  const versions: CorpusVersion[] = []
  const articles: { label: string }[] = []
  const chapters: number[] = []
  const lengths: number[] = []
  const places = new Map<number, Map<string, number>>()
  for (const file of digests) {
    const version: CorpusVersion = {
      title: file.law,
      law: titleKey(file.law),
      category: categoryOf(file.law),
      region: null,
      version: file.version,
      effective: file.effective,
      repealed: null,
      source: 'digests',
      issuer: null,
      firstDoc: articles.length,
      count: file.articles.length,
    }
    const place = new Map<string, number>()
    const ordered = file.articles.toSorted((a, b) =>
      compareArticleNumbers(parseArticleNumber(a.article)!, parseArticleNumber(b.article)!),
    )
    for (const { article, gist } of ordered) {
      place.set(article, articles.length)
      articles.push({ label: article })
      // A digest knows no chapters: the law is its own.
      chapters.push(versions.length)
      lengths.push(gist.length)
      builder.add({ text: gist, title: file.law, chapter: '' })
    }
    versions.push(version)
    places.set(version.firstDoc, place)
  }
  const empty = new IndexBuilder().build()
  return {
    source: 'digests',
    built: null,
    versions,
    national: builder.build(),
    local: () => empty,
    layout: { chapters: Uint32Array.from(chapters), lengths: Uint16Array.from(lengths) },
    article: (doc) => ({ article: articles[doc]!.label, path: [], paragraphs: null }),
    find: (version, article) => places.get(version.firstDoc)?.get(article),
    citing: () => [],
    definitions: () => [],
    close: () => {},
  }
}

const categoryOf = (title: string): CorpusVersion['category'] =>
  title.startsWith('最高人民') ? 'interpretation' : /法$|法典$|宪法$/.test(title) ? 'law' : 'regulation'
