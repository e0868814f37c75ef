import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { writeFiles } from '../test-laws.ts'
import { importLaws, readLaws } from './import-laws.ts'
import { docx, docxOf, tarOf, zip, zipOf } from './test-archives.ts'

/** Small laws as each kind of source holds them; every case below is one of them, spoilt. */
const words = [
  '为了保护纸船工的权益，制定本法。',
  '纸船工有权取得报酬。',
  '船厂应当按月足额支付报酬，不得拖欠。',
  '拖欠报酬的，由主管部门责令限期支付。',
  '本法自2021年1月1日起施行。',
]
const numbers = ['一', '二', '三', '四', '五']
const articles = words.map((text, at) => `第${numbers[at]}条 ${text}`)
const book = `# 中华人民共和国纸船工法\n\n2020年5月6日 第一届全国人民代表大会常务委员会通过\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n${articles.join('\n\n')}\n`
const docs = `---\nsidebar: auto\n---\n\n# 中华人民共和国纸船工法\n\n2020年5月6日第一届全国人民代表大会常务委员会通过\n\n## 第一章　总则\n\n${articles.map((text) => text.replace(/^(\S+) /, '**$1**　')).join('\n\n')}\n`
const wordLines = [
  '中华人民共和国纸船工法',
  '（2020年5月6日第一届全国人民代表大会常务委员会通过）',
  '第一章　总则',
  ...articles,
]
const texts = [book, docs]
const options = { now: new Date('2026-03-01T00:00:00Z'), aliases: [], progress: () => {} }

/** Numbers from 0 to 1, the same in each run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Case {
  readonly name: string
  readonly bytes: Uint8Array
}
const text = (name: string, content: string): Case => ({ name, bytes: Buffer.from(content) })

function handWritten(): Case[] {
  const swap = (from: string, to: string) => book.replace(from, to)
  return [
    text('empty.md', ''),
    text('blank.md', ' \n\t\n　\n'),
    text('bom-alone.md', '\ufeff'),
    text('page.md', `<!DOCTYPE html><html><body>${book}</body></html>`),
    text('page-upper.md', `<HTML><p>${articles.join('<p>')}</HTML>`),
    text('no-title.md', swap('# 中华人民共和国纸船工法', '')),
    text('title-alone.md', '# 中华人民共和国纸船工法\n'),
    text('no-body.md', '# 中华人民共和国纸船工法\n\n2020年5月6日 通过\n\n<!-- INFO END -->\n'),
    text('letter.md', '# 请假条\n\n今天不来。\n'),
    text('data.md', '{"law": "中华人民共和国纸船工法"}'),
    text('front-matter.md', '---\ntitle: 纸船工法\n---\n'),
    text('book-without-law.md', `# 第二编 报酬\n\n${articles.join('\n\n')}`),
    text('duplicate-middle.md', swap(articles[3]!, `${articles[2]}\n\n${articles[3]}`)),
    text('duplicate-first.md', swap(articles[3]!, `${articles[0]}\n\n${articles[3]}`)),
    text('duplicate-all.md', book + articles.join('\n\n')),
    text('gap.md', swap(`${articles[2]}\n\n`, '')),
    text('backwards.md', swap(articles.join('\n\n'), articles.toReversed().join('\n\n'))),
    text('lost-glyph.md', swap('纸船工有权', '纸\ue123工有权')),
    text(
      'no-date.md',
      swap('2020年5月6日 第一届全国人民代表大会常务委员会通过', '').replace('自2021年1月1日', '自公布之日'),
    ),
    text(
      'impossible-date.md',
      swap('2020年5月6日', '2020年13月46日').replace('自2021年1月1日', '自公布之日'),
    ),
    text('chapter-without-mark.md', swap('## 第一章 总则', '第一章 总则')),
    text('long-line.md', swap(words[1]!, '长'.repeat(100_001))),
    text('long-lines.md', `${book}第六条 ${'长'.repeat(200_000)}\n`),
    text('old-word.doc', book),
    text('print.pdf', '%PDF-1.4'),
    text('no-kind', book),
    { name: 'too-large.md', bytes: Buffer.alloc(20_000_001, 'a') },
    { name: 'utf16le-bare.md', bytes: Buffer.from(book, 'utf16le') },
    { name: 'binary.md', bytes: Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 97) % 256)) },
    { name: 'zip-as.md', bytes: zipOf({ 'a.md': book }) },
    { name: 'md-as.docx', bytes: Buffer.from(book) },
    { name: 'md-as.zip', bytes: Buffer.from(book) },
    { name: 'md-as.tar.gz', bytes: Buffer.from(book) },
    { name: 'not-word.docx', bytes: zipOf({ 'a.md': book }) },
    { name: 'broken-xml.docx', bytes: docxOf('<w:document><w:body>') },
    { name: 'nothing.docx', bytes: docx([]) },
    { name: 'letter.docx', bytes: docx(['请假条', '今天不来。']) },
    { name: 'gap.docx', bytes: docx(wordLines.filter((line) => !line.startsWith('第三条'))) },
    { name: 'duplicate.docx', bytes: docx([...wordLines.slice(0, 6), wordLines[5]!, ...wordLines.slice(6)]) },
    { name: 'bomb.docx', bytes: docx(['零'.repeat(5_000_000)]) },
    { name: 'bomb.zip', bytes: zipOf({ 'a.md': Buffer.alloc(19_000_000, 'a') }) },
    { name: 'lying-bomb.zip', bytes: zip([{ name: 'a.md', data: Buffer.alloc(19_000_000), saysSize: 100 }]) },
    { name: 'bomb.tar.gz', bytes: gzipSync(Buffer.alloc(60_000_000)) },
    { name: 'climbing.zip', bytes: zip([{ name: '../../evil.md', data: book }]) },
    { name: 'absolute.zip', bytes: zip([{ name: '/tmp/evil.md', data: book }]) },
    { name: 'windows.zip', bytes: zip([{ name: 'C:\\evil.md', data: book }]) },
    { name: 'zero-name.zip', bytes: zip([{ name: 'a\0.md', data: book }]) },
    { name: 'empty.zip', bytes: zip([]) },
    { name: 'pictures.zip', bytes: zipOf({ 'a.png': 'x' }) },
  ]
}

async function moreHandWritten(): Promise<Case[]> {
  return [
    { name: 'climbing.tar.gz', bytes: await tarOf({ '../../evil.md': book }) },
    { name: 'absolute.tar.gz', bytes: await tarOf({ '/tmp/evil.md': book }) },
    { name: 'link.tar.gz', bytes: await tarOf({ 'a.md': { link: '/etc/passwd' } }) },
    { name: 'bad-inside.tar.gz', bytes: await tarOf({ 'a.md': iconv.encode(book, 'gb18030') }) },
  ]
}

/** Ways to spoil a good file; each leaves traces that an importer can see. */
const spoilers: Readonly<Record<string, (pick: (most: number) => number) => Case>> = {
  'cut within a character': (pick) => {
    const bytes = Buffer.from(texts[pick(2)]!)
    let at = bytes.length - 20 - pick(bytes.length - 300)
    while ((bytes[at]! & 0xc0) !== 0x80) at--
    return { name: 'cut-byte.md', bytes: bytes.subarray(0, at) }
  },
  'cut within a sentence': (pick) => {
    const whole = texts[pick(2)]!
    const article = pick(5)
    const start = whole.indexOf(words[article]!)
    return text('cut.md', whole.slice(0, start + 2 + pick(words[article]!.length - 3)))
  },
  GBK: (pick) => ({
    name: 'gbk.md',
    bytes: iconv.encode(texts[pick(2)]!, pick(2) === 0 ? 'gbk' : 'gb18030'),
  }),
  'UTF-16': (pick) => ({
    name: 'utf16.md',
    bytes: iconv.encode(texts[pick(2)]!, pick(2) === 0 ? 'utf-16le' : 'utf-16be', { addBOM: pick(2) === 0 }),
  }),
  'Latin-1 among it': (pick) => {
    const bytes = Buffer.from(texts[pick(2)]!)
    const at = pick(bytes.length)
    return {
      name: 'latin.md',
      bytes: Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from('Gr\xfc\xdfe ', 'latin1'),
        bytes.subarray(at),
      ]),
    }
  },
  'a zero byte': (pick) => {
    const bytes = Buffer.from(texts[pick(2)]!)
    bytes[pick(bytes.length)] = 0
    return { name: 'zero.md', bytes }
  },
  'a byte that UTF-8 does not have': (pick) => {
    const bytes = Buffer.from(texts[pick(2)]!)
    bytes[pick(bytes.length)] = 0xf5 + pick(10)
    return { name: 'byte.md', bytes }
  },
  'an article twice': (pick) => {
    const at = 1 + pick(3)
    return text('twice.md', book.replace(articles[at]!, `${articles[at]}\n\n${articles[pick(at + 1)]}`))
  },
  'an article missing': (pick) => text('gap.md', book.replace(`${articles[1 + pick(3)]}\n\n`, '')),
  'a line without end': (pick) =>
    text('endless.md', book.replace(words[pick(5)]!, '长'.repeat(100_001 + pick(1000)))),
  'a Word file cut': (pick) => {
    const bytes = docx(wordLines)
    return { name: 'cut.docx', bytes: bytes.subarray(0, pick(bytes.length - 1)) }
  },
  'a Word file with a wrong byte in its text': (pick) => ({
    name: 'byte.docx',
    bytes: spoilData(docx(wordLines), pick),
  }),
  'a zip cut': (pick) => {
    const bytes = zipOf({ 'a.md': book, 'b.md': docs })
    return { name: 'cut.zip', bytes: bytes.subarray(0, pick(bytes.length - 1)) }
  },
  'a zip with a wrong byte': (pick) => ({
    name: 'byte.zip',
    bytes: spoilData(zipOf({ 'a.md': book }), pick),
  }),
  'a bad text in a zip': (pick) => ({
    name: 'inside.zip',
    bytes: zipOf({
      'a/b.md': iconv.encode(texts[pick(2)]!, 'gbk'),
      'a/c.docx': docx(wordLines).subarray(0, pick(900)),
    }),
  }),
}

/** Changes a byte of the last entry's packed data, which its checksum then tells. */
function spoilData(bytes: Buffer, pick: (most: number) => number): Buffer {
  const start = bytes.lastIndexOf('PK\u0003\u0004')
  const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
  const spoilt = Buffer.from(bytes)
  const at = data + pick(bytes.readUInt32LE(start + 18))
  spoilt[at] = spoilt[at]! ^ (1 + pick(254))
  return spoilt
}

const ALL = 200
async function allCases(): Promise<Case[]> {
  const random = randomNumbers(20_260_301)
  const pick = (most: number) => Math.floor(random() * most)
  const cases = [...handWritten(), ...(await moreHandWritten())]
  const ways = Object.values(spoilers)
  for (let at = 0; cases.length < ALL; at++) cases.push(ways[at % ways.length]!(pick))
  return cases
}

let root: string
let store: string
beforeAll(async () => {
  root = writeFiles({ 'good/纸船工法.md': book })
  store = join(root, 'store')
  unwrap(await importLaws([join(root, 'good')], store, options))
}, 60_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Names and contents of everything below a folder. */
const fingerprintOf = (folder: string): string => {
  const hash = createHash('sha256')
  for (const name of (readdirSync(folder, { recursive: true }) as string[]).toSorted()) {
    hash.update(`${name}\0`)
    const file = join(folder, name)
    if (statSync(file).isFile()) hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}

test('the files that are spoilt below are good', async () => {
  for (const [name, bytes] of [
    ['book.md', book],
    ['docs.md', docs],
    ['crlf.md', book.replaceAll('\n', '\r\n')],
    ['bom.md', `\ufeff${book}`],
    ['a.docx', docx(wordLines)],
  ] as const) {
    const folder = writeFiles({ [name]: bytes })
    const { versions, skipped, warnings } = await readLaws([folder], { progress: () => {} })
    rmSync(folder, { recursive: true })
    expect([name, skipped, warnings, versions.length, versions[0]?.articles.length]).toEqual([
      name,
      [],
      [],
      1,
      5,
    ])
    expect(versions[0]).toMatchObject({
      title: '中华人民共和国纸船工法',
      version: '2020-05-06',
      effective: '2021-01-01',
    })
  }
})

test(
  `${ALL} malformed inputs are refused or reported, and the store in use stays as it is`,
  { timeout: 300_000 },
  async () => {
    const before = fingerprintOf(store)
    const scratch = mkdtempSync(join(tmpdir(), 'laws-malformed-'))
    const silent: string[] = []
    let refused = 0
    let reported = 0
    let lines = 0
    for (const [at, { name, bytes }] of (await allCases()).entries()) {
      const file = join(scratch, String(at), name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, bytes)
      const out = join(scratch, `${at}-store`)
      const result = await importLaws([file], out, options)
      const said = result.ok ? [...result.value.skipped, ...result.value.warnings] : [...result.error.skipped]
      const aboutIt = said.filter((entry) => entry.file.includes(name))
      if (aboutIt.length === 0 && !/(?:empty|pictures)\.zip|link/.test(name)) silent.push(`${at} ${name}`)
      lines += aboutIt.some(({ line }) => line > 0) ? 1 : 0
      if (result.ok) reported++
      else {
        refused++
        expect(readdirSync(scratch)).not.toContain(basename(out))
        expect((await importLaws([file], store, options)).ok).toBe(false)
        expect([name, fingerprintOf(store)]).toEqual([name, before])
      }
    }
    rmSync(scratch, { recursive: true, force: true })
    process.stdout.write(
      `malformed inputs: ${refused} refused, ${reported} imported with a report, ${silent.length} in silence; ${lines} reports name a line\n`,
    )
    expect(silent).toEqual([])
    expect(refused + reported).toBe(ALL)
    expect(refused).toBeGreaterThan(120)
  },
)

test('a sparse file of 100 MB in one line is refused unread', async () => {
  const file = join(root, 'sparse.md')
  writeFileSync(file, '')
  truncateSync(file, 100_000_000)
  const started = performance.now()
  const { versions, skipped } = await readLaws([file], { progress: () => {} })
  expect(versions).toEqual([])
  expect(skipped[0]!.reason).toContain('too large')
  expect(performance.now() - started).toBeLessThan(1000)
})
