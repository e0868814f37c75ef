import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { runLaws } from './cli/main.ts'
import { madeUpLaws, writeFiles } from './test-laws.ts'

const CLI = fileURLToPath(new URL('cli.ts', import.meta.url))
const LIMIT = 60_000
let root: string
/** In a process of its own, with the made-up laws' folder as working directory. */
const spawn = (...args: string[]) => {
  const done = spawnSync(process.execPath, [CLI, ...args], { cwd: root, encoding: 'utf8', timeout: LIMIT })
  return { code: done.status, out: done.stdout, err: done.stderr }
}
/** In this process; files are named in full. */
const run = async (...args: string[]) => {
  let out = ''
  let err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((out += String(text))) || true)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((err += String(text))) || true)
  const code = await runLaws(args)
  vi.restoreAllMocks()
  return { code, out, err }
}
const at = (name: string) => join(root, name)
/** The one line of JSON that --json prints. */
const json = (out: string) => {
  expect(out.endsWith('\n') && out.trim().split('\n').length).toBe(1)
  return JSON.parse(out) as Record<string, unknown>
}

beforeAll(() => {
  root = writeFiles(madeUpLaws)
}, LIMIT)
afterEach(() => void vi.restoreAllMocks())
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('import, search, rank, info and check', { timeout: 4 * LIMIT }, async () => {
  const imported = spawn('import', 'book', 'docs', '--out', 'store', '--json')
  expect(imported.code).toBe(0)
  expect(json(imported.out)).toMatchObject({
    laws: 6,
    versions: 7,
    articles: 17,
    skipped: [{ line: 1 }, { line: 6 }],
  })

  const found = await run('search', '船厂拖欠折纸报酬', '--db', at('store'), '--top', '2', '--json')
  expect(found.code).toBe(0)
  expect(json(found.out)).toMatchObject({
    results: [
      {
        id: '中华人民共和国纸船工法@2012-05-06#第二条',
        law: '中华人民共和国纸船工法',
        version: '2012-05-06',
        article: '第二条',
        effective: '2013-01-01',
        status: 'current',
      },
      {},
    ],
  })

  writeFileSync(
    join(root, 'q.jsonl'),
    '{"query_id": 7, "query": "风筝落地"}\n\n{"query_id": "b", "query": "盐"}\n',
  )
  expect(
    (await run('rank', '--db', at('store'), '--queries', at('q.jsonl'), '--top', '3', '--out', at('r.jsonl')))
      .code,
  ).toBe(0)
  const lines = readFileSync(join(root, 'r.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { results: unknown[] })
  expect(lines).toMatchObject(
    [
      {
        query_id: 7,
        ms: expect.any(Number),
        results: [{ law: '中华人民共和国折纸法典', article: '第二条', version: '2020-02-03' }],
      },
      { query_id: 'b', results: [{ law: '中华人民共和国糖法', article: '第二条' }] },
    ].map((line) => ({
      ...line,
      results: expect.arrayContaining(line.results.map((r) => expect.objectContaining(r))),
    })),
  )

  expect(json((await run('info', '--db', at('store'), '--json')).out)).toMatchObject({
    source: 'store',
    laws: 6,
    versions: 7,
    articles: 17,
  })
  expect(json((await run('check', '--db', at('store'), '--json')).out)).toEqual({
    digestsChecked: 0,
    answersChecked: 0,
    problems: [],
  })
})

test('nothing imported: exit 1, reasons, and one line of JSON', { timeout: LIMIT }, async () => {
  const { code, out, err } = await run('import', at('nowhere'), '--out', at('other'), '--json')
  expect(code).toBe(1)
  expect(json(out)).toMatchObject({ laws: 0, skipped: [{ reason: 'no such file or folder' }] })
  expect(err).toContain('nothing was imported')
  expect(existsSync(join(root, 'other'))).toBe(false)
})

test('search without a store uses the embedded digests and says so', { timeout: LIMIT }, async () => {
  const { code, out, err } = spawn('search', '老板拖欠工资怎么办', '--json')
  expect(code).toBe(0)
  expect(err).toContain('embedded digests')
  expect(json(out)).toMatchObject({ source: 'digests' })
})

test.each([
  [['search'], 'needs a question'],
  [['search', '甲', '--top', 'x'], 'whole number'],
  [['search', '甲', '--on', 'gestern'], 'a date like'],
  [['rank'], '--queries'],
  [['nonsense'], 'unknown command'],
  [['search', '甲', '--nonsense'], 'nonsense'],
])('a wrong call %j says what is wrong', { timeout: LIMIT }, async (args, message) => {
  const { code, out, err } = await run(...args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(message)
})

const CORPUS = resolve(fileURLToPath(new URL('.', import.meta.url)), '../../../shared/laws')
test.skipIf(!existsSync(CORPUS))(
  'wage articles answer a wage question (skipped where ../shared/laws is absent)',
  { timeout: 4 * LIMIT },
  async () => {
    const social = join(CORPUS, 'just-laws/docs/social')
    const wages = join(CORPUS, 'lawrefbook/行政法规/保障农民工工资支付条例(2019-12-30).md')
    expect((await run('import', social, wages, '--out', at('corpus'), '--json')).code).toBe(0)
    const hits = json((await run('search', '老板拖欠工资怎么办', '--db', at('corpus'), '--json')).out)[
      'results'
    ] as {
      law: string
      article: string
      local: boolean
    }[]
    expect(`${hits[0]!.law}${hits[0]!.article}`).toMatch(
      /劳动合同法第(三十|八十五)条|保障农民工工资支付条例|劳动法第五十条/,
    )
    expect(hits.slice(0, 5).every(({ local }) => !local)).toBe(true)
  },
)
