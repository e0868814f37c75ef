import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { describeProblem } from '../../base/yaml.ts'
import { openLawStore } from '../laws/law-store.ts'
import { writeFiles } from '../laws/test-laws.ts'
import type { Content } from '../load.ts'
import { checkAnswers } from './check-answers.ts'
import { answerLeadProblems } from './check-leads.ts'
import { loadAnswers, type Answers } from './load-answers.ts'

const sound = {
  'answers/boats.yaml': `service: consultation
guides: [debt]
answers:
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
      'answers/boats.yaml:5: answers.0.question: "钱？" given; at least 5',
    ],
    ['asked: [折船没拿到钱]', 'asked: []', 'answers/boats.yaml:6: answers.0.asked: at least 1'],
    ['    conditions: 船厂欠钱要清楚。\n', '', 'answers/boats.yaml:4: answers.0.conditions: string expected'],
    ['    next: 到法院去问。\n', '', 'answers/boats.yaml:4: answers.0.next: string expected'],
    ['next:', 'nxt:', 'answers.0.nxt: unknown key'],
    ['service: consultation\n', '', 'answers/boats.yaml:1: service: string expected'],
    ['id: boat-unpaid', 'id: 船', 'an id has small letters'],
    [
      '《中华人民共和国纸船工法》第二条]',
      '纸船工法第2条]',
      'answers.0.basis.0: "纸船工法第2条" given; a citation is 《full title》',
    ],
    [
      '第二条]',
      '第三条]',
      'answers/boats.yaml:4: boat-unpaid.basis: 《中华人民共和国纸船工法》第三条 has no quote; read the article',
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
      'answers/ships.yaml:4: id: boat-unpaid stands in answers/boats.yaml too; rename one',
    ])
  })
})

describe('where answers lead is there', () => {
  const content = {
    services: [{ id: 'consultation' }],
    guides: new Map([['debt', {}]]),
    forms: new Map([['legal-aid', {}]]),
  } as unknown as Content
  const told = (from: string, to: string) => {
    const root = writeFiles({ ...sound, 'answers/boats.yaml': sound['answers/boats.yaml'].replace(from, to) })
    const { answers } = unwrap(loadAnswers(join(root, 'answers')))
    return answerLeadProblems(root, content, answers).map(describeProblem)
  }

  test.each([
    [
      'service: consultation',
      'service: consult',
      ':1: service: there is no service consult; name one of consultation',
    ],
    ['guides: [debt]', 'guides: [debts]', ':2: guides.0: there is no guide debts; name one'],
    [
      '    basis:',
      '    form: aid\n    basis:',
      ':11: answers.0.form: there is no form aid; name one of legal-aid',
    ],
  ])('%s → %s', (from, to, message) => {
    expect(told(from, to)).toEqual([expect.stringContaining(`answers/boats.yaml${message}`)])
  })

  test('nothing is told of what is sound', () => expect(told('', '')).toEqual([]))
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
  ['媳妇跑了想离婚', 'divorce-where'],
  ['男人在外头有人了', 'divorce-affair-damages'],
  ['娃归我还是归他', 'custody-who'],
  ['前夫好几个月没打生活费', 'child-support-refused'],
  ['不让我看娃', 'child-visit'],
  ['儿子不给我养老钱', 'elder-support-refused'],
  ['闺女嫁人了还用养爹妈不', 'elder-daughter'],
  ['我爸走了老屋咋分', 'inherit-order'],
  ['爷爷留的房子我爸已经没了', 'inherit-grandchild'],
  ['想写个遗嘱', 'will-types'],
  ['男人喝了酒就打我', 'violence-now'],
  ['想让法院不准他靠近我', 'protection-order'],
  ['退房不给押金', 'rent-deposit'],
  ['房东要涨价赶我走', 'rent-evict'],
  ['物业把我家电停了', 'property-cut-power'],
  ['楼上水漏下来了', 'upstairs-leak'],
  ['队里把我家地收了', 'land-taken-back'],
  ['地界被隔壁挪了', 'land-boundary'],
  ['拆迁给的钱太少', 'demolition-price'],
  ['外嫁女分不到征地款', 'collective-dividend-woman'],
  ['邻居起楼把太阳挡了', 'light-blocked'],
  ['狗把娃咬了', 'dog-bite'],
  ['楼上丢瓶子砸到头', 'falling-object'],
  ['朋友借钱不认账', 'loan-unpaid'],
  ['只有微信转账能告他吗', 'loan-no-iou'],
  ['利息高得吓人', 'loan-interest-cap'],
  ['替人作保被银行告', 'guarantee-liability'],
  ['定金要不回来', 'deposit-double'],
  ['网上买的不想要了', 'return-seven-days'],
  ['买到假酒', 'fake-goods-triple'],
  ['面包发霉吃坏肚子', 'food-ten-times'],
  ['健身房关门卡里还有钱', 'prepaid-run-away'],
  ['刚才给骗子转了钱', 'fraud-now'],
  ['卡借给老乡用了', 'lend-bank-card'],
  ['撞车了咋办', 'crash-first'],
  ['交警定我全责不服', 'crash-finding'],
  ['司机跑了没抓到', 'crash-hit-and-run'],
  ['被人打断肋骨', 'beaten'],
  ['医院开错刀', 'medical-fault'],
  ['娃在学校摔断胳膊', 'school-injury'],
  ['孩子被同学堵厕所打', 'bullying'],
  ['小孩充游戏花了五千', 'game-recharge'],
  ['没钱请律师', 'aid-who'],
  ['调解完他又反悔', 'mediation-confirm'],
  ['状子怎么写', 'sue-how'],
  ['赢了官司他不给钱', 'enforce-apply'],
  ['老赖天天下馆子', 'dishonest-list'],
  ['收到法院传票不想去', 'summons-ignored'],
  ['被城管罚了不服', 'reconsider'],
  ['告政府去哪', 'sue-government'],
  ['我弟被抓进去了', 'family-detained'],
  ['报案派出所不收', 'no-case-filed'],
  ['缓刑想出去打工', 'correction-leave'],
  ['家里穷想吃低保', 'dibao'],
  ['孤老头没人管', 'tekun'],
  ['钱被偷回不了家', 'stranded'],
  ['群里有人骂我造谣', 'defamed'],
  ['邻居监控照着我家', 'privacy-camera'],
  ['身份证被人拿去贷款', 'id-card-misused'],
  ['没签合同白干一年', 'no-contract-double-pay'],
  ['干了八年突然让我回家', 'dismissal-compensation'],
  ['老板娘扣着身份证', 'deposit-id-card'],
  ['彩礼能退吗', 'bride-price-return'],
]

describe('questions find their answer', () => {
  const store = unwrap(openLawStore(undefined, { cache: undefined }))
  const find = (question: string) =>
    store.answers(
      question,
      store.search(question, { top: 10 }).map(({ id }) => id),
      3,
    )

  test('told in words of their own: three of four first, nine of ten among the first three', () => {
    const ranks = told.map(([question, id]) => find(question).findIndex((hit) => hit.id === id))
    expect(ranks.filter((rank) => rank === 0).length).toBeGreaterThan(told.length * 0.75)
    expect(ranks.filter((rank) => rank >= 0).length).toBeGreaterThan(told.length * 0.9)
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
    expect(unwrap(loadAnswers(ours)).answers.length).toBeGreaterThanOrEqual(300)
  })
})
