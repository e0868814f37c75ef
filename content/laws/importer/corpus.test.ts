import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { readLaws, type ReadReport } from './import-laws.ts'

const CORPUS = resolve(fileURLToPath(new URL('.', import.meta.url)), '../../../../shared/laws')

/**
 * The irregularities that were counted in the corpus (founding notes on law search, §1), found again by the importer.
 * Skipped where the corpus is not there.
 */
describe.skipIf(!existsSync(CORPUS))('the irregular files of the corpus', () => {
  let read: ReadReport
  beforeAll(async () => {
    read = await readLaws([CORPUS], { progress: () => {} })
  }, 120_000)
  const skipped = (reason: string) => read.skipped.filter((entry) => entry.reason.includes(reason))
  const noted = (message: string) => read.warnings.filter((warning) => warning.message.includes(message))
  const files = (entries: readonly { file: string }[]) => new Set(entries.map(({ file }) => file)).size
  const version = (title: string, date: string) =>
    read.versions.find((v) => v.title === title && v.version === date)
  const labels = (title: string, date: string) => version(title, date)!.articles.map(({ label }) => label)

  test('empty laws are reported and not imported', () => {
    expect(skipped('no text after the header')).toHaveLength(4)
    expect(skipped('no text after the header').every(({ line }) => line > 0)).toBe(true)
  })
  test('indexes, readmes and the template are no laws; court cases neither', () => {
    expect(skipped('nor the line INFO END').length + skipped('bookHidden').length).toBeGreaterThanOrEqual(28)
    expect(skipped('a court case')).toHaveLength(52)
  })
  test('missing numbers are told with file and line', () => {
    expect(files(noted('missing'))).toBeGreaterThanOrEqual(12)
    expect(
      noted('第十六条 is missing')
        .map(({ file }) => file)
        .join(),
    ).toContain('北京市人民代表大会议事规则')
    expect(noted('missing').every(({ line }) => line > 1)).toBe(true)
  })
  test('lost characters and headings without a mark are told', () => {
    expect(files(noted('a lost character'))).toBeGreaterThanOrEqual(10)
    expect(files(noted('heading without #: 附则'))).toBeGreaterThanOrEqual(12)
    expect(
      noted('第五章 法律责任')
        .map(({ file }) => file)
        .join(),
    ).toContain('循环经济条例')
  })
  test('laws without a date are told and not dated by guess', () => {
    const told = new Set(noted('no date in file name').map(({ file }) => file))
    const undated = read.versions.filter((v) => v.version === 'undated')
    expect(undated.length).toBeGreaterThan(50)
    expect(undated.filter(({ file }) => !told.has(file))).toEqual([])
  })

  test('the books of the civil code are one law of 1,260 articles', () => {
    const articles = labels('中华人民共和国民法典', '2020-05-28')
    expect(articles).toHaveLength(1260)
    expect([articles[0], articles.at(-1)]).toEqual(['第一条', '第一千二百六十条'])
  })
  test('第X条之一 of the criminal law are articles of their own', () => {
    const law = read.versions.find(({ title }) => title === '中华人民共和国刑法')!
    const inserted = law.articles
      .map(({ label }) => label)
      .filter((label) => label.startsWith('第一百二十条之'))
    expect(inserted).toEqual(['一', '二', '三', '四', '五', '六'].map((n) => `第一百二十条之${n}`))
  })
  test('five amendments of the constitution are five documents', () =>
    expect(
      read.versions.filter(({ title }) => title.startsWith('中华人民共和国宪法修正案')).map((v) => v.version),
    ).toHaveLength(5))
  test('a chapter title with 条 in it is a heading', () => {
    const law = read.versions.find(({ title }) => title === '中华人民共和国引渡法')!
    expect(law.articles.some(({ path }) => path.includes('第一节 引渡的条件'))).toBe(true)
    expect(law.articles.every(({ label }) => !label.includes('引渡'))).toBe(true)
  })
  test('annexes do not restart the numbering; tables are rows', () => {
    const names = read.versions.flatMap(({ articles }) => articles.map(({ label }) => label))
    expect(names.filter((label) => /^附[件表录]?/.test(label)).length).toBeGreaterThan(50)
    const rows = read.versions.flatMap(({ articles }) =>
      articles.flatMap(({ paragraphs }) => paragraphs.filter((line) => line.includes(' | '))),
    )
    expect(rows.length).toBeGreaterThanOrEqual(143)
  })
  test('numbered articles of a law are different ones', () => {
    const twice = read.versions.filter(
      ({ articles }) => new Set(articles.map(({ label }) => label)).size < articles.length,
    )
    expect(twice.map(({ title }) => title)).toEqual([])
  })
})
