import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { tarOf, zip, zipOf } from './test-archives.ts'
import { unpack } from './unpack.ts'

let root: string
const roots: string[] = []
beforeEach(() => roots.push((root = mkdtempSync(join(tmpdir(), 'laws-unpack-')))))
afterAll(() => roots.forEach((each) => rmSync(each, { recursive: true, force: true })))

const unpacked = async (name: string, bytes: Uint8Array) => {
  writeFileSync(join(root, name), bytes)
  const result = await unpack(join(root, name), join(root, 'out'), undefined)
  const files = existsSync(join(root, 'out'))
    ? (readdirSync(join(root, 'out'), { recursive: true }) as string[])
    : []
  return { result, files: files.filter((file) => file.includes('.')).toSorted() }
}

test('texts and registers come out of both kinds, other files stay', async () => {
  const files = {
    '行政法/a.md': '甲',
    'b.docx': '乙',
    'db.sqlite3': '丙',
    'picture.png': '丁',
    '.git/x.md': 'kept',
  }
  for (const [name, bytes] of [
    ['a.zip', zipOf(files)],
    ['a.tar.gz', await tarOf(files)],
  ] as const) {
    const { result, files: found } = await unpacked(name, bytes)
    expect(result).toEqual({ ok: true, value: [] })
    expect(found).toEqual(['.git', '.git/x.md', 'b.docx', 'db.sqlite3', '行政法/a.md'])
    expect(readFileSync(join(root, 'out/行政法/a.md'), 'utf8')).toBe('甲')
    rmSync(join(root, 'out'), { recursive: true })
  }
})

test('names in GB18030, as zip programs of Chinese Windows write them', async () => {
  const { files } = await unpacked(
    'a.zip',
    zip([{ name: iconv.encode('社会法\\劳动法.md', 'gb18030'), data: '甲' }]),
  )
  expect(files).toEqual(['社会法/劳动法.md'])
})

test.each(['../evil.md', '/evil.md', 'a/../../evil.md', 'C:/evil.md', '..\\evil.md'])(
  'a zip that names %s is refused and writes nothing outside',
  async (name) => {
    const { result, files } = await unpacked('a.zip', zip([{ name, data: '甲' }]))
    expect(result.ok).toBe(false)
    expect(files).toEqual([])
    expect(readdirSync(root)).toEqual(['a.zip'])
  },
)

test('a tar that climbs out, and links', async () => {
  const climbing = await unpacked('a.tar.gz', await tarOf({ '../evil.md': '甲' }))
  expect(climbing.result.ok).toBe(false)
  expect(readdirSync(root)).toEqual(['a.tar.gz'])
  const { result, files } = await unpacked(
    'b.tar.gz',
    await tarOf({ 'link.md': { link: '/etc/passwd' }, 'b.md': '乙' }),
  )
  expect(result).toMatchObject({ ok: true, value: [{ file: 'link.md', reason: 'not a file but a symlink' }] })
  expect(files).toEqual(['b.md'])
})

test('bombs: by what comes out, whatever the archive says of itself', async () => {
  const zeros = Buffer.alloc(19_000_000)
  for (const [name, bytes] of [
    ['honest.zip', zipOf({ 'a.md': zeros })],
    ['lying.zip', zip([{ name: 'a.md', data: zeros, saysSize: 10 }])],
    ['a.tar.gz', await tarOf({ 'a.md': zeros })],
    ['skipped.tar.gz', await tarOf({ 'a.png': zeros })],
    ['endless.tar.gz', gzipSync(Buffer.alloc(60_000_000))],
  ] as const) {
    rmSync(join(root, 'out'), { recursive: true, force: true })
    expect([name, (await unpacked(name, bytes)).result.ok]).toEqual([name, false])
  }
})

test('damaged archives, entries given twice or too large', async () => {
  const whole = zipOf({ 'a.md': '甲'.repeat(1000), 'b.md': '乙' })
  for (const cut of [0, 3, 50, whole.length - 30])
    expect((await unpacked('cut.zip', whole.subarray(0, cut))).result.ok).toBe(false)
  const tar = await tarOf({ 'a.md': '甲'.repeat(1000) })
  for (const cut of [0, 9, tar.length - 12]) {
    rmSync(join(root, 'out'), { recursive: true, force: true })
    expect((await unpacked('cut.tar.gz', tar.subarray(0, cut))).result.ok).toBe(false)
  }
  rmSync(join(root, 'out'), { recursive: true, force: true })
  const twice = await unpacked(
    'twice.zip',
    zip([
      { name: 'a.md', data: '甲' },
      { name: 'a.md', data: '乙' },
    ]),
  )
  expect(twice.result).toMatchObject({
    ok: true,
    value: [{ file: 'a.md', reason: 'stands in the archive twice' }],
  })
  expect(readFileSync(join(root, 'out/a.md'), 'utf8')).toBe('甲')
})
