import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import type { FormDefinition, FormField } from '../engine/form-schema.ts'
import { loadContent } from '../load.ts'

/**
 * The fields that each application must have, restated from domain.md, by what they are called on papers: * required,
 * ← asked only where that answer was given, ・ for each of several. 身份 stands where the citizen says who they are.
 * Legal aid, the longest, has its own test (legal-aid.test.ts).
 */
const CALL = ['告知方式*', '电话号码* ← tellBy=call/relative', '电话所属* ← tellBy=relative']
const CONTACT = [...CALL, '居住地址 ← tellBy=call/relative/visit', '邮寄地址* ← tellBy=post', '需要的帮助']
/** §3.2: every referral tells a deadline, and asks for a consent of its own for the body named (§6.3). */
const PASSING = ['有无期限*', '同意提供给接收单位*']

const FIELDS: Record<string, readonly string[]> = {
  // §3.1
  mediation: [
    '替谁办*',
    '单位名称* ← onBehalf=organisation',
    '统一社会信用代码* ← onBehalf=organisation',
    '经办人身份* ← onBehalf=organisation',
    '身份',
    '纠纷类别*',
    '发生时间',
    '发生地点',
    '是否已经处理*',
    '有人身危险*',
    '被申请人*',
    '被申请人住址',
    '被申请人电话',
    '其他被申请人',
    '・姓名*',
    '・住址',
    '・电话',
    '其他申请人',
    '・姓名*',
    '・证件号码',
    '・电话',
    '涉及人数*',
    '代理人',
    '纠纷简要情况*',
    '请求事项*',
    '涉及金额',
    '证据清单',
    '希望的调委会*',
    '希望的调解员',
    '是否公开*',
    '声明*',
    ...CONTACT,
  ],
  // §3.1, 司法确认规定第三条: agreement, identity, property proof, addresses and telephones of both sides.
  'judicial-confirmation': [
    '身份',
    '双方是否同意*',
    '协议生效日期*',
    '协议形式*',
    '调解组织*',
    '协议内容类别*',
    '协议主要内容*',
    '另一方当事人*',
    '・姓名*',
    '・电话',
    '・住址',
    '管辖法院*',
    '材料',
    ...CONTACT,
  ],
  // S12b: matter, key facts, follow-up; anonymous.
  consultation: [
    '替谁办*',
    '单位名称* ← onBehalf=organisation',
    '统一社会信用代码* ← onBehalf=organisation',
    '经办人身份* ← onBehalf=organisation',
    '身份 ← onBehalf=organisation',
    '咨询事项*',
    '咨询内容*',
    '有无期限*',
    '咨询方式*',
    '希望的解答人*',
    '方便的时间*',
    '称呼*',
    ...CALL,
  ],
  // S5e
  'village-adviser': ['村（社区）*', '事项*', '事情简要*', '方便的时间*', '称呼*', ...CALL],
  // S3b: no reason is asked.
  appointment: ['方便的时间*', '希望的工作人员*', '谈话地点*', '称呼*', ...CALL],
  // S5c: reason, place, time window; for another person with their consent.
  'home-visit': [
    '身份',
    '服务对象*',
    '服务对象姓名* ← forWhom=other',
    '与申请人的关系* ← forWhom=other',
    '本人是否同意* ← forWhom=other',
    '上门原因*',
    '服务内容*',
    '村（社区）*',
    '具体位置*',
    '方便的时间*',
    ...CONTACT,
  ],
  // §3.2: relatives and guardians, three visitors at most, proof of relation the first time.
  'prison-visit': [
    '身份',
    '会见对象姓名*',
    '监狱名称*',
    '与会见对象的关系*',
    '是否首次*',
    '同来的人',
    '・姓名*',
    '・证件号码*',
    '・关系*',
    '方便的时间*',
    '遵守会见规定*',
    '同意提供给监狱*',
    ...CALL,
  ],
  'referral-lawyer': ['身份', '事项*', '事情简要*', '费用*', ...PASSING, ...CONTACT],
  'referral-notary': ['身份', '公证事项*', '使用地*', '有无争议*', '是否涉及不动产*', ...PASSING, ...CONTACT],
  'referral-forensic': ['身份', '鉴定事项*', '案件阶段*', '事情简要*', ...PASSING, ...CONTACT],
  'referral-legal-service': ['身份', '事项*', '事情简要*', ...PASSING, ...CONTACT],
  // S9a
  'referral-agency': ['身份', '接收单位*', '事情简要*', '是否去过*', ...PASSING, ...CONTACT],
  // S14b: interest, skills, times; real name.
  volunteer: [
    '身份',
    '身份类别*',
    '服务技能*',
    '语言* ← skills=language',
    '服务意愿*',
    '方便的时间*',
    '是否已注册*',
    ...CONTACT,
  ],
  // S2a: date, area, people, level of risk.
  'dispute-clue': [
    '纠纷类别*',
    '地点*',
    '发生时间',
    '涉及人数*',
    '风险程度*',
    '线索内容*',
    '是否留名*',
    '身份 ← named=named',
    '电话* ← named=named',
  ],
  // S12d: staff, service, device, practitioner; anonymous allowed.
  complaint: [
    '投诉对象类别*',
    '被投诉人* ← against=staff/practitioner/mediator',
    '发生时间',
    '投诉内容*',
    '投诉请求*',
    '相关编号',
    '是否署名*',
    '身份 ← named=named',
    '答复方式* ← named=named',
    '电话* ← answerBy=call',
    '邮寄地址* ← answerBy=post',
  ],
  // §6.3: access, correct, delete, withdraw (个人信息保护法第十五条、第四十五条至第四十七条).
  'data-request': [
    '身份',
    '请求事项*',
    '相关编号*',
    '更正内容* ← want=correct',
    '撤回的同意* ← want=withdraw',
    '提供方式*',
    ...CONTACT,
  ],
}

const { forms, office } = unwrap(loadContent(fileURLToPath(new URL('..', import.meta.url))))

const fieldsIn = (form: FormDefinition): FormField[] =>
  form.steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []))
const after = (when: FormField['when']): string =>
  when
    ? ` ← ${'field' in when && 'is' in when ? `${when.field}=${when.is.join('/')}` : JSON.stringify(when)}`
    : ''
const called = (field: FormField): string[] => [
  `${(field.short ?? field.label)['zh-CN']}${field.required ? '*' : ''}${after(field.when)}`,
  ...(field.kind === 'group' ? field.fields.flatMap(called).map((name) => `・${name}`) : []),
]

/** Compared in legal-aid-fields.test.ts and objection.test.ts. */
const ELSEWHERE = ['legal-aid', 'objection']

test('every other application is compared here', () =>
  expect([...forms.keys()].filter((id) => !ELSEWHERE.includes(id)).toSorted()).toEqual(
    Object.keys(FIELDS).toSorted(),
  ))

describe.each(Object.entries(FIELDS))('%s', (id, fields) => {
  const form = forms.get(id)!

  test('has the fields of its list, with their conditions', () => {
    const asked = form.steps.flatMap((step) => {
      if (step.kind === 'identity') return [`身份${after(step.when)}`]
      return step.kind === 'fields' ? step.fields.flatMap(called) : []
    })
    expect(asked).toEqual(fields)
  })

  test('is dealt with by a procedure of its own, and tells what comes next', () => {
    expect(form.procedure).not.toBe('own-matter')
    expect(form.receipt.next.length).toBeGreaterThan(1)
  })

  test('refers to bodies that this office has an address of', () => {
    const { refersTo } = form
    const kinds =
      typeof refersTo === 'object'
        ? fieldsIn(form).flatMap((field) =>
            field.id === refersTo.field && field.kind === 'choice' ? field.options.map((one) => one.id) : [],
          )
        : [refersTo].filter((kind) => kind !== undefined)
    const known = new Set(office.bodies.map(({ kind }) => kind))
    expect(kinds.filter((kind) => !known.has(kind))).toEqual([])
    expect(form.procedure === 'referral').toBe(kinds.length > 0)
  })
})

test('a private talk asks no reason, and its paper has none', () => {
  const form = forms.get('appointment')!
  expect(form.restricted).toBe(true)
  expect(form.title['zh-CN']).toBe('预约')
  expect(JSON.stringify(form)).not.toMatch(/矫正|帮教|刑满|释放/)
  expect(fieldsIn(form).filter(({ onReceipt }) => onReceipt)).toEqual([])
})

test('the paper of a video meeting does not say where, or whom', () => {
  const form = forms.get('prison-visit')!
  expect(fieldsIn(form).filter(({ onReceipt }) => onReceipt)).toEqual([])
  expect(JSON.stringify([form.shortTitle, form.title, form.receipt])).not.toMatch(/监狱|服刑|犯/)
})
