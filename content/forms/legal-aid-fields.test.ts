import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { outcomeOf } from '../engine/form-outcome.ts'
import {
  cleanAnswers,
  summarise,
  validateForm,
  visibleFields,
  type Answers,
  type Circumstances,
} from '../engine/form.ts'
import { loadContent } from '../load.ts'

/**
 * The form against the fields that an application for legal aid and the statement of hardship must have (older printed
 * forms and those of 2023 together; 法律援助法第二十二条、第三十一条至第三十四条、第三十八条至第四十四条). What the
 * identity or the envelope brings is not asked: name, sex, birth, ethnic group, document and its address; office, day
 * and way of receipt.
 */
const content = unwrap(loadContent(fileURLToPath(new URL('..', import.meta.url))))
const form = content.forms.get('legal-aid')!
const today = '2026-11-22'
const adult: Circumstances = { today, age: 36, identifiedBy: 'card', document: 'resident' }

const wages: Answers = {
  matter: 'work',
  workMatter: 'wages',
  stage: 'none',
  statement: '我给老板干活，工资一直没有发给我。',
  urgency: 'normal',
  exception: 'none',
  hardship: 'migrant',
  tellBy: 'call',
  phone: '13900000000',
}

/** Which fields are asked, and which of those must be answered. */
function askedFor(answers: Answers, known: Circumstances = adult): { asked: string[]; must: string[] } {
  const clean = cleanAnswers(form, answers, known)
  const fields = form.steps.flatMap((step) =>
    step.kind === 'fields' ? visibleFields(step, clean, known) : [],
  )
  return {
    asked: fields.map(({ id }) => id),
    must: fields.filter(({ required }) => required).map(({ id }) => id),
  }
}

/** Group and field of the list, where it is in the form, when it is asked (added to `wages`), whether it is needed. */
const FIELDS: readonly [string, string, Answers, Circumstances, 'needed' | 'wanted'][] = [
  ['申请人 经常居住地（身份证上已有）', 'address', {}, adult, 'wanted'],
  ['申请人 经常居住地（没有读身份证）', 'homeAddress', {}, { ...adult, identifiedBy: 'typed' }, 'needed'],
  [
    '申请人 经常居住地（社保卡上没有）',
    'homeAddress',
    {},
    { ...adult, identifiedBy: 'social-card' },
    'needed',
  ],
  ['申请人 通讯地址', 'postAddress', { tellBy: 'post' }, adult, 'needed'],
  ['申请人 联系电话', 'phone', {}, adult, 'needed'],
  ['申请人 代接电话的人', 'phoneOwner', { tellBy: 'relative' }, adult, 'needed'],
  ['申请人 语言、手语需要', 'needs', {}, adult, 'wanted'],
  ['特殊群体', 'groups', {}, adult, 'wanted'],
  ['代理人 受援人姓名', 'forWhom', { forOther: true }, adult, 'needed'],
  ['代理人 与申请人关系', 'relation', { forOther: true }, adult, 'needed'],
  ['代理人 行为能力', 'incapable', { forOther: true, relation: 'guardian' }, adult, 'needed'],
  ['代理人 受援人证件', 'forWhomNumber', { forOther: true, knowsNumber: true }, adult, 'needed'],
  ['法定代理人（未成年人自己申请）', 'guardian', {}, { ...adult, age: 16 }, 'needed'],
  ['法定代理人 姓名', 'guardianName', { guardian: 'away' }, { ...adult, age: 16 }, 'needed'],
  ['法定代理人 电话', 'guardianPhone', { guardian: 'here' }, { ...adult, age: 16 }, 'needed'],
  ['代理人 证明文件', 'papers', { forOther: true }, adult, 'wanted'],
  ['事项 援助事项', 'matter', {}, adult, 'needed'],
  ['事项 诉求', 'workMatter', {}, adult, 'needed'],
  ['事项 受伤原因', 'injuryKind', { matter: 'injury' }, adult, 'needed'],
  ['事项 家庭事项', 'familyMatter', { matter: 'family' }, adult, 'needed'],
  ['事项 诉讼地位（刑事）', 'criminalRole', { matter: 'criminal' }, adult, 'needed'],
  ['事项 国家赔偿、污染、再审', 'otherMatter', { matter: 'other' }, adult, 'needed'],
  ['事项 所处阶段', 'stage', {}, adult, 'needed'],
  ['事项 审级', 'courtStage', { stage: 'court' }, adult, 'needed'],
  ['事项 办案机关', 'organ', { stage: 'arbitration' }, adult, 'wanted'],
  ['事项 案号', 'caseNumber', { stage: 'review' }, adult, 'wanted'],
  ['事项 管辖地', 'region', {}, adult, 'wanted'],
  ['事项 外省', 'province', { region: 'other' }, adult, 'wanted'],
  ['事项 地点', 'place', { region: 'city' }, adult, 'wanted'],
  ['事项 对方当事人', 'otherSide', {}, adult, 'wanted'],
  ['事项 标的额', 'amount', {}, adult, 'wanted'],
  ['事项 案情及申请理由', 'statement', {}, adult, 'needed'],
  ['援助形式', 'aidWanted', {}, adult, 'wanted'],
  ['紧急 期限', 'urgency', {}, adult, 'needed'],
  ['紧急 届满日', 'deadline', { urgency: 'deadline' }, adult, 'wanted'],
  ['历史 是否曾申请', 'before', {}, adult, 'wanted'],
  ['历史 时间', 'beforeDate', { before: 'refused' }, adult, 'wanted'],
  ['历史 是否已委托律师', 'hasLawyer', {}, adult, 'wanted'],
  ['声明 送达方式', 'tellBy', {}, adult, 'needed'],
  ['不受经济困难条件限制', 'exception', { matter: 'family' }, adult, 'needed'],
  ['免予核查的情形', 'hardship', {}, adult, 'needed'],
  ['经济困难 核实方式', 'check', { hardship: 'poor' }, adult, 'needed'],
  ['声明 信息查询授权', 'lookup', { hardship: 'unsure', check: 'lookup' }, adult, 'needed'],
  ['经济困难 家庭成员', 'family', { hardship: 'poor' }, adult, 'wanted'],
  ['经济困难 成员关系', 'family.1.relation', { hardship: 'poor', family: '1' }, adult, 'needed'],
  ['经济困难 成员姓名', 'family.2.name', { hardship: 'poor', family: '2' }, adult, 'wanted'],
  ['经济困难 成员年龄', 'family.1.age', { hardship: 'poor', family: '1' }, adult, 'wanted'],
  ['经济困难 成员就业', 'family.1.work', { hardship: 'poor', family: '1' }, adult, 'wanted'],
  ['经济困难 成员月收入', 'family.1.income', { hardship: 'poor', family: '1' }, adult, 'wanted'],
  ['经济困难 家庭月收入', 'familyIncome', { hardship: 'poor' }, adult, 'wanted'],
  ['经济困难 收入来源', 'incomeFrom', { hardship: 'poor' }, adult, 'wanted'],
  ['经济困难 主要支出', 'spending', { hardship: 'poor' }, adult, 'wanted'],
  ['经济困难 财产', 'property', { hardship: 'poor' }, adult, 'wanted'],
  ['经济困难 特殊困难说明', 'household', { hardship: 'poor' }, adult, 'wanted'],
]

describe('the fields of the application', () => {
  test.each(FIELDS)('%s: %s', (_name, id, answers, known, need) => {
    const { asked, must } = askedFor({ ...wages, ...answers }, known)
    expect(asked).toContain(id)
    expect(must.includes(id)).toBe(need === 'needed')
  })

  test('are all in this list', () => {
    const listed = new Set(FIELDS.map(([, id]) => id.replace(/\.\d+\./, '.')))
    const fields = form.steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []))
    const all = fields.flatMap((field) => [
      field.id,
      ...(field.kind === 'group' ? field.fields.map((part) => `${field.id}.${part.id}`) : []),
    ])
    // Whether it is for another at all, and whether that person's number is known, are questions of our own.
    expect(all.filter((id) => !listed.has(id))).toEqual(['forOther', 'knowsNumber'])
  })

  test.each<[string, Answers, Circumstances, readonly string[]]>([
    [
      '无条件（第三十二条）的不问家里',
      { matter: 'family', exception: 'abuse' },
      adult,
      ['hardship', 'check', 'family', 'familyIncome', 'property', 'lookup'],
    ],
    [
      '免予核查（第四十二条）的不问收入',
      {},
      adult,
      ['check', 'family', 'familyIncome', 'property', 'spending', 'household'],
    ],
    ['自己承诺的不要授权', { hardship: 'poor', check: 'promise' }, adult, ['lookup']],
    ['给自己申请的不问受援人', {}, adult, ['forWhom', 'relation', 'forWhomNumber', 'incapable']],
    ['成年人不问监护人', {}, adult, ['guardian', 'guardianName', 'guardianPhone']],
    ['替别人来的未成年人不问他自己的监护人', { forOther: true }, { ...adult, age: 16 }, ['guardian']],
    [
      '监护人害他的不问监护人是谁',
      { guardian: 'harm' },
      { ...adult, age: 16 },
      ['guardianName', 'guardianPhone'],
    ],
    ['讨工资、办社保的不问第三十二条', {}, adult, ['exception']],
    ['没有单位管的不问办案机关', {}, adult, ['organ', 'caseNumber', 'courtStage']],
    ['在本县的不问外地', { region: 'here' }, adult, ['province', 'place']],
    ['不急的不问届满日', {}, adult, ['deadline']],
  ])('%s', (_name, answers, known, not) => {
    const { asked } = askedFor({ ...wages, ...answers }, known)
    expect(asked.filter((id) => not.includes(id))).toEqual([])
  })

  test('免予核查的进城务工人员：只有讨要劳动报酬或者工伤赔偿的（第四十二条第三项）', () => {
    const offers = (answers: Answers) =>
      Object.keys(validateForm({ form, answers: { ...wages, ...answers }, today, known: adult }))
    expect(offers({})).toEqual([])
    expect(offers({ matter: 'injury', injuryKind: 'work' })).toEqual([])
    expect(offers({ workMatter: 'relation' })).toEqual(['hardship'])
    expect(offers({ matter: 'injury', injuryKind: 'traffic' })).toEqual(['hardship'])
  })
})

const lines = (answers: Answers, known: Circumstances = adult): Record<string, string> =>
  Object.fromEntries(
    summarise(form, { ...wages, ...answers }, 'zh-CN', known).map(({ id, value }) => [id, value]),
  )

describe('what follows from the answers', () => {
  test.each<[string, Answers, boolean]>([
    ['不急', {}, false],
    ['说快到期', { urgency: 'deadline' }, true],
    // 不足七日：六天是，七天不是（第四十四条第一项）。
    ['差六天', { urgency: 'unknown', deadline: '2026-11-28' }, true],
    ['差七天', { urgency: 'unknown', deadline: '2026-11-29' }, false],
    ['要保全', { urgency: 'preserve' }, true],
    ['要被赶出去', { urgency: 'danger' }, true],
    ['家人被关押', { forOther: true, relation: 'detainedKin' }, true],
    ['在公安被查', { matter: 'criminal', criminalRole: 'accused', stage: 'police' }, true],
    ['受害人', { matter: 'criminal', criminalRole: 'victim', stage: 'police' }, false],
  ])('urgent: %s', (_name, answers, urgent) => {
    expect(lines(answers)['urgent'] !== undefined).toBe(urgent)
    expect(Object.keys(lines(answers))[0] === 'urgent').toBe(urgent)
    const told = outcomeOf(form, { ...wages, ...answers }, adult).next.map(({ text }) => text['zh-CN'])
    expect(told.some((text) => text.includes('您的事情急'))).toBe(urgent)
  })

  test.each<[Answers, string | undefined]>([
    [{}, undefined],
    [{ region: 'here', stage: 'court' }, undefined],
    [{ region: 'other', stage: 'court' }, '办案机关所在地'],
    [{ region: 'city', stage: 'none' }, '事情发生地'],
    [{ region: 'province', stage: 'review' }, '争议处理机关所在地'],
  ])('%j goes to %s (第三十八条)', (answers, place) => {
    if (place === undefined) expect(lines(answers)['route']).toBeUndefined()
    else expect(lines(answers)['route']).toContain(place)
  })

  test('every matter has its article, kind of case and form of aid, each only one', () => {
    const options = (id: string) => {
      const field = form.steps
        .flatMap((step) => (step.kind === 'fields' ? step.fields : []))
        .find((one) => one.id === id)
      return field && 'options' in field ? field.options.map((option) => option.id) : []
    }
    const parts: Record<string, string> = {
      work: 'workMatter',
      injury: 'injuryKind',
      family: 'familyMatter',
      criminal: 'criminalRole',
      other: 'otherMatter',
    }
    for (const matter of options('matter'))
      for (const part of parts[matter] ? options(parts[matter]) : [''])
        for (const stage of options('stage')) {
          const own = { matter, stage, hardship: 'assisted', ...(parts[matter] && { [parts[matter]]: part }) }
          const { basis, caseType, aidForm } = lines(own)
          expect({ own, basis }).toEqual({ own, basis: expect.stringMatching(/条|审查/) })
          for (const line of [basis, caseType, aidForm]) {
            expect({ own, line }).toEqual({ own, line: expect.any(String) })
            expect({ own, line }).toEqual({ own, line: expect.not.stringContaining('；') })
          }
        }
  })

  test('minors and the old are told apart for priority, without being asked', () => {
    expect(lines({ guardian: 'none' }, { ...adult, age: 16 })['personGroup']).toBe('未成年人')
    expect(lines({}, { ...adult, age: 60 })['personGroup']).toContain('老年人')
    expect(lines({})['personGroup']).toBeUndefined()
  })

  test('the declaration with its consequences stands last (第四十八条、第六十四条)', () => {
    const last = summarise(form, wages, 'zh-CN', adult).at(-1)!
    expect(last.id).toBe('declaration')
    expect(last.value).toMatch(/停止援助.*3000元/)
    expect(last.onReceipt).toBe(false)
  })

  test('the receipt lists the papers that are missing, and proofs only of whoever needs them', () => {
    const told = (answers: Answers) =>
      outcomeOf(form, { ...wages, ...answers }, adult).bring.map((text) => text['zh-CN'])
    expect(told({}).join()).toContain('身份证原件')
    expect(told({ papers: ['card'] }).join()).not.toContain('身份证原件')
    expect(told({}).join()).not.toContain('委托书')
    expect(told({ forOther: true }).join()).toContain('委托书')
    expect(told({ hardship: 'poor', check: 'promise' }).join()).not.toContain('低保证')
  })
})
