import { expect, test } from 'vitest'
import { generateSigningKey, signPack, textHash, verifyPack } from './signing.ts'
import { packManifest, packPath, type PackManifest } from './schemas/pack.ts'

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
