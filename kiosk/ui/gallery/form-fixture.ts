import type { FormDefinition, FormStep } from '../../../content/engine/form-schema.ts'
import { DAY, text } from './boot-fixture.ts'

export const fieldsStep: Extract<FormStep, { kind: 'fields' }> = {
  id: 'matter',
  kind: 'fields',
  title: text('什么事'),
  intro: text('选最接近的一个就行。选错了不要紧，工作人员会再核对。'),
  fields: [
    {
      id: 'matter',
      kind: 'choice',
      required: true,
      onReceipt: true,
      label: text('您遇到的是哪一类事？'),
      why: text('法律规定了哪些事可以申请法律援助。不在里面的也可以申请。'),
      options: [
        { id: 'work', label: text('打工、工资'), hint: text('工资没拿到，或者单位不承认您在那里干过活') },
        { id: 'injury', label: text('受伤赔偿'), hint: text('干活受伤、车祸、看病出事') },
        { id: 'family', label: text('家庭、老人、孩子') },
        { id: 'welfare', label: text('社保、救助、抚恤金') },
        { id: 'other', label: text('其他事'), hint: text('说不清的也选这个') },
      ],
    },
    { id: 'forOther', kind: 'yes-no', required: false, onReceipt: false, label: text('您是替别人申请吗？') },
  ],
}
export const writingStep: Extract<FormStep, { kind: 'fields' }> = {
  id: 'statement',
  kind: 'fields',
  title: text('事情经过'),
  fields: [
    {
      id: 'statement',
      kind: 'text',
      required: true,
      onReceipt: false,
      multiline: true,
      maxLength: 1000,
      label: text('发生了什么事？您想要什么结果？'),
      hint: text('可以先点一句差不多的话，再接着写'),
      presets: [
        text('我给老板干活，工资一直没有发给我。我要求把欠我的工资付清。'),
        text('我上班干活时受了伤，单位不管。我要求认定工伤、赔偿。'),
        text('我年纪大了，子女不给钱，也不照顾我。'),
      ],
    },
    {
      id: 'amount',
      kind: 'amount',
      required: false,
      onReceipt: false,
      max: 1_000_000_000,
      label: text('大概多少钱？'),
    },
    {
      id: 'since',
      kind: 'date',
      required: false,
      onReceipt: false,
      past: true,
      label: text('什么时候开始的？'),
    },
    { id: 'phone', kind: 'phone', required: true, onReceipt: false, label: text('电话号码') },
  ],
}

/** For whom it is, where that is an organisation. */
export const organisationStep: Extract<FormStep, { kind: 'fields' }> = {
  id: 'applicant',
  kind: 'fields',
  title: text('替谁办'),
  fields: [
    {
      id: 'onBehalf',
      kind: 'choice',
      required: true,
      onReceipt: false,
      label: text('您替谁来办？'),
      options: [
        { id: 'self', label: text('替自己、替家里') },
        { id: 'organisation', label: text('替单位'), hint: text('企业、合作社、个体户、社会组织、村集体') },
      ],
    },
    {
      id: 'organisation',
      kind: 'text',
      required: true,
      onReceipt: true,
      multiline: false,
      maxLength: 60,
      label: text('单位叫什么？'),
      hint: text('照营业执照、登记证上写'),
      presets: [text('照我带的营业执照写')],
    },
    {
      id: 'creditCode',
      kind: 'credit-code',
      of: 'organisation',
      required: true,
      onReceipt: false,
      label: text('统一社会信用代码是多少？'),
      hint: text('18 位，印在营业执照、登记证上'),
    },
  ],
}

/** A place by touch, begun and not yet begun. */
export const placeStep: Extract<FormStep, { kind: 'fields' }> = {
  id: 'place',
  kind: 'fields',
  title: text('怎么找您'),
  fields: [
    {
      id: 'address',
      kind: 'text',
      required: true,
      onReceipt: false,
      multiline: false,
      maxLength: 120,
      place: 'address',
      label: text('现在住在哪里？'),
      hint: text('和身份证上一样的不用填'),
      presets: [text('和身份证上一样'), text('住在亲戚家')],
    },
  ],
}

const plain = { required: false, onReceipt: false } as const
/** Every other kind of field, with what may go wrong: two persons in a group, a refused consent, papers not at hand. */
export const kindsStep: Extract<FormStep, { kind: 'fields' }> = {
  id: 'persons',
  kind: 'fields',
  title: text('还有谁'),
  fields: [
    {
      ...plain,
      id: 'guardian',
      kind: 'id-number',
      required: true,
      onReceipt: false,
      label: text('监护人的身份证号码'),
      heading: text('监护人'),
    },
    {
      ...plain,
      id: 'family',
      kind: 'group',
      label: text('家里一起生活的人'),
      hint: text('每个人填一份，自己不用填'),
      item: text('第{n}个人'),
      min: 0,
      max: 6,
      fields: [
        { ...plain, id: 'name', kind: 'name', required: true, label: text('姓名') },
        { ...plain, id: 'income', kind: 'amount', max: 1_000_000, label: text('一个月收入') },
      ],
    },
    {
      ...plain,
      id: 'total',
      kind: 'amount',
      max: 1_000_000,
      label: text('全家一个月收入'),
      heading: text('收入'),
    },
    {
      id: 'share',
      kind: 'consent',
      required: true,
      onReceipt: false,
      label: text('让残联帮您，好不好？'),
      what: text('您的姓名、电话、残疾情况'),
      recipient: text('演示县残疾人联合会'),
      purpose: text('安排手语翻译'),
      refused: text('没关系，不转过去。要手语的，到窗口说一声，我们另外安排。'),
    },
    {
      ...plain,
      id: 'papers',
      kind: 'attachments',
      label: text('这些材料带来了吗？'),
      hint: text('带来的点一下，没带的会印在回执上'),
      options: [
        { id: 'card', label: text('身份证原件') },
        { id: 'register', label: text('户口簿') },
      ],
    },
  ],
  rules: [
    {
      id: 'sum',
      kind: 'sum',
      parts: ['family.income'],
      total: 'total',
      compare: 'at-most',
      message: text('全家的收入比每个人加起来的还少，请看一看'),
    },
  ],
}

export const formFixture: FormDefinition = {
  id: 'legal-aid',
  version: DAY,
  title: text('申请法律援助'),
  shortTitle: text('法律援助'),
  procedure: 'legal-aid',
  minutes: 8,
  notice: {
    points: [
      text('谁来收：本司法所收下，当天或者下一个工作日交给法律援助机构，由它审查、决定。'),
      text('为什么收：按法律援助法办理您的申请。只用在这件事上。'),
      text('收什么：您的身份信息、电话、家里的经济情况、事情的经过。只问办事用得着的。'),
      text('怎么收、存多久：您填的内容加密后送到司法所，送到以后这台机器在24小时内删掉。'),
      text('您的权利：可以到司法所窗口查看、复印、改正自己的信息，也可以要求删除不该再留的。'),
    ],
    agree: text('我知道了，开始填'),
    basis: ['个人信息保护法第十三条', '个人信息保护法第十七条', '法律援助法第四十一条'],
  },
  steps: [
    { id: 'notice', kind: 'notice', title: text('先看说明') },
    { id: 'identity', kind: 'identity', title: text('您是谁') },
    fieldsStep,
    writingStep,
    { id: 'check', kind: 'check', title: text('看一遍') },
  ],
  receipt: {
    next: [
      { text: text('司法所收到以后，当天或者下一个工作日，把申请交给法律援助机构。') },
      { text: text('法律援助机构从收到申请那天起，七天之内作出决定，并告诉您。'), withinDays: 7 },
      { text: text('请保管好这张纸，电话不要关机。') },
    ],
    bring: [{ text: text('身份证原件') }, { text: text('合同、欠条、工资单、聊天记录') }],
  },
}
