import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { describeProblem } from '../../base/yaml.ts'
import { openLawStore } from '../laws/law-store.ts'
import { writeFiles } from '../laws/test-laws.ts'
import { checkAnswers } from './check-answers.ts'
import { loadAnswers, type Answers } from './load-answers.ts'

const sound = {
  'answers/boats.yaml': `answers:
  - id: boat-unpaid
    question: 船厂不给钱怎么办？
    asked: [折船没拿到钱]
    answer: 可以向法院申请支付令，不用开庭就能催船厂付钱。
    conditions: 船厂欠钱要清楚。
    period: 没有时间限制。
    next: 到法院去问。
    basis: [《中华人民共和国纸船工法》第二条]
`,
  'answers/quotes.yaml': `- law: 中华人民共和国纸船工法
  version: '2012-05-06'
  quotes:
    第二条: 船厂拖欠折纸报酬的，纸船工
`,
}
const ours = join(import.meta.dirname)

describe('a fault in an answer is told by file, line and field, with what to do', () => {
  test.each([
    [
      'question: 船厂不给钱怎么办？',
      'question: 钱？',
      'answers/boats.yaml:3: answers.0.question: "钱？" given; at least 5',
    ],
    ['asked: [折船没拿到钱]', 'asked: []', 'answers/boats.yaml:4: answers.0.asked: [] given; at least 1'],
    ['    conditions: 船厂欠钱要清楚。\n', '', 'answers/boats.yaml:2: answers.0.conditions: string expected'],
    ['    next: 到法院去问。\n', '', 'answers/boats.yaml:2: answers.0.next: string expected'],
    ['next:', 'nxt:', 'answers.0.nxt: unknown key'],
    ['id: boat-unpaid', 'id: 船', 'an id has small letters'],
    [
      '《中华人民共和国纸船工法》第二条]',
      '纸船工法第2条]',
      'answers.0.basis.0: "纸船工法第2条" given; a citation is 《full title》',
    ],
    [
      '第二条]',
      '第三条]',
      'answers/boats.yaml:2: boat-unpaid.basis: 《中华人民共和国纸船工法》第三条 has no quote; read the article',
    ],
    [
      '船厂拖欠折纸报酬的，纸船工',
      '船厂',
      'answers/quotes.yaml:4: 0.quotes.第二条: "船厂" given; at least 8',
    ],
    ["'2012-05-06'", 'soon', 'answers/quotes.yaml:2: 0.version'],
  ])('%s', (from, to, told) => {
    const files = Object.fromEntries(
      Object.entries(sound).map(([name, text]) => [name, text.replace(from, to)]),
    )
    const read = loadAnswers(join(writeFiles(files), 'answers'))
    expect(read.ok ? [] : read.error.map(describeProblem).join('\n')).toContain(told)
  })

  test('two answers of one id', () => {
    const twice = { ...sound, 'answers/ships.yaml': sound['answers/boats.yaml'] }
    const read = loadAnswers(join(writeFiles(twice), 'answers'))
    expect(read.ok ? [] : read.error.map(describeProblem)).toEqual([
      'answers/ships.yaml:2: id: boat-unpaid stands in answers/boats.yaml too; rename one',
    ])
  })
})

describe('what an answer says is proved against the article', () => {
  const ANSWER = unwrap(loadAnswers(join(writeFiles(sound), 'answers')))
  const law = (text: string, version = '2012-05-06', status = 'current') => ({
    lawAskedFor: () => ({ law: '中华人民共和国纸船工法', version, status }),
    article: (id: string) => (id.endsWith('#第二条') ? { paragraphs: [text] } : undefined),
  })
  const check = (store: ReturnType<typeof law>, answers: Answers = ANSWER) =>
    checkAnswers(store as unknown as Parameters<typeof checkAnswers>[0], answers).problems
  const text = '船厂拖欠折纸报酬的，纸船工可以在三十日内申请支付令。'

  test('quotes, numbers and versions that hold pass', () => expect(check(law(text))).toEqual([]))
  test('a quote that does not stand there', () => {
    expect(check(law('船厂应当足额支付。'))[0]).toContain(
      '第二条: the article has no 「船厂拖欠折纸报酬的，纸船工」',
    )
  })
  test('a version that is no longer in force', () => {
    expect(check(law(text, '2020-01-01'))[0]).toContain(
      'the quotes are of 2012-05-06, in force is 2020-01-01',
    )
  })
  test('a law that was repealed', () => {
    expect(check(law(text, '2012-05-06', 'repealed'))[0]).toContain(
      'is no longer in force; cite what replaced it',
    )
  })
  test('a number that no cited article has', () => {
    const [answer] = ANSWER.answers
    const wrong = { ...ANSWER, answers: [{ ...answer!, period: '收到以后15日内。' }] }
    expect(check(law(text), wrong)).toEqual([
      'answers/boats.yaml: boat-unpaid: not in the cited articles: 15日; cite where it stands or correct it',
    ])
  })
})

/** Nobody wrote these words into an answer; the machine has no statute texts here. */
const told: readonly (readonly [string, string])[] = [
  ['老板不给我钱', 'wages-unpaid'],
  ['包工头跑路', 'wages-migrant-site'],
  ['天天加班到半夜不给加班费', 'wages-overtime'],
  ['想走老板不放人', 'resign-how'],
  ['厂里没给我上保险手被压了', 'injury-no-insurance'],
  ['下班路上骑车被撞', 'injury-commute'],
  ['怀孕了领导让我自己走', 'dismissal-pregnant'],
]

describe('questions find their answer', () => {
  const store = unwrap(openLawStore(undefined, { cache: undefined }))
  const find = (question: string) =>
    store.answers(
      question,
      store.search(question, { top: 10 }).map(({ id }) => id),
      3,
    )

  test('told in words of their own, among the first three', () => {
    const missed = told.filter(([question, id]) => !find(question).some((hit) => hit.id === id))
    expect(missed).toEqual([])
  })
  test('an article that is on this machine is led to, another one only named', () => {
    const sources = find('老板拖欠工资怎么办')[0]!.sources
    expect(sources[0]).toEqual({
      text: '《中华人民共和国劳动合同法》第三十条',
      id: '中华人民共和国劳动合同法@2012-12-28#第三十条',
    })
  })
  test('what is no question of law has no good answer', () => {
    for (const question of ['今天天气真好', '哪里有卖包子的', '我要唱歌'])
      expect([question, find(question).filter(({ good }) => good)]).toEqual([question, []])
  })
  test('our answers are read whole', () => {
    expect(unwrap(loadAnswers(ours)).answers.length).toBeGreaterThan(50)
  })
})
