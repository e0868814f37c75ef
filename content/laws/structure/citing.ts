import type { AliasEntry } from '../digest-schema.ts'
import {
  compareArticleNumbers,
  formatArticleNumber,
  parseArticleNumber,
  type ArticleNumber,
} from '../numerals.ts'
import { amendedLaw, citedNames, shortNames } from './names.ts'
import { findReferences } from './references.ts'

/** A law as its text is stored: documents count from `firstDoc`. */
export interface CitingLaw {
  readonly title: string
  readonly law: string
  readonly category: string
  readonly articles: readonly { readonly label: string; readonly paragraphs: readonly string[] }[]
}

/** An article named by a document: key of the law and label of the article. */
export interface Cited {
  readonly law: string
  readonly article: string
  readonly doc: number
}

/** A range that is longer names a part of a law and none of its articles. */
const RANGE = 100

/** Every article that the articles of all laws name, once for each that names it; the reverse of links.ts. */
export function* citedArticles(laws: readonly CitingLaw[], aliases: readonly AliasEntry[]): Generator<Cited> {
  const names = citedNames(laws, aliases)
  let doc = 0
  for (const { title, law, articles } of laws) {
    const short = shortNames(texts(articles), names)
    const amends = amendedLaw(title)
    const numbers = articles.flatMap(({ label }) => parseArticleNumber(label) ?? [])
    for (const { label, paragraphs } of articles) {
      const named = new Set<string>()
      const speaker = { number: parseArticleNumber(label), amends, names, shortNames: short }
      for (const { law: other, from, to } of findReferences(paragraphs, speaker)) {
        if (!from || !to) continue
        for (const article of between(from, to, other === null || other === law ? numbers : undefined))
          named.add(`${other ?? law}\n${formatArticleNumber(article)}`)
      }
      for (const key of named) {
        const [cited, article] = key.split('\n')
        yield { law: cited!, article: article!, doc }
      }
      doc++
    }
  }
}

function* texts(articles: CitingLaw['articles']): Generator<string> {
  for (const { paragraphs } of articles) yield paragraphs.join('\n')
}

/** Articles of a range; `numbers` are all of the law where they are known, those inserted (之一) among them. */
function between(
  from: ArticleNumber,
  to: ArticleNumber,
  numbers: readonly ArticleNumber[] | undefined,
): readonly ArticleNumber[] {
  if (from === to) return [from]
  const length = to.number - from.number + 1
  if (length < 1 || length > RANGE) return []
  return (
    numbers?.filter(
      (number) => compareArticleNumbers(number, from) >= 0 && compareArticleNumbers(number, to) <= 0,
    ) ?? Array.from({ length }, (_, step) => ({ number: from.number + step, insertion: 0 }))
  )
}
