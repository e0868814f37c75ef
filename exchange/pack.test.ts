import { expect, test } from 'vitest'
import { generateSigningKey, signPack, textHash, verifyPack } from './signing.ts'
import { MAX_ANSWER_BYTES } from './http.ts'
import {
  LONGEST_PACK_FILE,
  MOST_PACK_FILES,
  packFile,
  packManifest,
  packPath,
  type PackManifest,
} from './schemas/pack.ts'

test.each([
  'office.yaml',
  'values.yaml',
  'guides/m01-unpaid-wages.yaml',
  'guides/stories/m01-unpaid-wages.yaml',
  'forms/parts/identity.yaml',
  'locales/languages.yaml',
  'locales/mn-Mong/home.json',
  'office/body-kinds.yaml',
])('%s may stand in a pack', (path) => {
  expect(packPath.safeParse(path).success).toBe(true)
})

test.each([
  '',
  '/office.yaml',
  '../office.yaml',
  'guides/../office.yaml',
  'guides/..yaml',
  'guides/m01.ts',
  'guides/a/b/c.yaml',
  'guides\\m01.yaml',
  'laws/digests/civil-code.yaml',
  'office/demo.yaml',
  'locales/zh-CN/../x.json',
  'guides/m01.yaml\n',
  'guides/M01.yaml\u0000.yaml',
])('%j may not', (path) => {
  expect(packPath.safeParse(path).success).toBe(false)
})

const key = generateSigningKey()
const entry = (path: string) => ({ path, sha256: textHash(path), bytes: path.length, from: '330122001' })
const pack = (files = [entry('guides/a.yaml'), entry('office.yaml')]): PackManifest =>
  signPack({ v: 1, officeCode: '330122001', n: 7, at: '2026-11-26T16:00:00+08:00', files }, key.privateKey)

test('every part of a pack is signed', () => {
  const signed = packManifest.parse(JSON.parse(JSON.stringify(pack())))
  expect(verifyPack(signed, key.publicKey)).toBe(true)
  const [first, second] = signed.files as [ReturnType<typeof entry>, ReturnType<typeof entry>]
  for (const change of [
    { n: 8 },
    { officeCode: '330122002' },
    { at: '2026-11-26T16:00:01+08:00' },
    { files: [first] },
    { files: [first, { ...second, sha256: textHash('other') }] },
    { files: [first, { ...second, bytes: 1 }] },
    { files: [first, { ...second, from: '330122' }] },
    { files: [{ ...first, path: 'guides/b.yaml' }, second] },
  ])
    expect(verifyPack({ ...signed, ...change }, key.publicKey)).toBe(false)
  expect(verifyPack(signed, generateSigningKey().publicKey)).toBe(false)
})

test('a path stands once, in order', () => {
  for (const files of [
    [entry('office.yaml'), entry('guides/a.yaml')],
    [entry('office.yaml'), entry('office.yaml')],
  ])
    expect(packManifest.safeParse(pack(files)).success).toBe(false)
})

test('the largest manifest and the largest file fit into an answer', () => {
  const digits = (n: number) => String(n).padStart(4, '0')
  const files = Array.from({ length: MOST_PACK_FILES }, (_, n) => ({
    ...entry(`guides/${'a'.repeat(104)}${digits(n)}.yaml`),
    bytes: LONGEST_PACK_FILE,
  }))
  const largest = packManifest.parse(pack(files))
  expect(largest.files[0]!.path).toHaveLength(120)
  expect(JSON.stringify(largest).length).toBeLessThan(MAX_ANSWER_BYTES)
  // Of what YAML and JSON may have, quotes, backslashes and ends of lines get the most longer.
  const file = packFile.parse({ sha256: textHash(''), text: '"'.repeat(LONGEST_PACK_FILE) })
  expect(JSON.stringify(file).length).toBeLessThan(MAX_ANSWER_BYTES)
})
