import { expect, test } from 'vitest'
import { parseBody } from './body.ts'
import { textLines } from './lines.ts'

const parse = (markdown: string) => parseBody(textLines(markdown, 1))
const labels = (markdown: string) => parse(markdown).articles.map(({ label }) => label)

test('articles with chapters, paragraphs and items', () => {
  const { articles, notes } = parse(
    '## 第一章　总　则\n\n第一条 为了试验，制定本法。\n\n本法适用于纸船。\n\n（一）红的；\n\n（二）蓝的。\n\n### 第一节 颜色\n\n第二条 颜色自由。',
  )
  expect(articles).toEqual([
    {
      label: '第一条',
      path: ['第一章 总则'],
      line: 3,
      paragraphs: ['为了试验，制定本法。', '本法适用于纸船。', '（一）红的；', '（二）蓝的。'],
    },
    { label: '第二条', path: ['第一章 总则', '第一节 颜色'], line: 13, paragraphs: ['颜色自由。'] },
  ])
  expect(notes).toEqual([])
})

test('第X条之一 is an article of its own', () =>
  expect(labels('第七条 甲。\n第七条之一 乙。\n第七条之二 丙。\n第八条 丁。')).toEqual([
    '第七条',
    '第七条之一',
    '第七条之二',
    '第八条',
  ]))

test('a chapter title with 条 in it is a heading', () => {
  const { articles } = parse('## 第二章 放飞的条件和程序\n第一条 甲。\n### 第一节 放飞的条件\n第二条 乙。')
  expect(articles.map(({ path }) => path.at(-1))).toEqual(['第二章 放飞的条件和程序', '第一节 放飞的条件'])
})

test('a space inside the number, full-width digits, bold numbers and odd spaces', () => {
  expect(labels('第一 条 甲。\n**第二条**　乙。\n第３条 丙。\n第四条\u2002丁。\n\u200b第五条 戊。')).toEqual([
    '第一条',
    '第二条',
    '第三条',
    '第四条',
    '第五条',
  ])
})

test('a line that only speaks of an article stays text', () => {
  const { articles } = parse('第一条 甲。\n第三条规定的纸船除外。\n第二条 乙。')
  expect(articles[0]!.paragraphs).toEqual(['甲。', '第三条规定的纸船除外。'])
  expect(articles).toHaveLength(2)
})

test('an annex keeps its own 第一条 as text and has a name', () => {
  for (const mark of ['附：', '附件一', '## 附件一']) {
    const { articles } = parse(
      `## 第一章 总则\n第一条 甲。\n第二条 乙。\n${mark}\n第一条 表格说明。\n第二条 其他。`,
    )
    expect(articles.map(({ label }) => label)).toEqual([
      '第一条',
      '第二条',
      mark.includes('一') ? '附件一' : '附',
    ])
    expect(articles[2]!.paragraphs).toEqual(expect.arrayContaining(['第一条 表格说明。', '第二条 其他。']))
  }
})

test('附 则 on a bare line is a chapter, not an annex; so is a chapter line without #', () => {
  const { articles, notes } = parse(
    '## 第一章 总则\n第一条 甲。\n第二章法律责任\n第二条 乙。\n附 则\n第三条 丙。',
  )
  expect(articles.map(({ path }) => path)).toEqual([['第一章 总则'], ['第二章 法律责任'], ['附则']])
  expect(notes).toHaveLength(2)
})

test('numbering that starts again without any mark is an annex, with a note', () => {
  const { articles, notes } = parse('第一条 甲。\n第二条 乙。\n第一条 又一个。\n第二条 再一个。')
  expect(articles.map(({ label }) => label)).toEqual(['第一条', '第二条', '附'])
  expect(notes[0]).toMatchObject({ line: 3 })
})

test('a missing number is noted with its line', () =>
  expect(parse('第一条 甲。\n第二条 乙。\n第四条 丁。').notes).toEqual([
    { line: 3, message: '第三条 is missing (its text may stand in the article before)' },
  ]))

test('a quoted article far ahead stays text where the numbering goes on', () => {
  const { articles } = parse('第一条 甲。\n第二条 增加：\n第九十九条 纸船委员会。\n第三条 丙。')
  expect(articles.map(({ label }) => label)).toEqual(['第一条', '第二条', '第三条'])
})

test('decisions numbered 一、二、 whose items start again', () => {
  const { articles, notes } = parse('现作决定：\n一、甲。\n第五条修改为乙。\n二、丙。\n附\n一、内一。')
  expect(articles.map(({ label }) => label)).toEqual(['序言', '一', '二', '附'])
  expect(notes).toEqual([])
  expect(parse('一、甲。\n二、乙。\n一、丙。').notes).toHaveLength(1)
})

test('text without any numbering is one article', () =>
  expect(labels('批复如下。\n此复。')).toEqual(['全文']))

test('a preamble before the first article is kept', () =>
  expect(labels('## 序言\n很久以前。\n## 第一章 总则\n第一条 甲。')).toEqual(['序言', '第一条']))

test('a heading that was wrapped is joined', () =>
  expect(parse('## 第一章 船长、副船长，水手\n副水手的选举\n第一条 甲。').articles[0]!.path).toEqual([
    '第一章 船长、副船长，水手副水手的选举',
  ]))

test('tables become rows, comments and styles go', () => {
  const { articles } = parse(
    '第一条 税额：\n<!-- TABLE -->\n| 船 | 元 |\n|---|---|\n| 大 | 5 |\n<style>\n.x{}\n</style>\n<table>\n<tr>\n<td>小</td>\n<td>3</td>\n</tr>\n</table>\n<!-- FORCE BREAK -->\n第二条 完。',
  )
  expect(articles[0]!.paragraphs).toEqual(['税额：', '船 | 元', '大 | 5', '小 | 3'])
})
