import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { manualClock } from '../../../base/clock.ts'
import { unwrap } from '../../../base/result.ts'
import { importLaws } from '../importer/import-laws.ts'
import { openLawStore, type LawStore } from '../law-store.ts'
import { writeFiles } from '../test-laws.ts'

const head = (title: string, passed: string, begins: string) =>
  `# ${title}\n\n${passed} 第一届全国人民代表大会常务委员会第二次会议通过\n\n${begins} 施行\n\n<!-- INFO END -->\n\n`
const now = new Date('2026-03-01T00:00:00Z')
const aliases = [{ law: '中华人民共和国纸船法', aliases: ['船法'] }]
const content = { digests: [], questions: [], lexicon: [], aliases, changes: [], answers: [] }
let root: string
let store: LawStore

beforeAll(async () => {
  root = writeFiles({
    'book/社会法/纸船法(2010-01-01).md': `${head('中华人民共和国纸船法', '2010年1月1日', '2010年2月1日')}第一条 甲。\n\n第二条 乙。\n\n第三条 旧丙。`,
    'book/社会法/纸船法(2020-01-01).md': `${head('中华人民共和国纸船法', '2020年1月1日', '2020年2月1日')}第一条 依照本法第二条、第三条办理。\n\n第二条 乙。\n\n第二条之一 依照前条。\n\n第三条 新丙。\n\n第四条 一款。\n\n依照前款和第二条至第三条。`,
    'book/行政法规/纸船条例(2015-01-01).md': `${head('纸船条例', '2015年1月1日', '2015年2月1日')}第一条 依照《中华人民共和国纸船法》第二条。\n\n第二条 依照船法第三条、第九条。`,
    'book/行政法规/折纸条例(2022-01-01).md': `${head('折纸条例', '2022年1月1日', '2022年2月1日')}第一条 依照船法第三条第二款。`,
  })
  unwrap(await importLaws([join(root, 'book')], join(root, 'store'), { now, aliases, progress: () => {} }))
  store = unwrap(openLawStore(join(root, 'store'), { clock: manualClock(now), content }))
}, 60_000)
afterAll(() => {
  store.close()
  rmSync(root, { recursive: true, force: true })
})

const NEW = '中华人民共和国纸船法@2020-01-01'
const OLD = '中华人民共和国纸船法@2010-01-01'
const from = (id: string) =>
  store
    .article(id)!
    .references.map(({ line, start, end, targets }) => [
      store.article(id)!.paragraphs![line]!.slice(start, end),
      ...targets.map((target) => `${target.id}${target.uncertain ? '?' : ''}`),
    ])
const to = (id: string) => store.article(id)!.referencedBy.map((citing) => citing.id)

test('references within a law stay in its version, a range holds what was inserted', () => {
  expect(from(`${NEW}#第一条`)).toEqual([
    ['本法第二条', `${NEW}#第二条`],
    ['第三条', `${NEW}#第三条`],
  ])
  expect(from(`${NEW}#第四条`)).toEqual([
    ['前款', `${NEW}#第四条`],
    ['第二条至第三条', `${NEW}#第二条`, `${NEW}#第二条之一`, `${NEW}#第三条`],
  ])
  expect(store.article(`${NEW}#第四条`)!.references[0]!.targets[0]).toMatchObject({
    paragraph: 1,
    item: null,
  })
})

test('a law that changed since is cited in its present text only where the article is the same', () => {
  expect(from('纸船条例@2015-01-01#第一条')).toEqual([['《中华人民共和国纸船法》第二条', `${NEW}#第二条`]])
  expect(from('纸船条例@2015-01-01#第二条')).toEqual([['船法第三条', `${OLD}#第三条`]])
  expect(from('折纸条例@2022-01-01#第一条')).toEqual([['船法第三条第二款', `${NEW}#第三条`]])
})

test('links lead back, from texts in force alone', () => {
  expect(to(`${NEW}#第二条`)).toEqual([
    `${NEW}#第一条`,
    `${NEW}#第二条之一`,
    `${NEW}#第四条`,
    '纸船条例@2015-01-01#第一条',
  ])
  expect(to(`${NEW}#第三条`)).toEqual([`${NEW}#第一条`, `${NEW}#第四条`, '折纸条例@2022-01-01#第一条'])
  expect(to(`${OLD}#第三条`)).toEqual(['纸船条例@2015-01-01#第二条'])
})

test('where the older text is not there, the link says that the number may have moved', async () => {
  const only = join(root, 'only')
  const files = ['社会法/纸船法(2020-01-01).md', '行政法规/纸船条例(2015-01-01).md']
  unwrap(
    await importLaws(
      files.map((file) => join(root, 'book', file)),
      only,
      { now, aliases, progress: () => {} },
    ),
  )
  const opened = unwrap(openLawStore(only, { clock: manualClock(now), content }))
  expect(opened.article('纸船条例@2015-01-01#第二条')!.references[0]!.targets).toMatchObject([
    { id: `${NEW}#第三条`, uncertain: true },
  ])
  opened.close()
})

test('category, region and issuing body', () =>
  expect(store.article(`${NEW}#第一条`)).toMatchObject({
    category: 'law',
    region: null,
    issuer: '全国人民代表大会常务委员会',
  }))
