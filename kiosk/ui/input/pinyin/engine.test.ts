import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { PinyinEngine } from './engine.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const engine = new PinyinEngine(read('dictionary.txt'), read('pairs.txt'))
const texts = (input: string) => engine.compose(input).candidates.map(({ text }) => text)
/** What the screen shows at once. */
const FIRST_PAGE = 6

beforeEach(() => engine.forget())

test.each([
  ['tuoqiangongzi', '拖欠工资'],
  ['falvyuanzhu', '法律援助'],
  ['lihun', '离婚'],
  ['laobanbugeiqian', '老板不给钱'],
  ['laobanbugeiwogongzi', '老板不给我工资'],
  ['wozaigongdishangganhuo', '我在工地上干活'],
  ['zhangguiying', '张桂英'],
  ['ouyang', '欧阳'],
  ['yuchi', '尉迟'],
  ['nver', '女儿'],
  ['chongqing', '重庆'],
  ['yinhang', '银行'],
  ["xi'an", '西安'],
  ['xian', '先'],
  // The words before and behind decide what sounds equal.
  ['niubeizhuangsi', '牛被撞死'],
  ['shuzhishendaowojia', '树枝伸到我家'],
  ['gongzhengchuzainali', '公证处在哪里'],
])('%s gives %s first', (input, first) => {
  expect(texts(input)[0]).toBe(first)
})

test.each([
  ['initials', 'tqgz', '拖欠工资'],
  ['initials and syllables', 'laodht', '劳动合同'],
  ['a beginning', 'gongsh', '工伤'],
  ['southern initials', 'zongguo', '中国'],
  ['southern finals', 'lihung', '离婚'],
  ['southern n and l', 'lainai', '奶奶'],
  ['unfinished last syllable', 'falvyuanz', '法律援助'],
  ['v for ü', 'nv', '女'],
  ['ü', 'nü', '女'],
  ['v after j', 'jvliu', '拘留'],
  ['lve', 'qinlve', '侵略'],
  ['capital letters', 'LiHun', '离婚'],
  ['figures as words', 'yiwanwuqianyuan', '一万五千元'],
])('understands %s', (_, input, wanted) => {
  const page = texts(input).slice(0, FIRST_PAGE * 2)
  expect(page).toContain(wanted)
})

test.each([
  ['lian', '立案'],
  ['xian', '西安'],
  ['tian', '提案'],
  ['dangan', '档案'],
  ['dangan', '单干'],
  ['fangan', '方案'],
  ['fangan', '反感'],
])('%s has %s on the first page, however it is cut', (input, wanted) => {
  expect(texts(input).slice(0, FIRST_PAGE)).toContain(wanted)
})

test('what is spelt exactly stands before what only sounds alike in the south', () => {
  expect(texts('lian').slice(0, FIRST_PAGE)).not.toContain('年')
  expect(texts('niubeizhuangsi').slice(0, FIRST_PAGE)).not.toContain('刘备撞死')
})

test.each([
  ['ji', '吉'],
  ['ji', '𠮷'],
  ['yan', '䶮'],
  ['jie', '㛃'],
  ['xi', '㐂'],
  ['shan', '单'],
  ['dan', '单'],
  ['xing', '行'],
  ['hang', '行'],
])('%s offers %s', (input, wanted) => {
  expect(texts(input)).toContain(wanted)
})

test('tells how much of the input a candidate uses up, and where the first one is cut', () => {
  const { candidates, cuts } = engine.compose('gongziqian')
  expect(candidates.find(({ text }) => text === '工资')?.length).toBe('gongzi'.length)
  expect(cuts).toEqual([4, 6, 10])
})

test('has nothing for nothing', () => {
  expect(engine.compose('').candidates).toEqual([])
  expect(engine.compose("'").candidates).toEqual([])
  expect(engine.compose('123').candidates).toEqual([])
})

const letters = fc.string({
  unit: fc.constantFrom(...Array.from("abcdefghijklmnopqrstuvwxyz'ü")),
  minLength: 0,
  maxLength: 30,
})

test('answers anything that is typed', () => {
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ maxLength: 30 })), (input) => {
      const { candidates, cuts } = engine.compose(input)
      for (const { text, length } of candidates) {
        expect(text).not.toBe('')
        expect(length).toBeGreaterThan(0)
        expect(length).toBeLessThanOrEqual(input.length)
      }
      expect(new Set(candidates.map(({ text }) => text)).size).toBe(candidates.length)
      expect(cuts).toEqual(cuts.toSorted((a, b) => a - b))
    }),
    { numRuns: 150 },
  )
})

test('candidates that use up more of the input come first', () => {
  fc.assert(
    fc.property(letters, (input) => {
      const lengths = engine.compose(input).candidates.map(({ length }) => length)
      expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
    }),
    { numRuns: 100 },
  )
})

test('the same input gives the same answer until something is picked', () => {
  fc.assert(
    fc.property(letters, (input) => {
      expect(engine.compose(input)).toEqual(engine.compose(input))
    }),
    { numRuns: 50 },
  )
})

test('what was picked comes first, and is gone with the visit', () => {
  const before = texts('shen')
  const rare = before[20]!
  engine.picked(rare, true)
  expect(texts('shen')[0]).toBe(rare)
  engine.forget()
  expect(texts('shen')).toEqual(before)
})

test('a name put together from pieces is one word for the rest of the visit', () => {
  expect(texts('maheliyashen')[0]).not.toBe('马贺丽雅珅')
  for (const [input, piece] of [
    ['maheliyashen', '马'],
    ['heliyashen', '贺'],
    ['liyashen', '丽'],
    ['yashen', '雅'],
    ['shen', '珅'],
  ] as const) {
    expect(texts(input)).toContain(piece)
    engine.picked(piece, piece === '珅')
  }
  expect(texts('maheliyashen')[0]).toBe('马贺丽雅珅')
  expect(texts('mhlys')[0]).toBe('马贺丽雅珅')
})

test('offers what may follow', () => {
  expect(engine.next('工', 8)).toContain('资')
  expect(engine.next('拖欠', 4)).toContain('工资')
  expect(engine.next('我要申请法律', 4)).toContain('援助')
  expect(engine.next('', 8)).toEqual([])
  expect(engine.next('abc', 8)).toEqual([])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(engine.next(text, 6).length).toBeLessThanOrEqual(6)
    }),
    { numRuns: 50 },
  )
})
