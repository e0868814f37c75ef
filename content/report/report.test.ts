import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import type { Flags } from '../commands/command.ts'
import { report } from '../commands/report.ts'
import { loadLawContent } from '../laws/content.ts'
import { loadContent, type Content } from '../load.ts'
import { claimsOf } from './claims.ts'
import { hardnessOf, readingOf } from './reading.ts'
import { reviewSheet, sampleOf } from './sheet.ts'
import { staleChecks } from './stale.ts'
import { termsWithoutEntry } from './terms.ts'
import { textsIn } from './texts.ts'

const OWN = fileURLToPath(new URL('..', import.meta.url))
const content = unwrap(loadContent(OWN))
const noFlags: Flags = {
  office: undefined,
  json: false,
  packs: undefined,
  language: undefined,
  answers: undefined,
  on: undefined,
  laws: undefined,
  out: undefined,
  by: undefined,
  sample: undefined,
  seed: undefined,
}
const lawContent = unwrap(loadLawContent(`${OWN}/laws`))

test('Chinese texts that citizens read are found with file, line and field, and no others', () => {
  const yaml = `id: x
keywords: [讨薪]
steps:
  - 先去问。
  - text: { zh-CN: 再去要。, ug: قاراڭ }
    cites: 《中华人民共和国劳动法》第五十条
`
  expect(textsIn('guides/x.yaml', yaml)).toEqual([
    { file: 'guides/x.yaml', line: 4, field: 'steps.0', text: '先去问。' },
    { file: 'guides/x.yaml', line: 5, field: 'steps.1.text', text: '再去要。' },
  ])
})

test('a sentence is measured without its signs, and a character out of common use is told', () => {
  const placed = { file: 'answers/x.yaml', line: 1, field: 'a' }
  const short = { ...placed, text: '先去问，再去要。不收钱。' }
  expect(hardnessOf(short)).toMatchObject({ longest: 6, rare: [] })
  const long = { ...placed, text: `${'去问'.repeat(30)}。` }
  const rare = { ...placed, text: '鼋鼍不收。' }
  expect(hardnessOf(rare).rare).toEqual(['鼋', '鼍'])
  const { folders, hard } = readingOf([short, rare, long])
  expect(folders.find(({ folder }) => folder === 'answers')).toMatchObject({ texts: 3, long: 1, rare: 1 })
  expect(hard.map(({ text }) => text)).toEqual([long.text, rare.text])
})

test('a term of law that nobody says and the glossary lacks is told with how often', () => {
  const text = (line: number) => ({ file: 'answers/x.yaml', line, field: 'a', text: '写申请执行书' })
  const lexicon = [{ lay: '要钱', terms: ['申请执行', '支付令'], weight: 0.6 }]
  expect(termsWithoutEntry([text(3), text(9)], lexicon, [])).toEqual([
    { term: '申请执行', count: 2, file: 'answers/x.yaml', line: 3 },
  ])
  const entry = { term: '申请执行', also: [], text: { 'zh-CN': '请法院去要' } }
  expect(termsWithoutEntry([text(3)], lexicon, [entry])).toEqual([])
})

test('claims stand where they are said; figures and duties without an article are told', () => {
  const { cited, uncited } = claimsOf(OWN, content, lawContent.answers)
  expect(cited.length).toBeGreaterThan(1500)
  for (const { file, line, text } of [cited[0]!, cited.find(({ file: one }) => one.startsWith('answers/'))!])
    expect(
      readFileSync(join(OWN, file), 'utf8')
        .split('\n')
        .slice(line - 1, line + 4)
        .join('\n'),
    ).toContain(text.split(/[：\n]/)[0])
  // What the rule of the guides asks for; the few that are left are advice, not law.
  expect(uncited.length).toBeLessThan(10)
  expect(uncited.filter(({ text }) => text.includes('不收费'))).toEqual([])
})

test('what was checked long ago is told, and next year’s holidays once they are announced', () => {
  const stale = (today: string, changed: Partial<Content> = {}) =>
    staleChecks({
      directory: OWN,
      content: { ...content, ...changed },
      lawContent,
      officeFile: 'office/demo.yaml',
      today,
      months: 6,
    })
  expect(stale('2026-11-14')).toEqual([])
  expect(stale('2026-11-26')).toMatchObject([{ file: 'calendar/2027.yaml' }])
  const old = content.values.map((value) => ({ ...value, checkedOn: '2026-05-25' }))
  expect(stale('2026-11-14', { values: old })).toEqual([])
  const found = stale('2026-11-26', { values: old })
  expect(found[0]).toMatchObject({ file: 'values.yaml', field: '0.checkedOn', checkedOn: '2026-05-25' })
  expect(readFileSync(join(OWN, 'values.yaml'), 'utf8').split('\n')[found[0]!.line - 1]).toContain(
    'checkedOn',
  )
})

test('the lot is the same for one seed, another for another, and draws nothing twice', () => {
  const items = Array.from({ length: 1000 }, (_, index) => index)
  const drawn = sampleOf(items, 50, 7)
  expect(sampleOf(items, 50, 7)).toEqual(drawn)
  expect(sampleOf(items, 50, 8)).not.toEqual(drawn)
  expect(new Set(drawn).size).toBe(50)
  expect(new Set(sampleOf([1, 2], 50, 7))).toEqual(new Set([1, 2]))
})

test('the sheet has the article in full, says where there is none, and lets no text be markup', () => {
  const claim = {
    file: 'guides/x.yaml',
    line: 3,
    field: 'a',
    text: '<b>一年',
    cites: ['《甲法》第一条', '《乙法》第二条'],
  }
  const facts = { contentVersion: 'v', today: '2026-11-26', seed: 1, of: 9 }
  const articleOf = (cite: string) =>
    cite.includes('甲') ? { text: '甲的条文', version: '2020-01-01' } : { fault: 'no such law' }
  const sheet = reviewSheet([claim], { ...facts, articleOf })
  for (const part of [
    'guides/x.yaml:3',
    '&lt;b&gt;一年',
    '甲的条文',
    'no such law',
    '从 9 条说法里抽出 1 条',
  ])
    expect(sheet).toContain(part)
  expect(reviewSheet([claim], { ...facts, articleOf: undefined })).toContain('本机没有法规库')
})

const out: string[] = []
const command = (wish: Partial<Flags>) =>
  report({
    directory: OWN,
    content,
    lawContent,
    subject: undefined,
    flags: { ...noFlags, on: '2026-11-26', ...wish },
    out: (line) => out.push(line),
    note: () => {},
  })

test('the command prints one line of JSON', () => {
  expect(command({ json: true })).toBe(0)
  expect(Object.keys(JSON.parse(out.join('\n')) as object)).toEqual([
    'today',
    'reading',
    'terms',
    'claims',
    'stale',
    'translations',
  ])
})

test('the command writes the sheet, and takes no wish that makes no sense', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mingli-report-')), 'sheet.html')
  expect(command({ sample: '50', out: file })).toBe(0)
  expect(readFileSync(file, 'utf8').match(/<section>/g)).toHaveLength(50)
  expect(command({ sample: 'many', out: file })).toBe(2)
  expect(command({ on: 'today' })).toBe(2)
})
