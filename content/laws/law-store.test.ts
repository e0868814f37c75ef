import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manualClock } from '../../base/clock.ts'
import { unwrap } from '../../base/result.ts'
import { checkDigests, checkStore } from './check-laws.ts'
import type { LawContent } from './content.ts'
import { importLaws, readLaws } from './importer/import-laws.ts'
import { openLawStore, type LawStore } from './law-store.ts'
import { madeUpLaws, writeFiles } from './test-laws.ts'

const now = new Date('2026-03-01T00:00:00Z')
const options = { now, aliases: [], progress: () => {} }
const clock = manualClock(now)
const content: LawContent = {
  digests: [
    {
      law: '中华人民共和国纸船工法',
      version: '2012-05-06',
      effective: '2013-01-01',
      articles: [
        { article: '第三条', gist: '活干完了，钱要给够。', questions: ['工钱少给了咋办'], topic: 'labour' },
        { article: '第九条', gist: '十天之内付钱。', questions: ['几天付钱'], topic: 'labour' },
      ],
    },
  ],
  questions: [],
  lexicon: [{ lay: ['老板'], terms: ['船厂'], weight: 0.8 }],
  aliases: [{ law: '中华人民共和国纸船工法', aliases: ['船工法'] }],
  changes: [],
  answers: [],
}

const roots: string[] = []
let source: string
let directory: string
let store: LawStore
beforeAll(async () => {
  source = writeFiles(madeUpLaws)
  roots.push(source)
  directory = join(source, 'store')
  unwrap(await importLaws([join(source, 'book'), join(source, 'docs')], directory, options))
  store = unwrap(openLawStore(directory, { clock, content, learned: {} }))
})
afterAll(() => {
  store.close()
  for (const root of roots) rmSync(root, { recursive: true, force: true })
})

describe('import', () => {
  test('laws, versions, articles; what is no law is reported with its reason', async () => {
    const { versions, skipped } = await readLaws([join(source, 'book'), join(source, 'docs')], {
      progress: () => {},
    })
    expect(versions.map(({ title, version }) => `${title} ${version}`).toSorted()).toEqual([
      '中华人民共和国折纸法典 2020-02-03',
      '中华人民共和国旧风筝法 1990-04-05',
      '中华人民共和国糖法 2021-07-08',
      '中华人民共和国纸船工法 2005-01-01',
      '中华人民共和国纸船工法 2012-05-06',
      '中华人民共和国风筝法 2019-04-05',
      '浙江省纸船工办法 2015-01-01',
    ])
    expect(skipped.map(({ file, line, reason }) => [file, line, reason])).toEqual([
      ['book/案例/某案.md', 1, 'a court case, not a law'],
      ['book/行政法规/空条例(2015-01-01).md', 6, 'no text after the header'],
    ])
  })

  test('books of one law are joined in the order of their articles', async () => {
    const read = (article: string) => store.article(`中华人民共和国折纸法典@2020-02-03#${article}`)
    expect(read('第二条之一')).toMatchObject({
      path: ['天编'],
      next: { id: '中华人民共和国折纸法典@2020-02-03#第三条', article: '第三条', opening: '船下水。' },
    })
    expect(read('第三条')).toMatchObject({ path: ['水编'] })
    expect(store.article('中华人民共和国糖法@2021-07-08#第二条')).toMatchObject({
      path: ['第二编 咸', '第一章 盐'],
      previous: { id: '中华人民共和国糖法@2021-07-08#第一条' },
      next: null,
    })
  })

  test('bytes that are no law are refused one by one, the rest is imported', async () => {
    const root = writeFiles({
      'a/good.md': madeUpLaws['docs/social/kite/README.md']!,
      'a/latin.md': new Uint8Array([0x23, 0x20, 0xb7, 0xa8, 0x0a]),
      'a/zero.md': '# 法\0',
      'a/empty.md': '',
      'a/page.md': '<!DOCTYPE html><html></html>',
      'a/line.md': `# 长法\n\n2020年1月1日通过\n\n第一条 ${'长'.repeat(100_001)}`,
      'a/crlf.md': '\ufeff# 回车法\r\n\r\n2020年1月1日通过\r\n\r\n第一条 甲。\r\n',
    })
    roots.push(root)
    const { versions, skipped } = await readLaws([join(root, 'a'), join(root, 'absent')], {
      progress: () => {},
    })
    expect(versions.map(({ title }) => title).toSorted()).toEqual(['中华人民共和国风筝法', '回车法'])
    expect(skipped.map(({ file }) => file.split('/').at(-1))).toEqual(
      expect.arrayContaining(['absent', 'empty.md', 'latin.md', 'line.md', 'page.md', 'zero.md']),
    )
  })

  test('of two sources just-laws gives the text, and equal versions are one', async () => {
    const root = writeFiles({
      'book/社会法/风筝法(2019-04-07).md':
        '# 中华人民共和国风筝法\n\n2019年4月7日 公布\n\n2019年10月1日 施行\n\n<!-- INFO END -->\n\n第一条 风筝应有线。\n\n第二条 完。',
      'docs/kite/README.md':
        '# 中华人民共和国风筝法\n\n2019年4月5日通过\n\n**第一条**　风筝应当有线。\n\n**第二条**　完。',
    })
    roots.push(root)
    const { versions } = await readLaws([root], { progress: () => {} })
    expect(versions).toHaveLength(1)
    expect(versions[0]).toMatchObject({ source: 'just-laws', version: '2019-04-05', effective: '2019-10-01' })
  })

  test('nothing imported, or a foreign folder: the old store stays', async () => {
    const before = readFileSync(join(directory, 'CURRENT'), 'utf8')
    const failed = await importLaws([join(source, 'nowhere')], directory, options)
    expect(failed.ok).toBe(false)
    expect(readFileSync(join(directory, 'CURRENT'), 'utf8')).toBe(before)
    const foreign = await importLaws([join(source, 'docs')], join(source, 'book'), options)
    expect(foreign.ok ? '' : foreign.error.message).toContain('holds other files')
  })

  test('a second import replaces the first while it is open, and leaves one generation', async () => {
    const root = writeFiles(madeUpLaws)
    roots.push(root)
    const out = join(root, 'store')
    unwrap(await importLaws([join(root, 'docs')], out, options))
    const open = unwrap(openLawStore(out, { clock, content, learned: {} }))
    unwrap(await importLaws([join(root, 'book')], out, { ...options, now: new Date(now.getTime() + 5000) }))
    expect(readdirSync(out).filter((name) => name.startsWith('store-'))).toHaveLength(1)
    expect(open.search('风筝')[0]?.law).toBe('中华人民共和国风筝法')
    open.close()
    expect(existsSync(join(out, 'CURRENT'))).toBe(true)
  })
})

describe('search', () => {
  const first = (question: string) => {
    const hit = store.search(question)[0]
    return hit && `${hit.law}${hit.article}`
  }

  test('national law first, local rules last', async () => {
    const hits = store.search('船厂拖欠折纸报酬怎么办')
    expect(hits[0]).toMatchObject({
      law: '中华人民共和国纸船工法',
      article: '第二条',
      version: '2012-05-06',
      status: 'current',
    })
    expect(hits.findIndex(({ local }) => local)).toBe(hits.length - hits.filter(({ local }) => local).length)
    expect(hits.at(-1)).toMatchObject({ local: true, law: '浙江省纸船工办法' })
    expect(store.search('船厂拖欠折纸报酬', { region: '河南' }).some(({ local }) => local)).toBe(false)
  })

  test('highlights are places in the snippet', async () => {
    const { snippet, highlights } = store.search('拖欠报酬')[0]!
    expect(highlights.map(([start, end]) => snippet.slice(start, end))).toEqual(['拖欠', '报酬'])
  })

  test('what the lexicon added is marked apart from what was asked', () => {
    const { snippet, highlights, expansions } = store.search('老板拖欠')[0]!
    const said = (ranges: readonly [number, number][]) =>
      ranges.map(([start, end]) => snippet.slice(start, end))
    expect(said(highlights)).toContain('拖欠')
    expect(said(expansions)).toEqual(['船厂'])
  })

  test('only texts of some categories, and those of the past too', () => {
    const laws = (options: Parameters<typeof store.search>[1]) =>
      store.search('船厂拖欠折纸报酬', options).map(({ law }) => law)
    expect(laws({ categories: ['local'] })).toEqual(['浙江省纸船工办法'])
    expect(laws({ categories: ['law'] })).not.toContain('浙江省纸船工办法')
    expect(laws({ categories: ['interpretation'] })).toEqual([])
    expect(store.search('欠薪投诉', { past: true }).map(({ version }) => version)).toContain('2005-01-01')
    expect(store.search('纸船工法第二条', { categories: ['local'] }).every(({ local }) => local)).toBe(true)
  })

  test('a question that is nothing but the name of a law asks for the law', () => {
    expect(store.lawAskedFor('《纸船工法》')).toMatchObject({
      id: '中华人民共和国纸船工法@2012-05-06',
      status: 'current',
    })
    expect(store.lawAskedFor('纸船工法第二条')).toBeUndefined()
    expect(store.lawAskedFor('纸船工法怎么说')).toBeUndefined()
  })

  test('the lexicon leads from everyday words to the law', () => expect(first('老板')).toContain('纸船工法'))
  test('an authored question leads to its article', () =>
    expect(first('工钱少给了')).toBe('中华人民共和国纸船工法第三条'))

  test.each([
    '纸船工法2',
    '纸船工法第二条',
    '纸船工法第2条是什么',
    '《纸船工法》二条',
    '船工法2',
    '中华人民共和国纸船工法第二条',
  ])('%s goes straight to the article', (question) =>
    expect(first(question)).toBe('中华人民共和国纸船工法第二条'),
  )
  test('an inserted article', () => expect(first('折纸法典2条之一')).toBe('中华人民共和国折纸法典第二条之一'))

  test('on a day in the past the older version is in force', () =>
    expect(store.search('投诉', { on: '2010-01-01' })[0]).toMatchObject({
      version: '2005-01-01',
      status: 'current',
    }))

  test('the older version is not found today, but can be read and says so', async () => {
    expect(store.search('投诉').map(({ version }) => version)).not.toContain('2005-01-01')
    expect(store.article('中华人民共和国纸船工法@2005-01-01#第二条')).toMatchObject({ status: 'superseded' })
  })

  test('a repealed law', () =>
    expect(store.article('中华人民共和国旧风筝法@1990-04-05#第一条')).toMatchObject({
      status: 'repealed',
      effective: '1990-04-05',
    }))

  test('only one law', async () => {
    const hits = store.search('报酬', { law: '折纸法典' })
    expect(hits).toEqual([])
    expect(store.search('赔偿', { law: '折纸法典' })[0]).toMatchObject({ article: '第二条' })
  })

  test.each(['', '？', 'zzz', '\ud800', '条'.repeat(5000)])('an odd question does no harm (%#)', (question) =>
    expect(Array.isArray(store.search(question))).toBe(true),
  )

  test('ranking without questions leaves digests out', async () => {
    const [withQuestions] = store.rank('几天付钱 工钱少给了', { top: 1 })
    expect(withQuestions?.article).toBe('第三条')
    expect(store.rank('工钱少给了', { top: 1, without: new Set(['questions']) })[0]?.article).not.toBe(
      '第三条',
    )
  })
})

test('an article carries gist, text, neighbours and citation', () =>
  expect(store.article('中华人民共和国纸船工法@2012-05-06#第三条')).toEqual({
    id: '中华人民共和国纸船工法@2012-05-06#第三条',
    law: '中华人民共和国纸船工法',
    version: '2012-05-06',
    article: '第三条',
    effective: '2013-01-01',
    status: 'current',
    local: false,
    category: 'law',
    region: null,
    issuer: null,
    path: ['第一章 总则'],
    paragraphs: ['船厂应当足额支付折纸报酬。'],
    clauses: [{ paragraph: 1, item: null, point: null, row: false }],
    references: [],
    referencedBy: [],
    gist: '活干完了，钱要给够。',
    change: null,
    questions: ['工钱少给了咋办'],
    previous: {
      id: '中华人民共和国纸船工法@2012-05-06#第二条',
      article: '第二条',
      opening: '船厂拖欠折纸报酬的，纸船工可以申请支付令。',
    },
    next: null,
    inForce: null,
    until: null,
    contents: '中华人民共和国纸船工法@2012-05-06',
    official: 'https://flk.npc.gov.cn/',
    citation: '《中华人民共和国纸船工法》第三条（2012年5月6日版本，2013年1月1日起施行）',
  }))

test('an article that is no longer in force says since when, and leads to the one that is', () =>
  expect(store.article('中华人民共和国纸船工法@2005-01-01#第二条')).toMatchObject({
    status: 'superseded',
    until: '2013-01-01',
    inForce: { id: '中华人民共和国纸船工法@2012-05-06#第二条' },
  }))

test('the contents of a law: chapters with their articles, and its versions', () => {
  expect(store.contents('中华人民共和国纸船工法@2012-05-06')).toMatchObject({
    law: '中华人民共和国纸船工法',
    complete: true,
    chapters: [
      {
        path: ['第一章 总则'],
        articles: [
          { article: '第一条', opening: '为了保护纸船工，制定本法。' },
          { article: '第二条' },
          { article: '第三条' },
        ],
      },
    ],
    versions: [
      { version: '2012-05-06', status: 'current' },
      { version: '2005-01-01', status: 'superseded' },
    ],
  })
  expect(store.contents('无此法@2000-01-01')).toBeUndefined()
})

test('an unknown id is undefined', () => expect(store.article('无此法@2000-01-01#第一条')).toBeUndefined())

test('without a store the digests answer, marked as having no statute text', async () => {
  const embedded = unwrap(openLawStore(undefined, { clock, content, learned: {} }))
  expect(embedded.info()).toMatchObject({ source: 'digests', laws: 1, articles: 2 })
  const [hit] = embedded.search('工钱少给了怎么办')
  expect(hit).toMatchObject({ article: '第三条', snippet: '活干完了，钱要给够。' })
  expect(embedded.article(hit!.id)).toMatchObject({ paragraphs: null, gist: '活干完了，钱要给够。' })
})

test('check finds a digest of an article that does not exist, and a damaged store', async () => {
  const { checked, problems } = checkDigests(store, store, content)
  expect(checked).toBe(1)
  expect(problems).toEqual(['中华人民共和国纸船工法 第九条: no such article'])
  expect(checkStore(directory)).toEqual([])

  const root = writeFiles(madeUpLaws)
  roots.push(root)
  const out = join(root, 'store')
  unwrap(await importLaws([join(root, 'docs')], out, options))
  const folder = join(out, readFileSync(join(out, 'CURRENT'), 'utf8').trim())
  const index = join(folder, 'national.index')
  const bytes = readFileSync(index)
  bytes[bytes.length - 1]! ^= 1
  writeFileSync(index, bytes)
  expect(checkStore(out)[0]).toContain('national.index is damaged')
  writeFileSync(index, bytes.subarray(0, 40))
  const cut = openLawStore(out, { content })
  expect(cut.ok ? '' : cut.error).toContain('cut off')
  const none = openLawStore(join(root, 'none'), { content })
  expect(none.ok ? '' : none.error).toContain('npm run laws -- import')
})
