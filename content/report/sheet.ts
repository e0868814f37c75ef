import type { CitedArticle } from '../laws/check-quotes.ts'
import type { Claim } from './claims.ts'
import { escapeHtml } from '../guides/escape-html.ts'

/** How an article is found; undefined where this machine has no statute texts. */
export type ArticleOf = ((cite: string) => CitedArticle) | undefined

export interface SheetFacts {
  readonly contentVersion: string
  readonly today: string
  readonly seed: number
  readonly of: number
  readonly articleOf: ArticleOf
}

/** Claims drawn by lot, the same ones for the same seed and content. */
export function sampleOf<T>(items: readonly T[], count: number, seed: number): T[] {
  const random = randomFrom(seed)
  const left = [...items]
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [drawn] = left.splice(Math.floor(random() * left.length), 1)
    return drawn!
  })
}

/** Mulberry32, a public-domain generator: repeatable, and good enough to draw by lot. From 0 up to 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const articleText = (cite: string, articleOf: ArticleOf): string => {
  if (!articleOf) return '（本机没有法规库，请自行查对条文）'
  const article = articleOf(cite)
  return 'fault' in article ? `（法规库里找不到：${article.fault}）` : article.text
}

const title = ({ seed, of, contentVersion, today }: SheetFacts, count: number): string =>
  `从 ${of} 条说法里抽出 ${count} 条（抽签号 ${seed}），内容版本 ${contentVersion}，${today}`

const VERDICTS = ['说得对', '要改', '说错了']

const SIGNED = '核对人：＿＿＿＿＿＿　执业证号：＿＿＿＿＿＿　日期：＿＿＿＿＿＿'

/** For a lawyer to go through with a pen: what we say, where it stands, and the article in full. */
export function reviewSheet(claims: readonly Claim[], facts: SheetFacts): string {
  const parts = claims.map(
    ({ file, line, field, text, cites }, index) => `<section>
<h2>${index + 1}. ${escapeHtml(`${file}:${line}`)} <small>${escapeHtml(field)}</small></h2>
<p class="claim">${escapeHtml(text)}</p>
${cites
  .map(
    (cite) =>
      `<h3>${escapeHtml(cite)}</h3><blockquote>${escapeHtml(articleText(cite, facts.articleOf))}</blockquote>`,
  )
  .join('\n')}
<p>${VERDICTS.map((one) => `☐ ${one}`).join('　')}　意见：＿＿＿＿＿＿＿＿＿＿＿＿</p>
</section>`,
  )
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>律师核对单</title>
<style>body{font:16px/1.7 sans-serif;max-width:50em;margin:2em auto}section{border-top:1px solid #888;break-inside:avoid}.claim,blockquote{white-space:pre-line}.claim{font-size:1.2em}small{color:#666;font-weight:normal}</style>
<h1>律师核对单</h1><p>${escapeHtml(title(facts, claims.length))}</p>
${parts.join('\n')}
<p>${SIGNED}</p></html>
`
}
