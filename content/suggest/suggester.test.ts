import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openLawStore } from '../laws/law-store.ts'
import { loadContent } from '../load.ts'
import { createSuggester } from './suggester.ts'
import { vocabularyOf } from './vocabulary.ts'

const content = loadContent(fileURLToPath(new URL('..', import.meta.url)))
if (!content.ok) throw new Error('the content is faulty')
const laws = openLawStore(undefined)
if (!laws.ok) throw new Error(laws.error)
const suggester = createSuggester(vocabularyOf(content.value, laws.value.names()))
await suggester.ready
const suggest = (typed: string, language = 'zh-CN') =>
  suggester.suggest(typed, { language, most: 6 }).map(({ text }) => text)

test.each([
  { typed: 'tqgz', wanted: '老板拖欠工资怎么办' },
  { typed: 'lbtqgz', wanted: '老板拖欠工资怎么办' },
  { typed: '老板tuoq', wanted: '老板拖欠工资怎么办' },
  { typed: '拖欠工资', wanted: '老板拖欠工资怎么办' },
  { typed: '老板工资', wanted: '老板拖欠工资怎么办' },
  { typed: 'beigouyao', wanted: '被狗咬了怎么办' },
  { typed: "bei'gou", wanted: '被狗咬了怎么办' },
  { typed: 'ldht', wanted: '劳动合同法' },
  { typed: '劳动合同法', wanted: '劳动合同法' },
  { typed: 'minfadian', wanted: '民法典' },
  { typed: 'sqflyz', wanted: '申请法律援助' },
  { typed: '女', wanted: '女儿有没有继承权' },
  { typed: 'taoxin', wanted: '讨薪：老板不发工资' },
  { typed: '法援', wanted: '法援：免费的律师有没有我' },
])('$typed → $wanted', ({ typed, wanted }) => {
  expect(suggest(typed)).toContain(wanted)
})

test('at most six, each once, and nothing where nothing was typed', () => {
  for (const typed of ['d', '工', 'gz', '怎么办', 'zmb']) {
    const found = suggest(typed)
    expect(found.length).toBeLessThanOrEqual(6)
    expect(new Set(found).size).toBe(found.length)
  }
  expect(suggest(' ')).toEqual([])
  expect(suggest('qqqqqq')).toEqual([])
})

test('every common question is found by itself and by its beginning', () => {
  for (const question of content.value.commonQuestions) {
    expect(suggest(question)[0]).toBe(question)
    expect(suggest(question.slice(0, 4))).toContain(question)
  }
})

test('what stands at the beginning goes before what stands inside, letters before the order of content', () => {
  const plain = (text: string) => ({
    kind: 'question' as const,
    text,
    language: 'zh-CN',
    question: text,
    form: null,
    guide: null,
  })
  const small = createSuggester(['公司给工资', '工资怎么要', '工伤怎么赔'].map(plain))
  expect(small.suggest('gongz', { language: 'zh-CN', most: 6 }).map(({ text }) => text)).toEqual([
    '工资怎么要',
    '公司给工资',
  ])
})

test('a topic is found in the visitor’s own language and searched in Chinese; others do not see it', () => {
  const label = content.value.words('ug')['topic.wage']!
  const own = suggester.suggest(label.slice(0, 4), { language: 'ug', most: 6 })
  expect(own).toContainEqual(expect.objectContaining({ text: label, question: '老板拖欠工资怎么办' }))
  expect(suggest(label.slice(0, 4), 'bo')).toEqual([])
})

test('one kind leaves room for others', () => {
  const kinds = suggester.suggest('劳动', { language: 'zh-CN', most: 6 }).map(({ kind }) => kind)
  expect(new Set(kinds).size).toBeGreaterThan(1)
})
