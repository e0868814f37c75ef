import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { loadLawContent } from './content.ts'

const { digests, lexicon } = unwrap(loadLawContent())
const all = digests.flatMap(({ law, version, articles }) =>
  articles.map((article) => ({ law, version, ...article })),
)

/** Where the law corpus lies beside the repository; the repository itself holds no statute text. */
const corpus = fileURLToPath(new URL('../../../shared/laws', import.meta.url))
const present = existsSync(corpus)

/** One dated text of a law as it stands in the corpus. */
interface CorpusText {
  readonly title: string
  readonly date: string
  readonly articles: Map<string, string>
}

describe('digests', () => {
  test('cover what people of a township ask about', () => {
    expect(all.length).toBeGreaterThanOrEqual(100)
    expect(digests.length).toBeGreaterThanOrEqual(25)
    const topics = new Set(all.map(({ topic }) => topic))
    for (const topic of [
      'labour',
      'family',
      'land',
      'consumer',
      'traffic',
      'lending',
      'legal-aid',
      'village',
    ])
      expect(topics).toContain(topic)
  })

  test('no article is digested twice', () => {
    const ids = all.map(({ law, article }) => `${law}#${article}`)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('are short, and two to six lay questions lead to each', () => {
    for (const { law, article, gist, questions } of all) {
      expect(gist.length, `${law}${article}`).toBeLessThanOrEqual(120)
      expect(questions.length, `${law}${article}`).toBeGreaterThanOrEqual(2)
      expect(questions.length, `${law}${article}`).toBeLessThanOrEqual(6)
      expect(new Set(questions).size).toBe(questions.length)
    }
  })

  test('a text is not in force before it was made', () => {
    for (const { law, version, effective } of digests)
      expect(effective >= version, `${law}: ${effective} before ${version}`).toBe(true)
  })
})

describe('lexicon', () => {
  test('has at least 250 entries and no everyday word twice', () => {
    expect(lexicon.length).toBeGreaterThanOrEqual(250)
    const words = lexicon.flatMap(({ lay }) => lay)
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  })

  test('never leads a word only to itself', () => {
    for (const { lay, terms } of lexicon) expect([lay].flat()).not.toEqual(terms)
  })
})

describe.skipIf(!present)('against the law corpus (skipped where ../shared/laws is not there)', () => {
  const wanted = new Set(digests.map(({ law }) => law))
  // A skipped block is still read, so it must not touch the disk then.
  const texts = present ? [...justLaws(wanted), ...lawRefBook(wanted)] : []

  test('each cited article stands in the text of that date, and there is no newer text', () => {
    const faults = digests.flatMap(({ law, version, articles }) => {
      const ofLaw = texts.filter(({ title }) => title === law)
      const dated = ofLaw.filter(({ date }) => date === version)
      if (dated.length === 0) return [`${law}: no text of ${version}, but ${ofLaw.map((t) => t.date).join()}`]
      const newer = ofLaw.filter(({ date }) => date > version)
      return [
        ...newer.map(({ date }) => `${law}: there is a text of ${date}`),
        ...articles
          .filter(({ article }) => !dated.some((text) => text.articles.has(article)))
          .map(({ article }) => `${law} ${version}: no ${article}`),
      ]
    })
    expect(faults).toEqual([])
  })

  test('no gist shares more than 20 characters in a row with the statute', () => {
    const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
    const copied = all.flatMap(({ law, version, article, gist }) => {
      const own = bare(gist)
      const statute = texts
        .filter(({ title, date }) => title === law && date === version)
        .map(({ articles }) => bare(articles.get(article) ?? ''))
      const runs = Array.from({ length: Math.max(0, own.length - 20) }, (_, i) => own.slice(i, i + 21))
      return runs.some((run) => statute.some((text) => text.includes(run))) ? [`${law}${article}`] : []
    })
    expect(copied).toEqual([])
  })

  test('every legal term of the lexicon is a word of some law', () => {
    const words = [...justLaws(), ...lawRefBook()]
      .map((text) => [...text.articles.values()].join('\n'))
      .join('\n')
    const strange = lexicon.flatMap(({ terms }) => terms.filter((term) => !words.includes(term)))
    expect(strange).toEqual([])
  }, 60_000)
})

function justLaws(wanted?: ReadonlySet<string>): CorpusText[] {
  const root = join(corpus, 'just-laws/docs')
  const folders = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('README.md'),
  )
  return folders.flatMap((readme) => {
    const head = readFileSync(join(root, readme), 'utf8')
    const title = /^# (.+)$/m.exec(head)?.[1]?.trim()
    if (!title || (wanted && !wanted.has(title))) return []
    const folder = join(root, readme, '..')
    const books = readdirSync(folder).filter((name) => name.endsWith('.md'))
    const articles = articlesOf(books.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n'))
    const dates = [...head.split('\n## ')[0]!.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)]
    const date = dates.map(([, y, m, d]) => `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`).toSorted()
    return [{ title, date: date.at(-1) ?? '', articles }]
  })
}

function lawRefBook(wanted?: ReadonlySet<string>): CorpusText[] {
  const root = join(corpus, 'lawrefbook')
  const national = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['DLC', '案例', '其他'].includes(entry.name))
    .flatMap(({ name }) =>
      readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(root, name, file),
      ),
    )
  return national.flatMap((file) => {
    const date = /\((\d{4}-\d{2}-\d{2})\)\.md$/.exec(file)?.[1]
    // 刑法 and 民法典 stand without a date in the file's name.
    if (!file.endsWith('.md')) return []
    const text = readFileSync(file, 'utf8')
    const title = /^# (.+)$/m.exec(text)?.[1]?.trim()
    if (!title || (wanted && !wanted.has(title))) return []
    const dated = date ?? (title === '中华人民共和国刑法' ? '2023-12-29' : '')
    return [{ title, date: dated, articles: articlesOf(text) }]
  })
}

/** The first text of each number: annexes start again at 第一条. */
function articlesOf(text: string): Map<string, string> {
  const articles = new Map<string, string>()
  let open: string | undefined
  for (const raw of text.split('\n')) {
    const line = raw.replaceAll('\u3000', ' ').trim()
    const start =
      /^\*{0,2}(第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)\*{0,2}(.*)$/.exec(line)
    if (start) {
      open = articles.has(start[1]!) ? undefined : start[1]
      if (open) articles.set(open, start[2]!.trim())
    } else if (line.startsWith('#')) open = undefined
    else if (open && line) articles.set(open, `${articles.get(open)}\n${line}`)
  }
  return articles
}
