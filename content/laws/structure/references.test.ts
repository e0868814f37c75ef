import { expect, test } from 'vitest'
import { formatArticleNumber, parseArticleNumber } from '../numerals.ts'
import { amendedLaw, citedNames, shortNames } from './names.ts'
import { findReferences } from './references.ts'

const law = (title: string, category = 'law') => ({
  title,
  law: title.replace('中华人民共和国', ''),
  category,
})
const names = citedNames(
  [
    law('中华人民共和国纸船工法'),
    law('中华人民共和国刑法'),
    law('中华人民共和国民法典'),
    law('风筝管理条例'),
    law('纸船合同法'),
  ],
  [{ law: '中华人民共和国纸船工法', aliases: ['船工法'] }],
)

/** Each reference as the text it covers and what it names. */
const found = (text: string, options: { at?: string; amends?: string; short?: string } = {}) => {
  const lines = text.split('\n')
  const references = findReferences(lines, {
    number: parseArticleNumber(options.at ?? '第十条'),
    amends: options.amends,
    names,
    shortNames: shortNames([options.short ?? text], names),
  })
  return references.map(({ line, start, end, law: named, from, to, paragraph, item }) => {
    const range =
      from && to ? formatArticleNumber(from) + (from === to ? '' : `…${formatArticleNumber(to)}`) : '同条'
    const clause = `${paragraph === null ? '' : ` ${paragraph}款`}${item === null ? '' : ` ${item}项`}`
    return `${lines[line]!.slice(start, end)} → ${named ?? '本法'} ${range}${clause}`
  })
}

test.each([
  ['依照本法第四十六条的规定', ['本法第四十六条 → 本法 第四十六条']],
  ['违反本条例第三条第二款第（一）项', ['本条例第三条第二款第（一）项 → 本法 第三条 2款 1项']],
  [
    '依照《中华人民共和国纸船工法》第三十八条',
    ['《中华人民共和国纸船工法》第三十八条 → 纸船工法 第三十八条'],
  ],
  ['《船工法》第2条', ['《船工法》第2条 → 纸船工法 第二条']],
  ['第三十六条至第四十条', ['第三十六条至第四十条 → 本法 第三十六条…第四十条']],
  [
    '依照刑法第一百二十条之一第一款、第二款和第一百二十条之六定罪',
    [
      '刑法第一百二十条之一第一款 → 刑法 第一百二十条之一 1款',
      '第二款 → 刑法 第一百二十条之一 2款',
      '第一百二十条之六 → 刑法 第一百二十条之六',
    ],
  ],
  ['依照中华人民共和国民法典第七条', ['中华人民共和国民法典第七条 → 民法典 第七条']],
  ['《民法典》规定了的，依照该法第八条', ['该法第八条 → 民法典 第八条']],
  ['依照纸船合同法第八条', ['纸船合同法第八条 → 纸船合同法 第八条']],
  ['本实施细则第九条', ['本实施细则第九条 → 本法 第九条']],
  ['除第五条另有规定外', ['第五条 → 本法 第五条']],
  ['一\n前款规定\n依照前两款', ['前款 → 本法 同条 1款', '前两款 → 本法 同条 1款']],
  ['一\n（一）甲\n前款第（一）项', ['前款第（一）项 → 本法 同条 1款 1项']],
  ['本条第一款', ['本条第一款 → 本法 同条 1款']],
  ['依照前条第二款', ['前条第二款 → 本法 第九条 2款']],
  ['依照前两条', ['前两条 → 本法 第八条…第九条']],
  ['《风筝管理条例》（以下简称《条例》）有效。\n《条例》第六条', ['《条例》第六条 → 风筝管理条例 第六条']],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))

test.each([
  '《无此法》第三条、第四条',
  '无此管理办法第三条',
  '第三条 甲乙丙',
  '前款',
  '订立合同的条件',
  '该法第三条',
])('%s is no reference to a law that we know', (text) => expect(found(text)).toEqual([]))

test('a text that amends a law speaks of that law', () => {
  expect(amendedLaw('全国人民代表大会常务委员会关于修改《中华人民共和国纸船工法》的决定')).toBe('纸船工法')
  expect(amendedLaw('中华人民共和国刑法修正案（七）')).toBe('刑法')
  expect(amendedLaw('中华人民共和国纸船工法')).toBeUndefined()
  expect(found('将第三条修改为：', { amends: '纸船工法' })).toEqual(['第三条 → 纸船工法 第三条'])
  expect(found('将第三条修改为：', { amends: '无此法' })).toEqual([])
})
