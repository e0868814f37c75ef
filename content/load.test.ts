import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { parse, stringify } from 'yaml'
import { unwrap } from '../base/result.ts'
import { describeProblem } from '../base/yaml.ts'
import { checkAcross } from './check.ts'
import { run } from './cli.ts'
import { loadContent } from './load.ts'

vi.mock(import('../base/yaml.ts'), async (original) => {
  const { parsingOnce } = await import('./parse-once.ts')
  return parsingOnce(await original())
})

const OWN = fileURLToPath(new URL('.', import.meta.url))

/** Large, and told about by tests of their own; only the command reads them. */
const LARGE = /\/(?:laws|answers)(?:\/|$)/
const CODE = /\.ts$|\/learned(?:\/|$)/

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mingli-content-'))
  cpSync(OWN, directory, { recursive: true, filter: (path) => !CODE.test(path) && !LARGE.test(path) })
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

function change(file: string, from: string, to: string): void {
  const path = join(directory, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(
    path,
    text.replace(from, () => to),
  )
}

function problems(): string[] {
  const loaded = loadContent(directory)
  return loaded.ok ? [] : loaded.error.map(describeProblem)
}

describe('our own content', () => {
  const content = unwrap(loadContent(OWN))

  test('is sound, within and across files', () => {
    expect(checkAcross(OWN, content).problems).toEqual([])
  })

  test('says everything in every language, in Chinese where it has no words of its own', () => {
    const chinese = Object.keys(content.words('zh-CN'))
    expect(chinese.length).toBeGreaterThan(100)
    for (const { tag } of content.languages)
      expect(Object.keys(content.words(tag))).toEqual(expect.arrayContaining(chinese))
    expect(content.words('xx')).toEqual(content.words('zh-CN'))
  })

  test('has the legal-aid form and an office that cannot be taken for a real one', () => {
    expect([...content.forms.keys()]).toContain('legal-aid')
    expect(content.office.officeCode).toMatch(/^000000/)
    expect(content.office.name['zh-CN']).toContain('演示')
  })

  test('offers distinct common questions', () => {
    expect(new Set(content.commonQuestions).size).toBe(content.commonQuestions.length)
    expect(content.commonQuestions.length).toBeGreaterThanOrEqual(12)
  })
})

describe('content version', () => {
  const version = () => unwrap(loadContent(directory)).version

  test('is the date of the newest form and a hash', () => {
    expect(version()).toMatch(/^\d{4}-\d{2}-\d{2}\+[0-9a-f]{8}$/)
    expect(version()).toBe(version())
  })

  test.each([
    ['forms/legal-aid.yaml', '什么事', '哪件事'],
    ['locales/zh-CN/kiosk.json', '返回', '回去'],
    ['common-questions.yaml', '车祸谁赔', '车祸怎么赔'],
  ])('changes with %s', (file, from, to) => {
    const before = version()
    change(file, from, to)
    expect(version()).not.toBe(before)
  })

  test('changes with what is said of a law', () => {
    mkdirSync(join(directory, 'laws/digests'), { recursive: true })
    const before = version()
    writeFileSync(join(directory, 'laws/digests/x.yaml'), 'law: x')
    expect(version()).not.toBe(before)
  })

  test('does not depend on where an office keeps its profile, nor on how it is written down, but on what it says', () => {
    const [here, there, other] = ['a.yaml', 'office/b.yaml', 'c.yaml'].map((name) => join(directory, name))
    const demo = readFileSync(join(OWN, 'office/demo.yaml'), 'utf8')
    writeFileSync(here!, demo)
    writeFileSync(there!, stringify(parse(demo)))
    writeFileSync(other!, stringify({ ...(parse(demo) as object), openOn: [1, 2, 3, 4] }))
    const ofFile = (file: string) => unwrap(loadContent(directory, file)).version
    expect(ofFile(here!)).toBe(ofFile(there!))
    expect(ofFile(here!)).not.toBe(ofFile(other!))
  })
})

describe('a fault is told by file, line and field', () => {
  test('broken YAML, a missing file and a form defined twice', () => {
    change('common-questions.yaml', '- 车祸谁赔', '- [车祸谁赔')
    cpSync(join(directory, 'forms/legal-aid.yaml'), join(directory, 'forms/second.yaml'))
    rmSync(join(directory, 'office/demo.yaml'))
    const told = problems().join('\n')
    expect(told).toMatch(/common-questions\.yaml:\d+: /)
    expect(told).toContain('demo.yaml:1: no such file')
    expect(told).toContain('rename second.yaml or correct the id')
  })

  test('Chinese must come first', () => {
    change('locales/languages.yaml', '{ tag: zh-CN', '{ tag: zh-TW')
    expect(problems().join('\n')).toContain('the first language must be zh-CN')
  })
})

describe('across files', () => {
  const across = () => checkAcross(directory, unwrap(loadContent(directory)))
  const write = (file: string, words: Record<string, string>) =>
    writeFileSync(join(directory, file), JSON.stringify(words, null, 2))

  test('a translation of an unknown id, and one that lost its place, are faults', () => {
    write('locales/zh-CN/extra.json', { 'test.count': '{{count}} 件', 'test.plain': '好' })
    write('locales/en/extra.json', { 'test.count': 'some', 'test.plain': '{{n}} good', 'test.typo': 'x' })
    const found = across().problems.map(describeProblem)
    expect(found).toEqual([
      'locales/en/extra.json:2: test.count: lacks {{count}} of the Chinese text; put it back, letter for letter',
      'locales/en/extra.json:3: test.plain: has {{n}}, which the Chinese text has not; remove it or correct its name',
      'locales/en/extra.json:4: test.typo: Chinese has no such id; correct the id or remove the line',
    ])
  })

  test('one id with two texts is a fault', () => {
    write('locales/zh-CN/extra.json', { 'action.back': '别的' })
    expect(across().problems.map(({ field }) => field)).toEqual(['action.back'])
  })

  test('free text without ready sentences is a fault', () => {
    const file = join(directory, 'forms/legal-aid.yaml')
    const form = readFileSync(file, 'utf8')
    writeFileSync(file, form.replace(/(- id: phoneOwner\n[\s\S]*?)\n {8}presets:\n(?: {10}.*\n)+/, '$1\n'))
    expect(across().problems).toMatchObject([{ file: 'forms: legal-aid', field: 'contact.phoneOwner' }])
  })

  test('a language that is not offered is a fault', () => {
    change('forms/legal-aid.yaml', '  zh-CN: 申请法律援助', '  zh-CN: 申请法律援助\n  mongol: x')
    const [problem] = across().problems
    expect(problem).toMatchObject({ file: 'forms: legal-aid', field: 'mongol' })
  })
})

describe('the command', () => {
  function command(...args: string[]): { code: number; out: string[]; notes: string[] } {
    const [out, notes]: [string[], string[]] = [[], []]
    const code = run(
      args,
      (line) => out.push(line),
      (line) => notes.push(line),
    )
    return { code, out, notes }
  }

  test('check passes on sound content and names the fault otherwise', () => {
    cpSync(OWN, directory, { recursive: true, filter: (path) => !CODE.test(path) })
    expect(command('check', '--content', directory)).toMatchObject({ code: 0 })
    change('laws/digests/legal-aid.yaml', 'topic: legal-aid', 'topic: aid')
    const failed = command('check', '--content', directory)
    expect(failed.code).toBe(1)
    expect(failed.notes.join('\n')).toMatch(/digests\/legal-aid\.yaml:\d+: articles\.0\.topic: .*allowed: /)
  })

  test('info prints one line of JSON', () => {
    const { code, out } = command('info', '--json')
    expect(code).toBe(0)
    expect(out).toHaveLength(1)
    const counts = JSON.parse(out[0]!) as Record<string, number>
    expect(counts).toMatchObject({ languages: 9 })
    expect(counts['forms']).toBeGreaterThanOrEqual(18)
    expect(counts['digests']).toBeGreaterThanOrEqual(100)
  })

  test('a wrong command or option is answered with the help', () => {
    for (const args of [['frob'], [], ['check', 'twice'], ['check', '--wrong']]) {
      const { code, notes } = command(...args)
      expect(code).toBe(2)
      expect(notes.join('\n')).toContain('npm run content -- check')
    }
  })
})
