import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importTexts } from './import-texts.ts'
import { readReviews, reviewFindings, validReviews } from './reviews.ts'
import { setYamlTexts } from './set-yaml-text.ts'
import { localizedMaps, unitKey, unitsOf } from './units.ts'
import { readXliff, writeXliff, type XliffText } from './xliff.ts'

const ROOM = join(import.meta.dirname, '..')
const FORM = 'forms/legal-aid.yaml'
let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'translation-'))
  for (const part of ['locales', 'forms'])
    cpSync(join(ROOM, part), join(directory, part), { recursive: true })
})
afterEach(() => rmSync(directory, { recursive: true }))

const read = (file: string) => readFileSync(join(directory, file), 'utf8')
const everything = (tag: string): XliffText[] =>
  unitsOf(directory, tag).map(({ file, id, chinese, own }) => ({
    file,
    id,
    source: chinese,
    target: own,
    approved: false,
    by: undefined,
  }))
const there = (tag: string, texts: readonly XliffText[]) => {
  const back = readXliff(writeXliff(tag, texts))
  if (!back.ok) throw new Error(back.error)
  return back.value
}
const take = (tag: string, texts: readonly XliffText[], by?: string) =>
  importTexts({ directory, tag, texts: there(tag, texts).texts, by })
const told = (tag: string, texts: readonly XliffText[]) =>
  take(tag, texts).problems.map(({ field, message }) => `${field}: ${message}`)

test('what nobody has changed comes back and leaves every file as it was', () => {
  const files = ['locales/ug/kiosk.json', 'locales/ug/receipt.json', FORM]
  const before = files.map(read)
  const sent = everything('ug')
  expect(sent.length).toBeGreaterThan(600)
  expect(there('ug', sent)).toEqual({ language: 'ug', texts: sent.map((one) => ({ ...one })) })
  expect(take('ug', sent)).toEqual({ problems: [], changed: 0, reviewed: 0 })
  expect(files.map(read)).toEqual(before)
})

test('any text goes through XLIFF unharmed', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/[\p{Cc}\p{Cn}]/u.test(one))
  fc.assert(
    fc.property(text, (target) => {
      const one = { file: 'a.yaml', id: 'x.1', source: '中<文>&"', target, approved: true, by: '张测试' }
      expect(there('ug', [one]).texts).toEqual([one])
    }),
  )
})

test('a new text stands in the order of Chinese, or below the other languages, and all else stays', () => {
  const texts = everything('ii').filter(
    ({ file, id }) => id === 'draft.label' || (file === FORM && id === 'title'),
  )
  const changed = texts.map((one) => ({ ...one, target: 'ꏦꃤ: {ꇇꀨ}'.replace(/[{}]/g, '') }))
  const form = read(FORM)
  expect(take('ii', changed)).toMatchObject({ problems: [], changed: 2 })
  const ids = Object.keys(JSON.parse(read('locales/ii/kiosk.json')) as object)
  expect(ids.indexOf('draft.label')).toBe(ids.indexOf('brand.name') + 1)
  const [title] = localizedMaps(read(FORM)).filter(({ id }) => id === 'title')
  expect(title?.map.get('ii')).toBe('ꏦꃤ: ꇇꀨ')
  const added = read(FORM)
    .split('\n')
    .filter((line) => !form.split('\n').includes(line))
  expect(added).toEqual(['  ii: "ꏦꃤ: ꇇꀨ"'])
})

test.each([
  [
    'a block map',
    'a:\n  zh-CN: 好 # as it was\nb: 1 # kept\n',
    'a:\n  zh-CN: 好 # as it was\n  ug: x\nb: 1 # kept\n',
  ],
  ['a flow map', '- { zh-CN: 好 } # kept\n', '- { zh-CN: 好, ug: x } # kept\n'],
  [
    'a block of lines',
    'a:\n  zh-CN: |\n    一\n    二\nb: 1\n',
    'a:\n  zh-CN: |\n    一\n    二\n  ug: x\nb: 1\n',
  ],
  ['the end of a file', 'a:\n  zh-CN: 好', 'a:\n  zh-CN: 好\n  ug: x\n'],
  [
    'a text replaced',
    'a:\n  zh-CN: 好\n  # why\n  ug: "old" # kept\n',
    'a:\n  zh-CN: 好\n  # why\n  ug: x # kept\n',
  ],
  ['a block replaced', 'a:\n  ug: |\n    old\n  zh-CN: 好\n', 'a:\n  ug: x\n  zh-CN: 好\n'],
])('%s keeps comments and order', (_, before, after) => {
  const [map] = localizedMaps(before)
  expect(setYamlTexts(before, [{ id: map!.id, tag: 'ug', text: 'x' }])).toBe(after)
})

test('any text that is put into YAML is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean(), (text, flow) => {
      const yaml = flow ? 'a: { zh-CN: 好, en: y }\n' : 'a:\n  zh-CN: 好\n  en: y\n'
      for (const tag of ['ug', 'en']) {
        const [map] = localizedMaps(setYamlTexts(yaml, [{ id: 'a', tag, text }]))
        expect(map?.map.get(tag)).toBe(text)
      }
    }),
  )
})

test('a review is kept until the text or the Chinese changes', () => {
  const some = everything('ug').filter(({ id }) => id === 'brand.name' || id === 'brand.terminal')
  const approved = some.map((one) => ({ ...one, approved: true }))
  expect(take('ug', approved, '阿依古丽（演示）')).toEqual({ problems: [], changed: 0, reviewed: 2 })
  const units = () => unitsOf(directory, 'ug')
  const valid = () => {
    const reviews = readReviews(directory, 'ug')
    return reviews.ok
      ? [...validReviews(units(), reviews.value).values()].map(({ id, by }) => `${id} ${by}`)
      : []
  }
  expect(valid().toSorted()).toEqual(some.map(({ id }) => `${id} 阿依古丽（演示）`).toSorted())

  const file = join(directory, 'locales/zh-CN/kiosk.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('"公共法律服务"', '"公共法律服务站"'))
  expect(valid()).toEqual([`${some[1]!.id} 阿依古丽（演示）`])
  const language = { tag: 'ug', review: 'reviewed' }
  const found = reviewFindings(directory, language, units)
  expect(found.remarks.join()).toContain('1 reviewed texts have changed')
  expect(found.problems.map(({ message }) => message).join()).toContain('says reviewed')

  const taken = take('ug', [{ ...some[1]!, approved: false }])
  expect(taken).toMatchObject({ problems: [], reviewed: 0 })
  expect(valid()).toEqual([])
})

const one = (id: string, change: Partial<XliffText>) =>
  everything('ug')
    .filter((text) => text.id === id)
    .map((text) => ({ ...text, ...change }))

test.each([
  ['form.step', { target: '{{step}}-قەدەم' }, 'lacks {{total}} of the Chinese text; put it back'],
  [
    'form.step',
    { target: '{{step}}-قەدەم {{totl}} {{total}}' },
    'has {{totl}}, which the Chinese text has not',
  ],
  ['action.back', { target: '返回' }, 'is a copy of the Chinese text; translate it'],
  ['action.back', { target: 'Back' }, 'is a copy of the English text; translate it'],
  ['action.back', { source: '回去' }, 'the Chinese text has changed since the export; export again'],
  ['action.back', { file: 'locales/gone.json' }, 'is no text of this content any more; export again'],
  ['action.back', { approved: true }, 'is approved, but by nobody; add the note "reviewed by NAME"'],
])('%s with %j is refused, and nothing is changed', (id, change, message) => {
  const before = read('locales/ug/kiosk.json')
  const faulty = [...one('brand.name', { target: 'قانۇن' }), ...one(id, change)]
  expect(told('ug', faulty)).toEqual([expect.stringContaining(`${id}: ${message}`)])
  expect(read('locales/ug/kiosk.json')).toBe(before)
})

test.each(['', '<html/>', '<xliff version="1.2"/>', '{"a": 1}'])('%j is not XLIFF', (text) => {
  expect(readXliff(text)).toMatchObject({ ok: false })
})

test('markup inside a text is refused', () => {
  const file = writeXliff('ug', one('action.back', {})).replace('قايتىش', 'قايتىش<g id="1">x</g>')
  const back = readXliff(file)
  if (!back.ok) throw new Error(back.error)
  const { problems } = importTexts({ directory, tag: 'ug', texts: back.value.texts, by: undefined })
  expect(problems).toMatchObject([{ field: 'action.back' }])
})

test('no two texts have the same name', () => {
  const keys = unitsOf(ROOM, 'ug').map(unitKey)
  expect(keys.length).toBe(new Set(keys).size)
})
