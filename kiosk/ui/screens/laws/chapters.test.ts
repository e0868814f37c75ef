import { expect, test } from 'vitest'
import { entriesOf } from './chapters.ts'

const article = (number: string) => ({ article: number, opening: '文字' })
const chapters = [
  { path: [], articles: [article('序言')] },
  { path: ['第一编', '第一章'], articles: [article('第一条'), article('第二条')] },
  { path: ['第一编', '第二章', '第一节'], articles: [article('第三条')] },
  { path: ['第二编'], articles: [article('第四条')] },
]

test('the whole law: what stands before all parts, then the parts with their first and last article', () =>
  expect(entriesOf(chapters, [])).toEqual([
    { kind: 'article', ...article('序言') },
    { kind: 'chapter', path: ['第一编'], first: '第一条', last: '第三条' },
    { kind: 'chapter', path: ['第二编'], first: '第四条', last: '第四条' },
  ]))

test('a part: its chapters; a chapter: its articles', () => {
  expect(entriesOf(chapters, ['第一编'])).toEqual([
    { kind: 'chapter', path: ['第一编', '第一章'], first: '第一条', last: '第二条' },
    { kind: 'chapter', path: ['第一编', '第二章'], first: '第三条', last: '第三条' },
  ])
  expect(entriesOf(chapters, ['第二编'])).toEqual([{ kind: 'article', ...article('第四条') }])
})
