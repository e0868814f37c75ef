import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unwrap } from '../base/result.ts'
import { describeProblem } from '../base/yaml.ts'
import { run } from './cli.ts'
import { loadContent } from './load.ts'
import { loadRecordings, textHash } from './recordings.ts'
import { spokenTexts } from './spoken-texts.ts'

const content = unwrap(loadContent(fileURLToPath(new URL('.', import.meta.url))))
const title = spokenTexts(content, 'bo').get('home.title')!

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mingli-packs-'))
  mkdirSync(join(directory, 'bo'))
  writeFileSync(join(directory, 'bo/home.opus'), 'sound')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const pack = (...rows: string[]): void =>
  writeFileSync(join(directory, 'bo/manifest.yaml'), ['speaker: a voice', 'recordings:', ...rows].join('\n'))
const faults = () => loadRecordings(directory, content).problems.map(describeProblem)
const listed = (...args: string[]): { code: number; lines: string[] } => {
  const lines: string[] = []
  const code = run(
    ['recordings', ...args],
    (line) => lines.push(line),
    () => undefined,
  )
  return { code, lines }
}

test('a recording is found by exactly its text', () => {
  pack(`  - { id: home.title, file: home.opus, hash: "${textHash(title)}" }`)
  const { packs } = loadRecordings(directory, content)
  expect(faults()).toEqual([])
  expect(packs.find('bo', ` ${title}\n`)).toEqual({
    file: join(directory, 'bo/home.opus'),
    type: 'audio/ogg',
  })
  expect(packs.find('bo', `${title}!`)).toBeUndefined()
  expect(packs.find('ug', title)).toBeUndefined()
  expect(packs.languages).toEqual({ bo: 1 })
})

test('a stale, missing or strange recording is named by line and left out; the others stay', () => {
  pack(
    `  - { id: home.title, file: home.opus, hash: "${textHash(title)}" }`,
    '  - { id: home.lead, file: home.opus, hash: "0000000000000000" }',
    `  - { id: home.title, file: gone.opus, hash: "${textHash(title)}" }`,
    '  - { id: no.such-text, file: home.opus, hash: "x" }',
  )
  const { packs, problems } = loadRecordings(directory, content)
  expect(packs.languages).toEqual({ bo: 1 })
  expect(problems.map(({ line, field }) => [line, field])).toEqual([
    [4, 'recordings.1.hash'],
    [5, 'recordings.2.file'],
    [6, 'recordings.3.id'],
  ])
})

test('a pack that is no manifest, a way out of the folder and an unknown language are faults, not crashes', () => {
  pack('  - { id: home.title }')
  expect(faults().join()).toContain('manifest.yaml:3: recordings.0.file')
  pack(`  - { id: home.title, file: ../../home.opus, hash: "${textHash(title)}" }`)
  expect(faults().join()).toContain('recordings.0.file')
  rmSync(join(directory, 'bo/manifest.yaml'))
  mkdirSync(join(directory, 'tlh'))
  expect(faults()).toHaveLength(2)
  expect(loadRecordings(join(directory, 'nowhere'), content).problems).toHaveLength(1)
})

test('the command lists what lacks a recording, ready for the manifest', () => {
  const before = listed('--language', 'bo', '--packs', directory)
  expect(before.code).toBe(1)
  expect(before.lines.join('\n')).toContain(
    `{ id: home.title, file: home.title.opus, hash: "${textHash(title)}" }`,
  )
  pack(`  - { id: home.title, file: home.opus, hash: "${textHash(title)}" }`)
  const after = listed('--language', 'bo', '--packs', directory)
  expect(after.code).toBe(0)
  expect(after.lines).toHaveLength(before.lines.length - 1)
  expect(listed('--language', 'tlh').code).toBe(2)
})

test('forms are spoken too, by the place of their text; what has values to be put in is not recorded', () => {
  const texts = spokenTexts(content, 'zh-CN')
  expect([...texts.keys()].some((id) => /^form\.legal-aid\.steps\.\w+\.title$/.test(id))).toBe(true)
  expect([...texts.values()].some((text) => text.includes('{{'))).toBe(false)
})
