import { parseCitation } from '../engine/citation.ts'
import type { LawStore } from './law-store.ts'
import { articleId } from './titles.ts'

/** An article in the version in force today, or why there is none. */
export type CitedArticle = { readonly text: string; readonly version: string } | { readonly fault: string }

/** Looks up what content cites. */
export function citedArticle(store: LawStore, cite: string): CitedArticle {
  const citation = parseCitation(cite)
  if (!citation) return { fault: 'is no citation' }
  const found = store.search(citation.title, { top: 1, law: citation.title })[0]
  if (!found) return { fault: `there is no law 《${citation.title}》 in the store; write its title in full` }
  const article = store.article(articleId(found.law, found.version, citation.article))
  if (!article?.paragraphs) return { fault: `the text of ${found.version} has no ${citation.article}` }
  if (article.status !== 'current' && article.status !== 'unknown')
    return { fault: `the text of ${found.version} is ${article.status}; do not cite it` }
  return { text: article.paragraphs.join('\n'), version: found.version }
}

/** Proves that the article in force says what content quotes of it; undefined where it does. */
export function quoteFault(store: LawStore, cite: string, quote: string): string | undefined {
  const article = citedArticle(store, cite)
  if ('fault' in article) return article.fault
  return bare(article.text).includes(bare(quote))
    ? undefined
    : `the text of ${article.version} does not say 「${quote}」`
}

const bare = (text: string): string => text.replace(/\s/g, '')
