import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  cleanAnswers,
  summarise,
  validateForm,
  validateStep,
  visibleFields,
  type Answers,
  type Circumstances,
  type FieldsStep,
} from '../engine/form.ts'
import { withoutItem } from '../engine/form-asked.ts'
import { outcomeOf } from '../engine/form-outcome.ts'
import { formDefinition, type FormDefinition } from '../engine/form-schema.ts'

/** What a form may say beyond plain fields, as legal staff write it. */
const HEAD = `
id: test
version: 2026-11-01
title: 测试
shortTitle: 测试
minutes: 5
notice: { points: [一, 二, 三], agree: 同意, basis: [法条] }
`
const formOf = (pages: string, rest = 'receipt: { next: [等候] }') => `${HEAD}
steps:
  - { id: notice, kind: notice, title: 须知 }
  - { id: identity, kind: identity, title: 身份 }
${pages}
  - { id: check, kind: check, title: 核对 }
${rest}
`
const page = (fields: string) => `  - id: page
    kind: fields
    title: 事项
    fields:
${fields.replace(/^/gm, '      ')}`

const form = (text: string): FormDefinition => formDefinition.parse(parse(text))
const problemsOf = (text: string): string[] =>
  (formDefinition.safeParse(parse(text)).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )
const stepOf = (definition: FormDefinition) => definition.steps[2] as FieldsStep
const asked = (definition: FormDefinition, answers: Answers, known: Circumstances = {}): string[] =>
  visibleFields(stepOf(definition), answers, known).map(({ id }) => id)
const today = '2026-11-22'

describe('conditions', () => {
  const definition = form(
    formOf(
      page(`- { id: matter, kind: choice, label: 事, options: [{ id: work, label: 工 }, { id: other, label: 其他 }] }
- { id: owed, kind: amount, label: 钱, when: { matter: work } }
- { id: deadline, kind: date, label: 期限 }
- { id: soon, kind: yes-no, label: 快到了, when: { deadline: { days-left-less-than: 7 } } }
- { id: much, kind: yes-no, label: 多, when: { owed: { more-than: 1000 }, matter: [work, other] } }
- { id: child, kind: yes-no, label: 孩子, when: { applicant: { age: { less-than: 18 } } } }
- { id: address, kind: text, label: 住址, when: { applicant: { identified-by: [typed, social-card] } } }
- { id: none, kind: yes-no, label: 都没有, when: { all: [{ not: { given: owed } }, { any: [{ child: true }, { matter: other }] }] } }`),
    ),
  )
  test.each<[Answers, Circumstances, string[]]>([
    [{}, {}, ['matter', 'deadline']],
    [{ matter: 'work' }, {}, ['matter', 'owed', 'deadline']],
    [{ matter: 'work', owed: '1000' }, {}, ['matter', 'owed', 'deadline']],
    [{ matter: 'work', owed: '1001' }, {}, ['matter', 'owed', 'deadline', 'much']],
    // Hidden with its condition, though the amount is still there.
    [{ matter: 'other', owed: '1001' }, {}, ['matter', 'deadline', 'none']],
    [{ deadline: '2026-11-28' }, { today }, ['matter', 'deadline', 'soon']],
    [{ deadline: '2026-11-29' }, { today }, ['matter', 'deadline']],
    [{ deadline: '2026-11-28' }, {}, ['matter', 'deadline']],
    [{}, { age: 17 }, ['matter', 'deadline', 'child']],
    [{ child: true }, { age: 17 }, ['matter', 'deadline', 'child', 'none']],
    [{ child: true }, { age: 18 }, ['matter', 'deadline']],
    [{}, { identifiedBy: 'typed' }, ['matter', 'deadline', 'address']],
    [{}, { identifiedBy: 'card' }, ['matter', 'deadline']],
  ])('%j of %j: %j', (answers, known, ids) => expect(asked(definition, answers, known)).toEqual(ids))

  test('a form is the same after its way to the page', () => {
    expect(formDefinition.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition)
  })

  test.each([
    ['{ matter: nothing }', 'steps.2.fields.1.when: nothing is no option of matter; it has work, other'],
    [
      '{ later: true }',
      'steps.2.fields.1.when: names later, which is not asked before it; move the field up or correct the id',
    ],
    ['{ matter: { bigger-than: 3 } }', 'steps.2.fields.1.when.matter: an answer is an option, true or false'],
    ['{ applicant: { height: 3 } }', 'steps.2.fields.1.when.applicant: of the applicant are known: age'],
    ['{ any: {} }', 'steps.2.fields.1.when.any: "any" needs a list of conditions'],
  ])('%s is told with place and remedy', (when, told) => {
    const text = formOf(
      page(`- { id: matter, kind: choice, label: 事, options: [{ id: work, label: 工 }, { id: other, label: 其他 }] }
- { id: second, kind: yes-no, label: 二, when: ${when} }
- { id: later, kind: yes-no, label: 三 }`),
    )
    expect(problemsOf(text).map((problem) => problem.slice(0, told.length))).toEqual([told])
  })

  test('the applicant is nobody before the identity step', () => {
    const text = formOf('').replace(
      '  - { id: identity',
      `${page('- { id: child, kind: yes-no, label: 孩子, when: { applicant: { age: { less-than: 18 } } } }')}
  - { id: identity`,
    )
    expect(problemsOf(text)[0]).toContain('known only after the identity step')
  })

  test('an option that is not offered any more is not chosen any more, and what hangs on it goes', () => {
    const offered = form(
      formOf(
        page(`- { id: claim, kind: choice, label: 要什么, options: [{ id: wages, label: 工资 }, { id: land, label: 地 }] }
- id: hardship
  kind: choice
  label: 情况
  required: true
  options: [{ id: migrant, label: 进城打工, when: { claim: wages } }, { id: none, label: 都不是 }]
- { id: proof, kind: yes-no, label: 有证, when: { hardship: migrant } }`),
      ),
    )
    const answers = { claim: 'wages', hardship: 'migrant', proof: true }
    expect(cleanAnswers(offered, answers)).toEqual(answers)
    const changed = { ...answers, claim: 'land' }
    expect(cleanAnswers(offered, changed)).toEqual({ claim: 'land' })
    expect(validateForm({ form: offered, answers: changed, today })).toEqual({ hardship: 'required' })
    expect(validateForm({ form: offered, answers: { ...changed, hardship: 'x' }, today })).toEqual({
      hardship: 'not-an-option',
    })
  })
})

describe('a group', () => {
  const definition = form(
    formOf(`  - id: page
    kind: fields
    title: 家里人
    fields:
      - id: family
        kind: group
        label: 家里人
        item: 第{n}个人
        max: 3
        fields:
          - { id: name, kind: name, label: 姓名, required: true }
          - { id: works, kind: yes-no, label: 有没有收入 }
          - { id: income, kind: amount, label: 一个月多少, when: { works: true } }
        rules:
          - { id: told, kind: any-given, fields: [works, income], at: works, message: 选一个 }
      - { id: total, kind: amount, label: 全家一个月多少 }
    rules:
      - { id: fits, kind: sum, parts: [family.income], total: total, compare: at-most, message: { zh-CN: 全家的比每个人加起来还少, en: too little } }
      - { id: names, kind: different, fields: [family.name], at: total, message: 名字重了 }`),
  )
  const group = stepOf(definition).fields[0] as Parameters<typeof withoutItem>[0]
  const two: Answers = {
    family: '2',
    'family.1.name': '张测试',
    'family.1.works': true,
    'family.1.income': '2000',
    'family.2.name': '李测试',
    'family.2.works': false,
    'family.2.income': '9',
    'family.3.name': '不算',
  }

  test('asks the same of each item, each by its own answers', () => {
    expect(asked(definition, two)).toEqual([
      'family',
      'family.1.name',
      'family.1.works',
      'family.1.income',
      'family.2.name',
      'family.2.works',
      'total',
    ])
    expect(Object.keys(cleanAnswers(definition, two))).not.toContain('family.2.income')
    expect(Object.keys(cleanAnswers(definition, two))).not.toContain('family.3.name')
    expect(asked(definition, {})).toEqual(['family', 'total'])
    expect(asked(definition, { family: '99' }).filter((id) => id.endsWith('name'))).toHaveLength(3)
  })

  test('tells problems, and lines of the summary, by item', () => {
    expect(
      validateForm({ form: definition, answers: { family: '2', 'family.2.name': '李测试' }, today }),
    ).toEqual({
      'family.1.name': 'required',
      'family.1.works': 'rule:told',
      'family.2.works': 'rule:told',
    })
    expect(summarise(definition, two, 'zh-CN').map(({ label, value }) => `${label}：${value}`)).toEqual([
      '家里人：2',
      '第1个人 · 姓名：张测试',
      '第1个人 · 有没有收入：是',
      '第1个人 · 一个月多少：2,000 元',
      '第2个人 · 姓名：李测试',
      '第2个人 · 有没有收入：否',
    ])
  })

  test('its sums and doubles are seen across items', () => {
    const wrong = { ...two, total: '1999', 'family.2.name': '张测试' }
    const found = (answers: Answers) => validateStep({ step: stepOf(definition), answers, today })
    expect(found(wrong)).toEqual({ total: 'rule:fits' })
    expect(found({ ...wrong, total: '2000' })).toEqual({ total: 'rule:names' })
    expect(found({ ...two, total: '2000' })).toEqual({})
    expect(found(two)).toEqual({})
  })

  test('without one, those after it move up', () => {
    const left = { ...two, ...withoutItem(group, two, 1) }
    expect(cleanAnswers(definition, left)).toEqual({
      family: '1',
      'family.1.name': '李测试',
      'family.1.works': false,
    })
  })
})

describe('rules', () => {
  const definition = form(
    formOf(`  - id: page
    kind: fields
    title: 时间
    fields:
      - { id: start, kind: date, label: 从 }
      - { id: end, kind: date, label: 到 }
      - { id: phone, kind: phone, label: 电话 }
      - { id: address, kind: text, label: 地址 }
    rules:
      - { id: order, kind: order, fields: [start, end], message: 结束比开始早 }
      - { id: reach, kind: any-given, fields: [phone, address], message: 留一个, when: { given: start } }`),
  )
  test.each<[Answers, Record<string, string>]>([
    [{}, {}],
    [{ start: '2026-01-02', end: '2026-01-01', phone: '13900000000' }, { end: 'rule:order' }],
    [{ start: '2026-01-02', end: '2026-01-02', address: '某村' }, {}],
    [{ start: '2026-01-02' }, { address: 'rule:reach' }],
    // A field that is wrong by itself says only that.
    [
      { start: '去年', end: '2026-01-01', phone: '1' },
      { start: 'date', phone: 'phone.length' },
    ],
  ])('%j: %j', (answers, found) =>
    expect(validateStep({ step: stepOf(definition), answers, today })).toEqual(found),
  )

  test('name fields that are there and can be compared, and a place on their own page', () => {
    const faulty = (rule: string) =>
      problemsOf(
        formOf(`${page('- { id: start, kind: date, label: 从 }\n- { id: note, kind: text, label: 话 }')}
    rules: [${rule}]`),
      )
    expect(faulty('{ id: r, kind: order, fields: [start, end], message: m }')).toEqual([
      'steps.2.rules.0: rule r names end, which is not asked up to here',
      'steps.2.rules.0: the message of rule r must stand at a field of its own page, not end; give "at"',
    ])
    expect(faulty('{ id: r, kind: order, fields: [start, note], message: m }')).toEqual([
      'steps.2.rules.0: rule r compares date or amount fields; note is text',
    ])
  })
})

describe('consents, papers and flags', () => {
  const definition = form(
    formOf(
      page(`- { id: urgency, kind: choice, label: 急不急, options: [{ id: normal, label: 不急 }, { id: deadline, label: 快到期 }] }
- { id: held, kind: yes-no, label: 被关押 }
- { id: guardian, kind: id-number, label: 监护人号码 }
- id: share
  kind: consent
  label: 转给谁
  what: 姓名、电话
  recipient: 演示县法律援助中心
  purpose: 办理申请
  refused: 请到窗口办
- { id: health, kind: consent, label: 健康情况, what: 残疾情况, recipient: 本所, purpose: 安排手语, refused: 不用填, needed: true }
- id: papers
  kind: attachments
  label: 材料
  options: [{ id: card, label: 身份证 }, { id: proxy, label: 委托书, when: { held: true } }]`),
      `flags:
  - id: urgent
    label: 紧急
    reasons: [{ when: { urgency: deadline }, text: 期限不足七日 }, { when: { held: true }, text: 人被关押 }]
receipt:
  next: [等候, { text: 马上告诉工作人员, when: { urgent: true } }]
  bring: [这张回执, { text: 关押通知书, when: { held: true } }]`,
    ),
  )
  const answers: Answers = {
    urgency: 'deadline',
    held: true,
    guardian: '11000019491001000x',
    share: false,
    health: true,
    papers: ['card'],
  }

  test('a consent must be decided; refusing stops only where nothing can be done without it', () => {
    expect(validateForm({ form: definition, answers: {}, today })).toEqual({
      share: 'required',
      health: 'required',
    })
    expect(validateForm({ form: definition, answers, today })).toEqual({})
    expect(validateForm({ form: definition, answers: { ...answers, health: false }, today })).toEqual({
      health: 'consent',
    })
  })

  test('flags come first in the summary; numbers of others are masked there and whole in the answers', () => {
    expect(summarise(definition, answers, 'zh-CN').map(({ label, value }) => `${label}：${value}`)).toEqual([
      '紧急：期限不足七日；人被关押',
      '急不急：快到期',
      '被关押：是',
      '监护人号码：110***********000X',
      '转给谁：不同意',
      '健康情况：同意',
      '材料：有：身份证；待补：委托书',
    ])
    expect(cleanAnswers(definition, answers)['guardian']).toBe('11000019491001000X')
  })

  test('what is told with the number depends on answers and flags, and lists the papers that are missing', () => {
    const told = (given: Answers) => {
      const { next, bring } = outcomeOf(definition, given, {})
      return [...next.map(({ text }) => text), ...bring].map((text) => text['zh-CN'])
    }
    expect(told(answers)).toEqual(['等候', '马上告诉工作人员', '这张回执', '关押通知书', '委托书'])
    expect(told({ urgency: 'normal' })).toEqual(['等候', '这张回执', '身份证'])
  })
})

test('provinces are offered by one word', () => {
  const definition = form(formOf(page('- { id: province, kind: choice, label: 哪个省, options: provinces }')))
  expect(summarise(definition, { province: 'p65' }, 'zh-CN')[0]?.value).toBe('新疆')
  expect(validateForm({ form: definition, answers: { province: 'p99' }, today })).toEqual({
    province: 'not-an-option',
  })
})
