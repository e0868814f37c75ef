import { composeGuide } from '../../content/engine/guide-blocks.ts'
import { formDefinition } from '../../content/engine/form-schema.ts'
import { guideFile } from '../../content/engine/guide-schema.ts'
import type { QueueTicket } from '../../exchange/schemas/queue.ts'
import type {
  AnswerHit,
  DeviceFact,
  DevicesFact,
  Directory,
  GuideList,
  GuideSheet,
  LawArticle,
  LawContents,
  LawHit,
  MaskedIdentity,
  Progress,
  Submitted,
} from '../api.ts'
import type { SessionEvent } from './events.ts'
import { createFlow, loadJourneys, viewOf, type FlowAction, type FlowStep } from './index.ts'

await loadJourneys()

/** Fictitious matter for tests of the session and of the supervisor: nobody and nothing real. */
const zh = (text: string) => ({ 'zh-CN': text })

export const form = formDefinition.parse({
  id: 'legal-aid',
  version: '2026-11-01',
  title: { 'zh-CN': '法律援助申请', en: 'Legal aid' },
  shortTitle: zh('援助'),
  minutes: 8,
  notice: { points: [zh('一'), zh('二'), zh('三')], agree: zh('同意'), basis: ['法条'] },
  steps: [
    { id: 'notice', kind: 'notice', title: zh('须知') },
    { id: 'identity', kind: 'identity', title: zh('身份') },
    {
      id: 'matter',
      kind: 'fields',
      title: zh('事项'),
      fields: [
        {
          id: 'kind',
          kind: 'choice',
          label: { 'zh-CN': '类别', en: 'Kind' },
          required: true,
          options: [
            { id: 'wages', label: { 'zh-CN': '劳动报酬', en: 'Wages' } },
            { id: 'other', label: zh('其他') },
          ],
        },
        {
          id: 'owed',
          kind: 'amount',
          label: zh('金额'),
          required: true,
          when: { field: 'kind', is: ['wages'] },
        },
      ],
    },
    {
      id: 'wages',
      kind: 'fields',
      title: zh('欠薪'),
      fields: [
        {
          id: 'since',
          kind: 'date',
          past: true,
          label: zh('何时起'),
          required: true,
          when: { field: 'kind', is: ['wages'] },
        },
      ],
    },
    {
      id: 'contact',
      kind: 'fields',
      title: zh('联系'),
      fields: [
        { id: 'phone', kind: 'phone', label: zh('电话'), required: true },
        { id: 'address', kind: 'text', label: zh('地址') },
        { id: 'statement', kind: 'text', multiline: true, maxLength: 500, label: zh('经过') },
      ],
    },
    { id: 'check', kind: 'check', title: zh('核对') },
  ],
  receipt: { next: [zh('等候')] },
})

const device = (state: DeviceFact['state'], situation?: string): DeviceFact => ({
  state,
  since: '2026-11-22T00:00:00Z',
  simulated: true,
  ...(situation === undefined ? {} : { situation }),
})

export const devices = (
  idCard: DeviceFact['state'] = 'ready',
  receiptPrinter: DeviceFact['state'] = 'ready',
  situation?: string,
  socialCard: DeviceFact['state'] = 'none',
): DevicesFact => ({
  idCard: device(idCard),
  socialCard: device(socialCard),
  receiptPrinter: device(receiptPrinter, situation),
  pagePrinter: device('none'),
  scanner: device('ready'),
})

/** What must be nowhere after the end. Obviously fictitious. */
export const person = {
  name: '张测试',
  number: '000000199001010018',
  masked: '0000**********0018',
  reference: 'reference-of-a-card',
  phone: '13800001234',
  address: '明理县测试镇一号',
  statement: '老板欠我三个月工资',
} as const

export const identity: MaskedIdentity = {
  reader: 'idCard',
  reference: person.reference,
  document: 'resident',
  name: person.name,
  number: person.masked,
  age: 36,
  expired: false,
}
export const child: MaskedIdentity = { ...identity, age: 13 }

export const result: Submitted = {
  submissionId: '019ab000-0000-7000-8000-000000000001',
  number: '261122-0000-A0001-6',
  token: 'TAKEN234',
  qr: 'mingli:1?n=261122-0000-A0001-6&t=TAKEN234',
  papers: true,
  confirmedAt: '2026-11-22T10:00:00+08:00',
}

export const answer: AnswerHit = {
  id: 'wages-unpaid',
  topic: 'wages',
  question: '工资没发怎么办？',
  answer: '可以先去劳动监察投诉。',
  conditions: '给单位干活才算。',
  period: null,
  next: '带上工资条。',
  form: 'legal-aid',
  guides: [{ id: 'unpaid-wages', title: zh('老板不发工资') }],
  service: { id: 'legal-aid', name: zh('法律援助') },
  urgent: false,
  sources: [{ text: '《中华人民共和国劳动法》第五十条', id: '中华人民共和国劳动法@2018-12-29#第五十条' }],
  score: 1,
  good: true,
}
export const hit: LawHit = {
  id: '中华人民共和国劳动法@2018-12-29#第五十条',
  law: '中华人民共和国劳动法',
  version: '2018-12-29',
  article: '第五十条',
  effective: null,
  status: 'current',
  local: false,
  score: 1,
  clear: true,
  snippet: '工资应当按月支付',
  highlights: [],
  expansions: [],
  gist: null,
  questions: [],
}
export const article: LawArticle = {
  id: hit.id,
  law: hit.law,
  version: hit.version,
  article: hit.article,
  effective: null,
  status: 'current',
  path: [],
  paragraphs: null,
  gist: '工资按月发',
  questions: [],
  previous: null,
  next: null,
  references: [],
  referencedBy: [],
  guides: [{ id: 'unpaid-wages', title: zh('老板不发工资') }],
  inForce: null,
  until: null,
  change: null,
  contents: '中华人民共和国劳动法@2018-12-29',
  citation: '《劳动法》第五十条',
  official: null,
}
export const contents: LawContents = {
  id: article.contents,
  law: hit.law,
  version: hit.version,
  effective: null,
  status: 'current',
  chapters: [{ path: ['第五章 工资'], articles: [{ article: hit.article, opening: '工资应当' }] }],
  complete: true,
  versions: [],
}
const guide = composeGuide(
  guideFile.parse({
    id: 'wages',
    code: 'M01',
    version: '2026-11-01',
    topic: 'work',
    title: '老板不发工资',
    lead: '从这里问',
    checked: { by: '测试', on: '2026-11-01' },
    start: 'place',
    questions: {
      place: {
        kind: 'choice',
        ask: '您在哪里干活？',
        options: [
          { id: 'company', label: '单位', next: 'left' },
          { id: 'private', label: '个人', next: 'private' },
        ],
        unknown: 'left',
      },
      left: { kind: 'date', ask: '哪天离开的？', next: 'owed', unknown: 'owed' },
      owed: { kind: 'amount', ask: '欠多少？', short: '欠的钱', next: 'company', unknown: 'company' },
    },
    outcomes: {
      company: {
        heading: '先投诉，再仲裁',
        rights: [{ text: '工资按月发', cites: '《中华人民共和国劳动法》第五十条' }],
        limits: [
          {
            id: 'arbitration',
            what: '申请仲裁',
            from: 'left',
            after: '从离开那天起',
            period: '1 year',
            cites: '《中华人民共和国劳动法》第五十条',
          },
        ],
        places: [{ body: 'labour-inspection', text: '投诉' }],
        materials: ['身份证'],
        steps: ['先投诉'],
        actions: [
          { apply: 'legal-aid', fill: { kind: 'wages', owed: { answer: 'owed' }, nowhere: 'x' } },
          { refer: 'labour-inspection' },
          { guide: 'other' },
        ],
      },
      private: { heading: '先调解', rights: [], steps: ['先谈'] },
    },
  }),
  new Map(),
)
export const sheet: GuideSheet = {
  guide,
  calendar: { years: [2026, 2027], free: [], worked: [] },
  values: {},
  bodies: {
    'labour-inspection': {
      name: zh('劳动监察'),
      here: [{ name: zh('测试大队'), address: zh('测试路1号'), hours: zh('工作日'), phone: '0000-0000032' }],
    },
  },
  articles: { '《中华人民共和国劳动法》第五十条': hit.id },
  services: {},
  guides: { other: zh('别的事') },
}
export const guides: GuideList = {
  topics: [{ id: 'work', title: zh('打工的事'), lead: zh('工资'), picture: 'wage' }],
  guides: [{ id: 'wages', code: 'M01', topic: 'work', title: guide.title, lead: guide.lead }],
}
export const progress: Progress = {
  found: true,
  limited: false,
  title: '法律援助申请',
  states: [],
  leadsTo: [],
}

export const queueTicket: QueueTicket = {
  id: '019ab000-0000-7000-8000-000000000012',
  number: '012',
  topic: 'mediation',
  at: '2026-11-22T10:00:00+08:00',
  before: 2,
}

const place = { name: zh('演示机构'), address: zh('演示路1号'), hours: zh('工作日'), phone: '0000-0000001' }
export const directory: Directory = {
  services: [
    {
      id: 'legal-aid',
      code: '02',
      basic: true,
      name: zh('法律援助'),
      brief: zh('请不起律师'),
      content: zh('派律师'),
      forWhom: zh('请不起律师的人'),
      provider: zh('法律援助中心'),
      fee: { free: true, text: zh('不收钱') },
      timeLimit: zh('七天'),
      materials: [zh('身份证')],
      steps: [zh('申请')],
      basis: ['《中华人民共和国法律援助法》第四十三条'],
      online: { text: zh('打 12348'), url: 'https://www.12348.gov.cn/' },
      counter: place,
      supervision: { name: zh('演示县司法局'), phone: '0000-0000003' },
      instead: null,
      forms: [{ id: 'legal-aid', title: zh('法律援助申请') }],
      guides: [{ id: 'legal-aid-check', title: zh('免费的律师有没有我') }],
      bodies: ['aid'],
      villages: true,
      discreet: false,
    },
  ],
  staff: [
    {
      id: 'zhao',
      name: '赵演示',
      post: zh('所长'),
      duties: [zh('主持工作')],
      phone: '0000-0000011',
      languages: ['ug'],
      deputy: null,
      onDuty: true,
    },
  ],
  duty: { closed: null, note: null },
  matters: ['wage'],
  bodies: [
    {
      ...place,
      id: 'aid',
      kind: zh('法律援助机构'),
      does: zh('派律师'),
      matters: ['wage'],
      materials: [zh('身份证')],
      checkedOn: '2026-11-20',
      licence: null,
      feeRelief: null,
    },
  ],
  villages: [
    {
      id: 'donghe',
      name: zh('东河村'),
      place: zh('村委会'),
      adviser: null,
      manager: { name: '郑演示', phone: '0000-0000062' },
    },
  ],
  groups: [],
  platform: {
    site: { name: zh('12348 中国法网'), url: 'https://www.12348.gov.cn/' },
    account: zh('掌上12348'),
    say: [zh('什么事')],
    helplines: [],
  },
  hardshipRule: null,
  notices: [],
  events: [],
  campaigns: [],
  roleModels: [],
  quiz: [
    {
      id: 'one',
      question: zh('对吗'),
      options: [zh('对'), zh('不对')],
      right: 1,
      why: zh('因为'),
      cite: '《中华人民共和国民法典》第一条',
    },
    {
      id: 'two',
      question: zh('错吗'),
      options: [zh('错'), zh('不错')],
      right: 0,
      why: zh('因为'),
      cite: '《中华人民共和国民法典》第二条',
    },
  ],
}

export const input = { languages: ['zh-CN', 'ug', 'en'], today: '2026-11-22', devices: devices() }

/** Plays events from the waiting screen and keeps what was asked for. */
export function play(events: readonly SessionEvent[], start: Partial<typeof input> = {}) {
  const flow = createFlow({ ...input, ...start })
  let step: FlowStep = flow.start()
  const actions: FlowAction[] = []
  const send = (...more: readonly SessionEvent[]): void => {
    for (const event of more) {
      step = flow.step(step.snapshot, event)
      actions.push(...step.actions)
    }
  }
  send(...events)
  return {
    send,
    snapshot: () => step.snapshot,
    view: () => viewOf(step.snapshot),
    screen: () => viewOf(step.snapshot).screen,
    unexpected: () => actions.flatMap((action) => (action.type === 'unexpected' ? [action.event] : [])),
    requests: () => actions.flatMap((action) => (action.type === 'request' ? [action.request] : [])),
    requestsNamed: (name: string) =>
      actions.flatMap((action) =>
        action.type === 'request' && action.request.name === name ? [action.request] : [],
      ),
  }
}

export const toNotice: readonly SessionEvent[] = [
  { type: 'TOUCH' },
  { type: 'SESSION_BEGUN', epoch: 7 },
  { type: 'OPEN_APPLICATION', form: 'legal-aid' },
  { type: 'FORM_LOADED', form },
]
export const toIdentity: readonly SessionEvent[] = [...toNotice, { type: 'AGREE' }]
export const toMatter: readonly SessionEvent[] = [
  ...toIdentity,
  { type: 'CARD_READ', identity },
  { type: 'CONTINUE' },
]
export const toCheck: readonly SessionEvent[] = [
  ...toMatter,
  { type: 'ANSWER', answers: { kind: 'wages', owed: '12000' } },
  { type: 'CONTINUE' },
  { type: 'ANSWER', answers: { since: '2026-08-01' } },
  { type: 'CONTINUE' },
  {
    type: 'ANSWER',
    answers: { phone: person.phone, address: person.address, statement: person.statement },
  },
  { type: 'CONTINUE' },
]
export const toSubmitting: readonly SessionEvent[] = [
  ...toCheck,
  { type: 'CONFIRM', submissionId: result.submissionId },
]
export const toReceipt: readonly SessionEvent[] = [...toSubmitting, { type: 'SUBMITTED', result }]
