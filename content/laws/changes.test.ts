import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { manualClock } from '../../base/clock.ts'
import { unwrap } from '../../base/result.ts'
import { changeFaults } from './changes.ts'
import { loadLawContent, type LawContent } from './content.ts'
import { changeFile, type ChangeEntry } from './digest-schema.ts'
import { importLaws } from './importer/import-laws.ts'
import { openLawStore } from './law-store.ts'
import { writeFiles } from './test-laws.ts'

const none: LawContent = { digests: [], questions: [], lexicon: [], aliases: [], changes: [], answers: [] }
const facts = { what: '改了', source: '公报', checked: '2026-01-01', by: '某编辑' }
const law = '中华人民共和国纸船法'
const text = (version: string, begins: string, words: string) =>
  `# ${law}\n\n${version} 通过\n\n${begins} 施行\n\n<!-- INFO END -->\n\n第一条 ${words}。`
let root: string
let directory: string

beforeAll(async () => {
  root = writeFiles({
    'book/社会法/纸船法(2010-01-01).md': text('2010年1月1日', '2010年2月1日', '旧船'),
    'book/社会法/纸船法(2020-01-01).md': text('2020年1月1日', '2026年4月1日', '新船'),
  })
  directory = join(root, 'store')
  unwrap(
    await importLaws([join(root, 'book')], directory, { now: new Date(), aliases: [], progress: () => {} }),
  )
}, 60_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const open = (changes: ChangeEntry[], at: string) => {
  const clock = manualClock(new Date(at))
  const store = unwrap(openLawStore(directory, { clock, content: { ...none, changes }, learned: {} }))
  const versions = () =>
    ['2010-01-01', '2020-01-01'].map((version) => store.article(`${law}@${version}#第一条`)!.status)
  return { clock, store, versions }
}

test('where only an older text is here, it says so, and what cites the new one leads nowhere', () => {
  const { clock, store } = open(
    [{ law, kind: 'effective', version: '2025-06-01', from: '2026-03-01', ...facts }],
    '2026-02-28T12:00:00+08:00',
  )
  const citation = '《纸船法》第一条'
  const old = `${law}@2010-01-01#第一条`
  expect(store.cited([citation])).toEqual({ [citation]: old })
  expect(store.article(old)!.change).toBeNull()
  clock.advance(86_400_000)
  expect(store.cited([citation])).toEqual({})
  expect(store.article(old)!.change).toEqual({ from: '2026-03-01', what: '改了', source: '公报' })
})

test('a law that is not yet in force becomes current at midnight in Shanghai, in the open store', () => {
  const { clock, store, versions } = open([], '2026-03-31T15:59:00Z')
  expect(versions()).toEqual(['current', 'not-yet'])
  expect(store.search('船').map(({ version }) => version)).toEqual(['2010-01-01'])
  expect(store.info().current).toBe(1)
  clock.advance(60_000)
  expect(versions()).toEqual(['superseded', 'current'])
  expect(store.search('船').map(({ version }) => version)).toEqual(['2020-01-01'])
  store.close()
})

test('the register goes before the date of effect that the source states', () => {
  const { store, versions } = open(
    [{ ...facts, law, kind: 'effective', version: '2020-01-01', from: '2020-06-01' }],
    '2021-01-01T00:00:00Z',
  )
  expect(versions()).toEqual(['superseded', 'current'])
  expect(store.article(`${law}@2020-01-01#第一条`)).toMatchObject({ effective: '2020-06-01', change: null })
  store.close()
})

test('a repeal, from its day on, with what changed', () => {
  const { clock, store, versions } = open(
    [{ ...facts, law: '纸船法', kind: 'repealed', from: '2026-05-01' }],
    '2026-04-30T15:59:59Z',
  )
  expect(versions()).toEqual(['superseded', 'current'])
  clock.advance(1000)
  expect(versions()).toEqual(['superseded', 'repealed'])
  expect(store.search('船')).toEqual([])
  expect(store.article(`${law}@2020-01-01#第一条`)!.change).toEqual({
    from: '2026-05-01',
    what: '改了',
    source: '公报',
  })
  store.close()
})

test('texts that were replaced by one that is not here are superseded; a newer one is not', () => {
  const through = (day: string): ChangeEntry[] => [
    { ...facts, law, kind: 'revised', through: day, from: '2025-01-01' },
  ]
  const all = open(through('2020-01-01'), '2026-06-01T00:00:00Z')
  expect(all.versions()).toEqual(['superseded', 'superseded'])
  expect(all.store.search('船')).toEqual([])
  expect(all.store.article(`${law}@2020-01-01#第一条`)!.change?.from).toBe('2025-01-01')
  all.store.close()
  const old = open(through('2010-01-01'), '2026-06-01T00:00:00Z')
  expect(old.versions()).toEqual(['superseded', 'current'])
  expect(old.store.article(`${law}@2020-01-01#第一条`)!.change).toBeNull()
  old.store.close()
})

test('contradictions are told', () => {
  const effective: ChangeEntry = {
    ...facts,
    law,
    kind: 'effective',
    version: '2020-01-01',
    from: '2020-06-01',
  }
  const digests = [{ law, version: '2020-01-01', effective: '2020-07-01', articles: [] }]
  expect(changeFaults({ digests: [], changes: [effective] })).toEqual([])
  expect(changeFaults({ digests: [], changes: [effective, effective] })).toHaveLength(1)
  expect(changeFaults({ digests, changes: [effective] })[0]).toContain('by its digests since 2020-07-01')
  expect(
    changeFaults({ digests, changes: [{ ...facts, law, kind: 'repealed', from: '2026-01-01' }] })[0],
  ).toContain('has digests')
})

test('an entry needs its date, source and who checked it', () => {
  const entry = { ...facts, law, kind: 'revised', through: '2020-01-01', from: '2025-01-01' }
  expect(changeFile.safeParse([entry]).success).toBe(true)
  for (const key of ['from', 'source', 'by', 'checked', 'through'])
    expect(changeFile.safeParse([{ ...entry, [key]: undefined }]).success).toBe(false)
})

test('our own register is in order', () => {
  const content = loadLawContent()
  expect(content.ok ? content.value.changes.length : content.error).toBeGreaterThan(5)
})
