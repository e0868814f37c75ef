import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asksIdentity,
  cleanAnswers,
  isRestricted,
  formSteps,
  normalise,
  summarise,
  validateForm,
  validateStep,
  visibleFields,
  type Answers,
  type AnswerValue,
  type FieldsStep,
} from './form.ts'
import { formDefinition, type FormField } from './form-schema.ts'

const zh = (text: string) => ({ 'zh-CN': text })
const raw = {
  id: 'test-form',
  version: '2026-11-01',
  title: zh('测试申请'),
  shortTitle: zh('测试'),
  minutes: 5,
  notice: { points: [zh('一'), zh('二'), zh('三')], agree: zh('同意'), basis: ['个人信息保护法第十七条'] },
  steps: [
    { id: 'notice', kind: 'notice', title: '须知' },
    { id: 'identity', kind: 'identity', title: zh('身份') },
    {
      id: 'matter',
      kind: 'fields',
      title: { 'zh-CN': '事项', en: 'Matter' },
      fields: [
        {
          id: 'matter',
          kind: 'choice',
          label: { 'zh-CN': '事项类别', en: 'Matter' },
          required: true,
          onReceipt: true,
          options: [
            { id: 'wages', label: { 'zh-CN': '劳动报酬', en: 'Wages' } },
            { id: 'other', label: zh('其他') },
          ],
        },
        {
          id: 'owed',
          kind: 'amount',
          label: zh('拖欠金额'),
          required: true,
          when: { field: 'matter', is: ['wages'] },
        },
        {
          id: 'since',
          kind: 'date',
          past: true,
          label: zh('自何日起'),
          when: { field: 'matter', is: ['wages'] },
        },
        {
          id: 'help',
          kind: 'choices',
          label: zh('需要的帮助'),
          options: [
            { id: 'lawyer', label: zh('律师') },
            { id: 'letter', label: zh('代写文书') },
          ],
        },
      ],
    },
    {
      id: 'contact',
      kind: 'fields',
      title: zh('联系'),
      fields: [
        { id: 'phone', kind: 'phone', label: zh('电话'), required: true },
        { id: 'urgent', kind: 'yes-no', label: zh('是否紧急') },
        { id: 'why', kind: 'text', label: zh('为何'), maxLength: 10, when: { field: 'urgent', is: [true] } },
        { id: 'proof', kind: 'yes-no', label: zh('有无证据'), when: { field: 'owed', is: ['100'] } },
      ],
    },
    { id: 'check', kind: 'check', title: zh('核对') },
  ],
  receipt: { next: [zh('等候通知')], bring: [] },
}
const form = formDefinition.parse(raw)
const matter = form.steps[2] as FieldsStep
const contact = form.steps[3] as FieldsStep
const today = '2026-11-22'
const field = (id: string): FormField =>
  [...matter.fields, ...contact.fields].find((one) => one.id === id) as FormField
const problem = (id: string, value: AnswerValue): string | undefined =>
  validateStep({
    step: { ...contact, fields: [{ ...field(id), when: undefined }] },
    answers: { [id]: value },
    today,
  })[id]

describe('visibility', () => {
  test('a dependent field is asked only where its condition holds', () => {
    expect(visibleFields(matter, {}).map((one) => one.id)).toEqual(['matter', 'help'])
    expect(visibleFields(matter, { matter: 'wages' }).map((one) => one.id)).toEqual([
      'matter',
      'owed',
      'since',
      'help',
    ])
  })

  test('a field that depends on a hidden one is hidden, across pages', () => {
    const answers: Answers = { matter: 'other', owed: '100', proof: true, phone: '13800000000' }
    expect(cleanAnswers(form, answers)).toEqual({ matter: 'other', phone: '13800000000' })
    expect(cleanAnswers(form, { ...answers, matter: 'wages' })).toHaveProperty('proof', true)
  })
})

describe('problems', () => {
  test.each<[string, AnswerValue, string | undefined]>([
    ['phone', '13800000000', undefined],
    ['phone', '１３８ ００００ ００００', undefined],
    ['phone', '+86 138-0000-0000', undefined],
    ['phone', '010 6512 3456', undefined],
    ['phone', '0571-87654321', undefined],
    ['phone', '(0871) 6512345', undefined],
    ['phone', '12345', 'phone.length'],
    ['phone', '23800000000', 'phone'],
    ['phone', '0571-17654321', 'phone'],
    ['phone', '138000000000', 'phone.length'],
    ['phone', '没有电话', 'phone.characters'],
    ['phone', '', 'required'],
    ['owed', '12,000元', undefined],
    ['owed', '１２０００', undefined],
    ['owed', '1.5', 'amount.decimal'],
    ['owed', '-5', 'amount.negative'],
    ['owed', '1000000001', 'amount.too-large'],
    ['since', '2026年1月5日', undefined],
    ['since', '20260105', undefined],
    ['since', '2026-11-22', undefined],
    ['since', '2026-11-23', 'date-future'],
    ['since', '2026-02-30', 'date.no-such-day'],
    ['since', '去年', 'date'],
    ['why', '一二三四五六七八九𠮷', undefined],
    ['why', '一二三四五六七八九十一', 'too-long'],
    ['why', true, 'not-an-option'],
    ['matter', 'else', 'not-an-option'],
    ['help', ['lawyer', 'x'], 'not-an-option'],
    ['help', [], undefined],
    ['urgent', 'yes', 'not-an-option'],
    ['urgent', false, undefined],
  ])('%s = %j: %s', (id, value, expected) => expect(problem(id, value)).toBe(expected))

  test('what is not asked is not required', () => {
    expect(validateForm({ form, answers: { matter: 'other', phone: '13800000000' }, today })).toEqual({})
    expect(validateForm({ form, answers: { matter: 'wages' }, today })).toEqual({
      owed: 'required',
      phone: 'required',
    })
  })
})

describe('the summary', () => {
  const answers: Answers = {
    matter: 'wages',
    owed: '１２０００',
    since: '2026/1/5',
    help: ['letter', 'lawyer'],
    phone: '0571 87654321',
    urgent: false,
    unknown: 'x',
  }

  test('holds the asked and answered fields in words and in order', () => {
    expect(summarise(form, answers, 'zh-CN').map(({ label, value }) => `${label}：${value}`)).toEqual([
      '事项类别：劳动报酬',
      '拖欠金额：12,000 元',
      '自何日起：2026年1月5日',
      '需要的帮助：律师、代写文书',
      '电话：0571-87654321',
      '是否紧急：否',
    ])
  })

  test('speaks the language where there is text, and names step and receipt', () => {
    expect(summarise(form, answers, 'en')[0]).toEqual({
      id: 'matter',
      label: 'Matter',
      question: 'Matter',
      value: 'Wages',
      onReceipt: true,
      step: 'matter',
    })
    expect(formSteps(form, 'en').map((step) => step.title)).toEqual([
      '须知',
      '身份',
      'Matter',
      '联系',
      '核对',
    ])
  })
})

describe('a form file', () => {
  test('a plain string is Chinese', () => {
    expect(formSteps(form, 'en')[0]?.title).toBe('须知')
  })

  test('every problem has its path', () => {
    const broken = structuredClone(raw) as unknown as {
      title: object
      steps: { fields?: { kind: string }[] }[]
    }
    broken.title = { en: 'x' }
    broken.steps[3]!.fields![0]!.kind = 'telephone'
    const problems = formDefinition.safeParse(broken).error?.issues ?? []
    expect(problems.map(({ path }) => path.join('.'))).toEqual(['title.zh-CN', 'steps.3.fields.0.kind'])
  })
  test.each([null, 'form', 7, []])('%j is no form and does not throw', (value) =>
    expect(formDefinition.safeParse(value).success).toBe(false),
  )
})

describe('who somebody is, and who may know', () => {
  const urgent = {
    id: 'urgent',
    kind: 'fields',
    title: zh('缓急'),
    fields: [{ id: 'urgent', kind: 'yes-no', label: zh('是否紧急') }],
  }
  const steps = (when?: object) => [
    raw.steps[0],
    urgent,
    ...(when ? [{ ...raw.steps[1], when }] : []),
    raw.steps.at(-1),
  ]
  const unnamed = (when?: object) => formDefinition.safeParse({ ...raw, steps: steps(when) })

  test('may be left out of a form, or asked only where an answer says so', () => {
    expect(asksIdentity(form, {})).toBe(true)
    expect(asksIdentity(unnamed().data!, {})).toBe(false)
    const optional = unnamed({ field: 'urgent', is: [true] }).data!
    expect(asksIdentity(optional, { urgent: true })).toBe(true)
    expect(asksIdentity(optional, { urgent: false })).toBe(false)
    expect(asksIdentity(optional, {})).toBe(false)
  })

  test('may not hang on what is asked later, or never', () => {
    const late = {
      ...raw,
      steps: [
        raw.steps[0],
        { ...raw.steps[1], when: { field: 'urgent', is: [true] } },
        urgent,
        raw.steps.at(-1),
      ],
    }
    expect(formDefinition.safeParse(late).error?.issues[0]?.message).toContain('urgent')
    expect(unnamed({ field: 'nothing', is: [true] }).success).toBe(false)
    expect(formDefinition.safeParse({ ...raw, restricted: { field: 'nothing', is: [true] } }).success).toBe(
      false,
    )
  })

  test('a form is restricted always, never, or by an answer that is asked', () => {
    expect(isRestricted(form, { matter: 'wages' })).toBe(false)
    expect(isRestricted({ ...form, restricted: true }, {})).toBe(true)
    const byAnswer = { ...form, restricted: { field: 'owed', is: ['100'] } }
    expect(isRestricted(byAnswer, { matter: 'wages', owed: '100' })).toBe(true)
    expect(isRestricted(byAnswer, { matter: 'other', owed: '100' })).toBe(false)
  })
})

describe('for any answers', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('wages', 'other', '１２３', '2026-1-1', '+8613800000000', '0571 87654321', '\u0000 a'),
    fc.boolean(),
    fc.array(fc.constantFrom('lawyer', 'letter', 'x'), { maxLength: 3 }),
  )
  const anyAnswers = fc.dictionary(
    fc.constantFrom('matter', 'owed', 'since', 'help', 'phone', 'urgent', 'why', 'proof', '__proto__', 'x'),
    value,
  ) as fc.Arbitrary<Answers>

  test('the normal form is a fixed point', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const id of Object.keys(answers).filter((key) => field(key))) {
          const once = normalise(field(id), answers[id])
          expect(normalise(field(id), once)).toEqual(once)
        }
      }),
    )
  })

  test('cleaning is a fixed point, knows only fields of the form, and changes neither problems nor summary', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const clean = cleanAnswers(form, answers)
        expect(cleanAnswers(form, clean)).toEqual(clean)
        for (const id of Object.keys(clean)) expect(field(id)).toBeDefined()
        expect(validateForm({ form, answers: clean, today })).toEqual(validateForm({ form, answers, today }))
        expect(summarise(form, clean, 'zh-CN')).toEqual(summarise(form, answers, 'zh-CN'))
        expect(summarise(form, answers, 'zh-CN').map((line) => line.id)).toEqual(Object.keys(clean))
      }),
    )
  })

  test('what passes fits the sealed message', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        if (Object.keys(validateForm({ form, answers, today })).length > 0) return
        for (const line of summarise(form, answers, 'zh-CN'))
          expect(line.value.length).toBeLessThanOrEqual(4000)
      }),
    )
  })
})
