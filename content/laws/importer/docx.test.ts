import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { writeFiles } from '../test-laws.ts'
import { parseDocx } from './docx.ts'
import { readLaws } from './import-laws.ts'
import { docx, docxOf, zipOf } from './test-archives.ts'

const roots: string[] = []
afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })))

/** As the national database prints a law. */
const published = docx([
  '中华人民共和国纸船工法',
  '（2007年6月29日第十届全国人民代表大会常务委员会第二十八次会议通过　根据2012年12月28日第十一届全国人民代表大会常务委员会第三十次会议《关于修改〈中华人民共和国纸船工法〉的决定》修正）',
  '',
  '目　　录',
  '第一章　总　　则',
  '第二章　报酬',
  '第三章　附　　则',
  '',
  '第一章　总　　则',
  '第一条　为了保护纸船工，制定本法。',
  '第二条　有下列情形之一的，适用本法：',
  '（一）红船；',
  '（二）蓝船。',
  '前款以外的除外。',
  '第二章　报酬',
  '第三条　按下表付酬：',
  [
    ['船', '元'],
    ['大', '5'],
  ],
  '第三章　附　　则',
  '第四条　本法自2013年7月1日起施行。',
  '附件',
  '第一条　表格样式。',
])

test('a law of the national database: title, dates, chapters, items, table, annex', async () => {
  const root = writeFiles({ 'flk/中华人民共和国纸船工法_20121228.docx': published })
  roots.push(root)
  const { versions, skipped, warnings } = await readLaws([join(root, 'flk')], { progress: () => {} })
  expect([skipped, warnings]).toEqual([[], []])
  expect(versions).toMatchObject([
    {
      title: '中华人民共和国纸船工法',
      version: '2012-12-28',
      effective: '2013-07-01',
      source: 'docx',
      issuer: '全国人民代表大会常务委员会',
      classified: { category: 'law' },
    },
  ])
  expect(
    versions[0]!.articles.map(({ label, path, paragraphs }) => [label, path.join(), ...paragraphs]),
  ).toEqual([
    ['第一条', '第一章 总则', '为了保护纸船工，制定本法。'],
    [
      '第二条',
      '第一章 总则',
      '有下列情形之一的，适用本法：',
      '（一）红船；',
      '（二）蓝船。',
      '前款以外的除外。',
    ],
    ['第三条', '第二章 报酬', '按下表付酬：', '船 | 元', '大 | 5'],
    ['第四条', '第三章 附则', '本法自2013年7月1日起施行。'],
    ['附件', '附件', '第一条　表格样式。'],
  ])
})

test('a title and a passing clause over several paragraphs, effect in brackets, no date in the name', async () => {
  const file = docx([
    '最高人民法院',
    '关于审理纸船纠纷案件的解释',
    '（2020年12月25日最高人民法院审判委员会第1825次会议通过，',
    '自2021年1月1日起施行）',
    '为审理纸船案件，制定本解释。',
    '第一条　甲。',
  ])
  const root = writeFiles({ '解释.docx': file })
  roots.push(root)
  const { versions } = await readLaws([root], { progress: () => {} })
  expect(versions).toMatchObject([
    {
      title: '最高人民法院关于审理纸船纠纷案件的解释',
      version: '2020-12-25',
      effective: '2021-01-01',
      classified: { category: 'interpretation' },
    },
  ])
  expect(versions[0]!.articles.map(({ label }) => label)).toEqual(['序言', '第一条'])
})

test.each([
  ['no zip', Buffer.from('PK damaged'), 'no .docx'],
  ['a zip that is no Word file', zipOf({ 'a.txt': 'a' }), 'no Word text'],
  ['no well-formed XML', docxOf('<w:document><w:body>'), 'no Word text'],
  ['no paragraph', docx([]), 'empty'],
  ['no law', docx(['请假条', '今天不来。']), 'no law'],
  ['a title alone', docx(['风筝法', '（2020年1月1日通过）']), 'no text after the title'],
  ['a date without a title', docx(['（2020年1月1日通过）', '第一条　甲。']), 'no title'],
  ['a bomb', docx(['零'.repeat(8_000_000)]), 'bomb'],
  [
    'one endless paragraph',
    docx([
      '长法',
      '第一条　甲。',
      Array.from({ length: 100_001 }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7919) % 20_000))).join(''),
    ]),
    'characters in a paragraph',
  ],
])('refused: %s', async (_name, bytes, reason) => {
  const parsed = await parseDocx(bytes, 'x.docx')
  expect(parsed.ok ? 'read' : parsed.error.reason).toContain(reason)
})

test('an entity that refers to a file is not followed', async () => {
  const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>风筝法&e;</w:t></w:r></w:p><w:p><w:r><w:t>第一条　甲。</w:t></w:r></w:p></w:body></w:document>`
  const parsed = await parseDocx(docxOf(xml), 'x.docx')
  expect(parsed.ok ? unwrap(parsed)[0]!.title : '风筝法').toMatch(/^风筝法(?:&e;)?$/)
})
