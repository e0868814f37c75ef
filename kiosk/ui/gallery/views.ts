import { outcomeOf } from '../../../content/engine/form-outcome.ts'
import { visibleFields, type Answers } from '../../../content/engine/form.ts'
import type { Frame, Screen } from '../../session/screen.ts'
import { DAY, devices, staffFixture } from './boot-fixture.ts'
import { directoryScreens } from './directory-views.ts'
import {
  formFixture,
  fieldsStep,
  writingStep,
  kindsStep,
  organisationStep,
  placeStep,
} from './form-fixture.ts'
import { guideScreens } from './guide-views.ts'
import { lawScreens } from './law-views.ts'

/** Hand-made views of every screen, with fictitious persons; for screenshots and tests, not in the build. */

const result = {
  submissionId: '01900000-0000-7000-8000-000000000001',
  number: '261122-QT01-A0017-M',
  token: 'K3M7QX2P',
  qr: 'mingli:1?n=261122-QT01-A0017-M&t=K3M7QX2P',
  papers: true,
  confirmedAt: `${DAY}T10:31:00+08:00`,
}
const identity = {
  reader: 'idCard',
  reference: 'r',
  document: 'resident',
  name: '张*试',
  number: '000***********0018',
  age: 36,
  expired: false,
} as const
const form = formFixture
const outcome = outcomeOf(form, {}, {})

const queueTicket = {
  id: '01900000-0000-7000-8000-000000000012',
  number: '012',
  topic: 'consultation',
  at: `${DAY}T10:24:00+08:00`,
  before: 0,
} as const

const stepScreen = (step: typeof placeStep, answers: Answers, problems = {}): Screen => ({
  screen: 'form-fields',
  form: { ...form, id: step.id, steps: [...form.steps.slice(0, -1), step, form.steps.at(-1)!] },
  step: step.id,
  fields: visibleFields(step, answers),
  answers,
  problems,
  byClerk: [],
})

/** Screens by name; `form-fields` stands twice, with choices and with writing. */
export const screens: Record<string, Screen> = {
  attract: { screen: 'attract' },
  home: { screen: 'home' },
  ...lawScreens,
  ...directoryScreens,
  ...guideScreens,
  'form-loading': { screen: 'form-loading', formId: 'legal-aid', status: 'failed' },
  'form-notice': { screen: 'form-notice', form },
  'form-identity-card': {
    screen: 'form-identity-card',
    form,
    identity: null,
    situation: null,
    failedReader: 'idCard',
  },
  'form-identity-card-trouble': {
    screen: 'form-identity-card',
    form,
    identity: null,
    situation: 'liftCard',
    failedReader: 'idCard',
  },
  'form-identity-social-trouble': {
    screen: 'form-identity-card',
    form,
    identity: null,
    situation: 'wrongWayRound',
    failedReader: 'socialCard',
  },
  'form-identity-card-read': {
    screen: 'form-identity-card',
    form,
    identity,
    situation: null,
    failedReader: 'idCard',
  },
  'form-identity-kept': {
    screen: 'form-identity-kept',
    form,
    kept: identity,
    doubt: null,
    proving: false,
    situation: null,
    failedReader: 'idCard',
  },
  'form-identity-kept-wrong': {
    screen: 'form-identity-kept',
    form,
    kept: identity,
    doubt: { left: 2 },
    proving: false,
    situation: null,
    failedReader: 'idCard',
  },
  'form-identity-typed': {
    screen: 'form-identity-typed',
    form,
    name: '𠮷测试',
    number: '00000019900101001',
    problems: { number: 'id-number' },
  },
  'form-guardian': { screen: 'form-guardian', form },
  'form-fields': {
    screen: 'form-fields',
    form,
    step: 'matter',
    fields: fieldsStep.fields,
    answers: { matter: 'work' },
    problems: {},
    byClerk: [],
  },
  'form-fields-writing': {
    screen: 'form-fields',
    form,
    step: 'statement',
    fields: writingStep.fields,
    answers: { amount: '18600', since: '2026-03-01' },
    problems: { statement: 'required', phone: 'phone' },
    byClerk: ['amount'],
  },
  'form-fields-place': stepScreen(placeStep, {}),
  'form-fields-place-counties': stepScreen(placeStep, { address: '重庆市' }),
  'form-fields-place-chosen': stepScreen(placeStep, {
    address: '甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县1号',
  }),
  'form-fields-organisation': stepScreen(
    organisationStep,
    {
      onBehalf: 'organisation',
      organisation: '青石镇东河村测试农产品专业合作社',
      creditCode: '91350100M000100Y44',
    },
    { creditCode: 'credit-code.check-digit' },
  ),
  'form-fields-kinds': {
    screen: 'form-fields',
    form: { ...form, id: 'kinds', steps: [...form.steps.slice(0, -1), kindsStep, form.steps.at(-1)!] },
    step: 'persons',
    fields: visibleFields(kindsStep, { family: '2' }),
    answers: {
      guardian: '00000019900101001',
      family: '2',
      'family.1.name': '张测试',
      'family.1.income': '2000',
      'family.2.name': '李',
      total: '1000',
      share: false,
      papers: ['card'],
    },
    problems: { guardian: 'id-number.length', 'family.2.name': 'name.short', total: 'rule:sum' },
    byClerk: ['family.1.income'],
  },
  'form-check': {
    screen: 'form-check',
    form,
    identity,
    summary: [
      { id: 'matter', label: '您遇到的是哪一类事？', value: '打工、工资', onReceipt: true, step: 'matter' },
      { id: 'forOther', label: '您是替别人申请吗？', value: '不是', onReceipt: false, step: 'matter' },
      {
        id: 'statement',
        label: '发生了什么事？您想要什么结果？',
        value: '我给老板干活，工资一直没有发给我。我要求把欠我的工资付清。',
        onReceipt: false,
        step: 'statement',
      },
      { id: 'amount', label: '大概多少钱？', value: '18600元', onReceipt: false, step: 'statement' },
      { id: 'phone', label: '电话号码', value: '000 0000 0001', onReceipt: false, step: 'statement' },
    ],
    answers: {},
    known: {},
    byClerk: ['statement'],
    strokes: [],
    submitting: false,
    failure: null,
  },
  'form-check-failed': {
    screen: 'form-check',
    form,
    identity,
    summary: [],
    answers: {},
    known: {},
    byClerk: [],
    strokes: [
      [120, 300, 300, 280, 520, 310],
      [310, 120, 300, 420, 250, 700, 150, 820],
      [320, 480, 520, 760],
    ],
    submitting: false,
    failure: 'disk-full',
  },
  receipt: {
    screen: 'receipt',
    form,
    result,
    outcome,
    print: { status: 'printed', situation: null, onPaper: true },
    sheets: { status: 'idle', situation: null },
  },
  'receipt-failed': {
    screen: 'receipt',
    form,
    result,
    outcome,
    print: { status: 'failed', situation: 'paperOut', onPaper: true },
    sheets: { status: 'printed', situation: null },
  },
  evaluation: { screen: 'evaluation', service: 'legal-aid', choice: null, rated: false, answered: false },
  'evaluation-chosen': {
    screen: 'evaluation',
    service: 'visit',
    choice: { score: 2, tags: ['slow'] },
    rated: true,
    answered: false,
  },
  'evaluation-who': { screen: 'evaluation-rating', status: 'shown', staff: staffFixture, rating: {} },
  'evaluation-rating': {
    screen: 'evaluation-rating',
    status: 'shown',
    staff: staffFixture,
    rating: { staff: staffFixture[0]!.id, attitude: 5, ability: 3 },
  },
  'evaluation-survey': { screen: 'evaluation-survey', survey: { known: true } },
  farewell: { screen: 'farewell' },
  'progress-query': { screen: 'progress-query', status: 'failed', reason: 'not-found' },
  'progress-card': { screen: 'progress-card', number: result.number, situation: null, reader: 'idCard' },
  'progress-supplement': {
    screen: 'progress-supplement',
    number: result.number,
    wanted: '请补一份工资单或者聊天记录，拿到窗口来就行。',
    status: 'writing',
  },
  'progress-result': {
    screen: 'progress-result',
    supplied: false,
    number: result.number,
    progress: {
      found: true,
      limited: false,
      title: '申请法律援助',
      states: [
        { state: 'received', at: `${DAY}T10:31:00+08:00` },
        { state: 'in-review', at: `${DAY}T14:02:00+08:00` },
        { state: 'handed-over', at: '2026-11-23T09:15:00+08:00' },
      ],
      supplement: '请补一份工资单或者聊天记录，拿到窗口来就行。',
      leadsTo: [],
    },
  },
  'progress-refused': {
    screen: 'progress-result',
    supplied: false,
    number: result.number,
    progress: {
      found: true,
      limited: false,
      title: '申请法律援助',
      procedure: 'legal-aid',
      states: [
        { state: 'received', at: `${DAY}T10:31:00+08:00` },
        { state: 'handed-over', at: '2026-11-23T09:15:00+08:00' },
        { state: 'not-given', at: '2026-11-27T16:40:00+08:00' },
      ],
      leadsTo: [
        {
          form: 'objection',
          title: { 'zh-CN': '对法律援助决定提异议', ug: 'قانۇن ياردىمى قارارىغا نارازىلىق بىلدۈرۈش' },
          filled: { against: 'refused' },
        },
      ],
    },
  },
  'queue-topics': { screen: 'queue-topics', status: 'choosing', reason: null },
  'queue-closed': { screen: 'queue-topics', status: 'failed', reason: 'closed' },
  'queue-failed': { screen: 'queue-topics', status: 'failed', reason: 'office-unreachable' },
  'queue-number': {
    screen: 'queue-number',
    ticket: { ...queueTicket, before: 3 },
    print: { status: 'printed', situation: null },
  },
  'queue-paperless': {
    screen: 'queue-number',
    ticket: queueTicket,
    print: { status: 'failed', situation: 'paperOut' },
  },
  inactive: { screen: 'inactive' },
}

export const frameFixture: Frame = {
  language: 'zh-CN',
  display: { text: 'standard', contrast: 'standard', low: false, time: 'standard' },
  speech: { on: false, headphones: false },
  canGoBack: true,
  steps: null,
  overlay: 'none',
  accompany: { state: 'none', id: null, clerk: null, code: null, reason: null },
  today: DAY,
  slide: 0,
  covered: false,
  call: 'none',
  devices,
  officeReachable: true,
  deskMessage: null,
  queue: null,
  idle: 'none',
  keepsCard: false,
  losesData: false,
}

/** Steps as the session gives them. */
export function stepsOf(screen: Screen, language = 'zh-CN'): Frame['steps'] {
  if (!('form' in screen) || screen.screen === 'receipt' || screen.screen === 'form-guardian') return null
  const { steps } = screen.form
  const kind = screen.screen.startsWith('form-identity') ? 'identity' : screen.screen.replace('form-', '')
  const index = steps.findIndex((step) =>
    screen.screen === 'form-fields' ? step.id === screen.step : step.kind === kind,
  )
  return { titles: steps.map(({ id, title }) => ({ id, title: title[language] ?? title['zh-CN'] })), index }
}
