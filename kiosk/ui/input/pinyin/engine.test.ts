import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PinyinEngine } from './engine.ts'

const engine = new PinyinEngine(readFileSync(new URL('dictionary.txt', import.meta.url), 'utf8'))
const texts = (input: string) => engine.candidates(input).map(({ text }) => text)

test.each([
  ['tuoqiangongzi', '拖欠工资'],
  ['falvyuanzhu', '法律援助'],
  ['lihun', '离婚'],
  ['laobanbugeiqian', '老板不给钱'],
  ['wozaigongdishangganhuo', '我在工地上干活'],
  ['zhangceshi', '张测试'],
  ["xi'an", '西安'],
])('%s gives %s first', (input, first) => {
  expect(texts(input)[0]).toBe(first)
})

test.each([
  ['tqgz', '拖欠工资'],
  ['gongshang', '工伤'],
  ['ji', '吉'],
  ['ji', '𠮷'],
  ['yan', '䶮'],
  ['nv', '女'],
  ['nü', '女'],
])('%s offers %s', (input, wanted) => {
  const found = engine.candidates(input).map(({ text }) => text)
  expect(found).toContain(wanted)
})

test.each([
  ['southern initials', 'zongguo', '中国'],
  ['southern finals', 'lihung', '离婚'],
  ['unfinished last syllable', 'falvyuanz', '法律援助'],
])('understands %s', (_, input, wanted) => {
  expect(texts(input).slice(0, 6)).toContain(wanted)
})

test('tells how much of the input a candidate uses up', () => {
  const word = engine.candidates('gongziqian').find(({ text }) => text === '工资')
  expect(word?.length).toBe('gongzi'.length)
})

test('has nothing for nothing and does not break on anything', () => {
  expect(engine.candidates('')).toEqual([])
  for (const input of ["'", "''a''", 'vvvv', 'qqqqqqqqqqqqqqqqqqqqqqqq', '123', 'zhuangzhuangzhuangzhuang'])
    expect(() => engine.candidates(input)).not.toThrow()
})
