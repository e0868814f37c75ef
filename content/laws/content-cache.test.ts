import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { Cache } from './cache.ts'
import { cachedLawContent, contentFingerprint } from './content-cache.ts'

let folder: string
let cache: string
const lexicon = (lay: string) =>
  writeFileSync(join(folder, 'lexicon.yaml'), `- { lay: ${lay}, terms: [船厂] }\n`)
const layWords = () =>
  unwrap(cachedLawContent(new Cache(join(folder, 'cache')), contentFingerprint(folder), folder)).lexicon.map(
    ({ lay }) => lay,
  )

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'law-content-'))
  cache = join(folder, 'cache', 'content-rest.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the cache answers while the files are the same, and not after', () => {
  lexicon('老板')
  expect(layWords()).toEqual(['老板'])
  // What the cache says is believed: this is how one sees that it was used.
  writeFileSync(cache, readFileSync(cache, 'utf8').replace('老板', '东家'))
  expect(layWords()).toEqual(['东家'])
  lexicon('老总')
  expect(layWords()).toEqual(['老总'])
})

test('a cache of something else is read around, and a faulty content is not kept', () => {
  lexicon('老板')
  layWords()
  writeFileSync(cache, readFileSync(cache, 'utf8').slice(7))
  expect(layWords()).toEqual(['老板'])
  writeFileSync(join(folder, 'lexicon.yaml'), '- { lay: 老板 }\n')
  for (const _ of [1, 2])
    expect(cachedLawContent(new Cache(join(folder, 'cache')), contentFingerprint(folder), folder).ok).toBe(
      false,
    )
})

test('questions come from the cache when they are asked for, and from the files where it is gone', () => {
  mkdirSync(join(folder, 'questions'))
  writeFileSync(
    join(folder, 'questions', 'boats.yaml'),
    'law: 中华人民共和国纸船法\nversion: "2020-01-01"\narticles:\n  - article: 第一条\n    questions: [纸船漏水找谁]\n',
  )
  const read = () =>
    unwrap(cachedLawContent(new Cache(join(folder, 'cache')), contentFingerprint(folder), folder))
  const written = read().questions
  expect(written[0]?.articles[0]?.questions).toEqual(['纸船漏水找谁'])
  expect(read().questions).toEqual(written)
  const later = read()
  rmSync(join(folder, 'cache'), { recursive: true })
  expect(later.questions).toEqual(written)
})

test('without a folder, or where none can be made, the content is read all the same', () => {
  lexicon('老板')
  for (const place of [undefined, join(folder, 'lexicon.yaml', 'below-a-file')])
    expect(
      unwrap(cachedLawContent(new Cache(place), contentFingerprint(folder), folder)).lexicon,
    ).toHaveLength(1)
})
