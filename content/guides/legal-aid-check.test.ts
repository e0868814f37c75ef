import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { advise, walk, type GuideAdvice } from '../engine/guide.ts'
import { UNKNOWN, type GuideAnswer, type GuideAnswers } from '../engine/guide-condition.ts'
import { loadContent } from '../load.ts'
import { figuresOn } from '../rules/figures.ts'

/**
 * Legal-aid eligibility twice: as the guide L01 asks it, and below as the Legal Aid Law (法律援助法) has it, written
 * down a second time from the articles. Every path there is must come out the same.
 */
const content = unwrap(loadContent(fileURLToPath(new URL('..', import.meta.url))))
const guide = content.guides.get('legal-aid-check')!
const today = '2026-11-26'
const facts = { today, calendar: content.calendar, values: figuresOn(content, today) }
const LINE = content.office.hardshipRule!.yuanPerHead

interface Lawful {
  readonly outcome: string
  /** Articles that the advice must rest on. */
  readonly cites: readonly string[]
  /** May be asked about hardship at all. */
  readonly hardship: boolean
}

const NO_HARDSHIP: Record<string, string> = { hero: '一', brave: '二', acquitted: '三', abuse: '四' }
const SCOPE: Record<string, string> = {
  'other=state': '第三十一条第（一）项',
  'family=support': '第三十一条第（四）项',
  'work=wages': '第三十一条第（五）项',
  'work=relation': '第三十一条第（五）项',
  'family=capacity': '第三十一条第（六）项',
  'injury=work': '第三十一条第（七）项',
  'injury=traffic': '第三十一条第（七）项',
  'injury=medical': '第三十一条第（七）项',
  'injury=food': '第三十一条第（七）项',
  'other=pollution': '第三十一条第（八）项',
  'other=retrial': '第三十三条',
}

function lawOn(a: Readonly<Record<string, GuideAnswer>>): Lawful {
  if (a['kind'] === 'ask') return { outcome: 'ask', cites: ['第二十三条'], hardship: false }
  const accused = a['kind'] === 'accused'
  const notice = Array.isArray(a['notice']) ? (a['notice'] as readonly string[]) : []
  if (accused && notice.length > 0) {
    const article = notice.every((one) => one === 'treatment') ? '第二十八条' : '第二十五条'
    return { outcome: 'notified', cites: [article, '第三十六条'], hardship: false }
  }
  const special = NO_HARDSHIP[String(a['special'])]
  const scope = a['kind'] === 'welfare' ? '第三十一条第（二）项' : scopeOf(a)
  if (!accused && !special && !scope)
    return { outcome: 'maybe', cites: ['第三十一条第（九）项', '第二十三条'], hardship: false }
  // Article 32 asks for no lack of a lawyer.
  if (!special && a['lawyer'] === 'yes')
    return { outcome: 'has-lawyer', cites: ['第四十八条第（六）项'], hardship: false }

  const basis = special ? `第三十二条第（${special}）项` : accused ? '第二十四条' : scope!
  const hardship = !special && !accused
  const cites = [basis, '第四十三条', '第三十八条', ...hardshipArticle(a, hardship)]
  if (a['soon'] === 'deadline' || a['soon'] === 'preserve') {
    const item = a['soon'] === 'deadline' ? '一' : '二'
    return { outcome: 'urgent', cites: [...cites, `第四十四条第（${item}）项`], hardship }
  }
  if (special) return { outcome: 'free', cites, hardship }
  if (accused) return { outcome: 'defence', cites, hardship }
  if (isExempt(a)) return { outcome: 'exempt', cites, hardship }
  return { outcome: Number(a['income']) > LINE ? 'above' : 'statement', cites, hardship }
}

function scopeOf(a: Readonly<Record<string, GuideAnswer>>): string | undefined {
  if (a['kind'] === 'victim') return '第二十九条'
  return ['work', 'injury', 'family', 'other'].flatMap((id) => SCOPE[`${id}=${String(a[id])}`] ?? [])[0]
}

/** Article 42: migrant workers for labour pay and compensation for work injury alone. */
const claimsPay = (a: Readonly<Record<string, GuideAnswer>>) =>
  a['work'] === 'wages' || a['injury'] === 'work'
const isExempt = (a: Readonly<Record<string, GuideAnswer>>) =>
  a['proof'] === 'relief' || a['proof'] === 'helpless' || (a['proof'] === 'migrant' && claimsPay(a))

function hardshipArticle(a: Readonly<Record<string, GuideAnswer>>, asked: boolean): string[] {
  if (!asked) return []
  if (!isExempt(a)) return ['第四十一条']
  const item = { helpless: '一', relief: '二', migrant: '三' }[String(a['proof'])]
  return [`第四十二条第（${item}）项`]
}

/** All that can be answered; of ticks, none, each, and all. */
function answersTo(id: string): GuideAnswer[] {
  const question = guide.questions[id]!
  if (question.kind === 'yes-no') return ['yes', 'no', UNKNOWN]
  if (question.kind === 'amount') return ['0', String(LINE), String(LINE + 1), UNKNOWN]
  if (question.kind === 'choice') return [...question.options.map((one) => one.id), UNKNOWN]
  if (question.kind !== 'choices') throw new Error(`${id}: say here what may be answered`)
  const ids = question.options.map((one) => one.id)
  return [[], ids, ...ids.map((one) => [one]), UNKNOWN]
}

interface Path {
  readonly answers: GuideAnswers
  readonly trail: readonly string[]
  readonly advice: GuideAdvice
  readonly law: Lawful
}
const paths: Path[] = []
beforeAll(() => {
  const open: GuideAnswers[] = [{}]
  for (let answers = open.pop(); answers; answers = open.pop()) {
    const { node, kind, trail } = walk(guide, answers, facts)
    if (kind === 'outcome')
      paths.push({ answers, trail, advice: advise(guide, answers, facts)!, law: lawOn(answers) })
    else for (const answer of answersTo(node)) open.push({ ...answers, [node]: answer })
  }
})

const wrong = (is: (path: Path) => boolean): GuideAnswers[] =>
  paths.filter((path) => !is(path)).map(({ answers }) => answers)

describe('every path of the self-check', () => {
  test('comes out as the Legal Aid Law has it', () => {
    expect(paths.length).toBeGreaterThan(10_000)
    expect(wrong(({ advice, law }) => advice.id === law.outcome).slice(0, 5)).toEqual([])
    expect(new Set(paths.map(({ advice }) => advice.id))).toEqual(new Set(Object.keys(guide.outcomes)))
  })

  test('rests on the articles that give it', () => {
    const cited = ({ advice, law }: Path) => {
      const cites = [...advice.rights, ...advice.places].flatMap((one) => one.cites ?? [])
      return law.cites.every((article) => cites.includes(`《中华人民共和国法律援助法》${article}`))
    }
    expect(wrong(cited).slice(0, 5)).toEqual([])
  })

  test('asks nothing about hardship where the law asks none, nor about income of who is exempt', () => {
    const asks = ({ trail }: Path, id: string) => trail.includes(id)
    expect(wrong((path) => path.law.hardship || !(asks(path, 'proof') || asks(path, 'income')))).toEqual([])
    expect(wrong((path) => !isExempt(path.answers) || !asks(path, 'income'))).toEqual([])
    expect(wrong(({ trail }) => trail.length <= 8)).toEqual([])
  })

  test('lets one apply: the machine refuses nobody', () => {
    const apply = ({ advice }: Path) =>
      advice.actions.some((action) => 'apply' in action && action.apply === 'legal-aid')
    expect(wrong(apply)).toEqual([])
    for (const { heading, summary } of Object.values(guide.outcomes))
      expect(`${heading['zh-CN']}${summary?.['zh-CN'] ?? ''}`).not.toMatch(/不能|不予|拒绝|没有资格/)
  })

  test('without a line of the province nobody is above it', () => {
    const answers = paths.find(({ advice }) => advice.id === 'above')!.answers
    expect(advise(guide, answers, { ...facts, values: {} })!.id).toBe('statement')
  })
})
