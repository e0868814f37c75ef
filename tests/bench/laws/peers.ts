import { createRequire } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
import { Charset, Index } from 'flexsearch'
import MiniSearch from 'minisearch'

/** An article as the peers index it. */
export interface PeerDocument {
  readonly text: string
  /** Title and chapter path. */
  readonly title: string
}

/** A search that ours is compared with: documents (by place) for a question, best first. */
export interface Peer {
  readonly name: string
  readonly search: (question: string, top: number) => number[]
}

type Words = (text: string) => string[]
const require = createRequire(import.meta.url)

/** The dictionary words of @node-rs/jieba, searched for as the peers would use it. */
export function jiebaWords(): Words {
  const { Jieba } = require('@node-rs/jieba') as {
    Jieba: { withDict: (dict: Uint8Array) => { cutForSearch: (text: string, hmm: boolean) => string[] } }
  }
  const { dict } = require('@node-rs/jieba/dict') as { dict: Uint8Array }
  const jieba = Jieba.withDict(dict)
  return (text) => jieba.cutForSearch(text, true).filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** Plain BM25 over dictionary words, title and text as one field (k1 1.2, b 0.75). */
export function bm25(documents: readonly PeerDocument[], words: Words): Peer {
  const postings = new Map<string, [doc: number, count: number][]>()
  const lengths = documents.map(({ text, title }, doc) => {
    const counts = new Map<string, number>()
    const all = [...words(title), ...words(text)]
    for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1)
    for (const [word, count] of counts) {
      const list = postings.get(word)
      if (list) list.push([doc, count])
      else postings.set(word, [[doc, count]])
    }
    return all.length
  })
  const average = lengths.reduce((sum, length) => sum + length, 0) / documents.length
  return {
    name: 'BM25 (jieba)',
    search: (question, top) => {
      const scores = new Map<number, number>()
      for (const word of new Set(words(question))) {
        const list = postings.get(word) ?? []
        const idf = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5))
        for (const [doc, count] of list) {
          const norm = 1.2 * (0.25 + (0.75 * lengths[doc]!) / average)
          scores.set(doc, (scores.get(doc) ?? 0) + (idf * count * 2.2) / (count + norm))
        }
      }
      return [...scores]
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, top)
        .map(([doc]) => doc)
    },
  }
}

/** SQLite FTS5 with the trigram tokenizer: every run of three characters of the question, joined by OR. */
export function fts5(documents: readonly PeerDocument[]): Peer {
  const db = new DatabaseSync(':memory:')
  db.exec("CREATE VIRTUAL TABLE article USING fts5(title, text, tokenize = 'trigram')")
  const insert = db.prepare('INSERT INTO article (rowid, title, text) VALUES (?, ?, ?)')
  db.exec('BEGIN')
  for (const [doc, { title, text }] of documents.entries()) insert.run(doc, title, text)
  db.exec('COMMIT')
  const select = db.prepare('SELECT rowid FROM article WHERE article MATCH ? ORDER BY bm25(article) LIMIT ?')
  return {
    name: 'SQLite FTS5 trigram',
    search: (question, top) => {
      const chars = Array.from(question.replace(/[^\p{L}\p{N}]/gu, ' '))
      const grams = chars
        .map((_, at) => chars.slice(at, at + 3).join(''))
        .filter((gram) => gram.length === 3 && !gram.includes(' '))
      if (grams.length === 0) return []
      return select
        .all([...new Set(grams)].map((gram) => `"${gram}"`).join(' OR '), top)
        .map((row) => Number(row['rowid']))
    },
  }
}

/** MiniSearch over dictionary words. */
export function miniSearch(documents: readonly PeerDocument[], words: Words): Peer {
  const index = new MiniSearch({ fields: ['title', 'text'], storeFields: [], tokenize: words })
  index.addAll(documents.map((document, id) => ({ id, ...document })))
  return {
    name: 'MiniSearch (jieba)',
    search: (question, top) =>
      index
        .search(question)
        .slice(0, top)
        .map(({ id }) => Number(id)),
  }
}

/** FlexSearch with its own characters for Chinese. */
export function flexSearch(documents: readonly PeerDocument[]): Peer {
  const index = new Index({ encoder: Charset.CJK, context: true })
  for (const [doc, { title, text }] of documents.entries()) index.add(doc, `${title} ${text}`)
  return {
    name: 'FlexSearch (CJK)',
    search: (question, top) => index.search(question, { limit: top, suggest: true }).map(Number),
  }
}
