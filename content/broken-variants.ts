/** One place broken, and what an editor must be told of it. */
export interface Broken {
  /** From the content room. */
  readonly file: string
  readonly from: string
  readonly to: string
  /** The field that is named. */
  readonly field: string
  /** A part of what is said to do about it. */
  readonly remedy: string
  /** Text whose last occurrence stands on the line that is told; empty for line 1. */
  readonly onLine: string
}

type Row = readonly [
  file: string,
  from: string,
  to: string,
  field: string,
  remedy: string,
  /** Without it, the line where it was broken. */
  onLine?: string,
]

const NOTARY = 'services/notary.yaml'
const AID = 'services/legal-aid.yaml'
const OFFICE = 'office/demo.yaml'
const QUIZ = 'campaigns/quiz.yaml'
const SLIDES = 'campaigns/publicity.yaml'

const WAGES = 'guides/m01-unpaid-wages.yaml'
const WAGES_STORIES = 'guides/stories/m01-unpaid-wages.yaml'
const DEBT = 'guides/m13-debt.yaml'
const VIOLENCE = 'guides/m09-family-relations.yaml'
const TERMS = 'glossary/glossary.yaml'
const PAY = 'answers/wages.yaml'

const rows: readonly Row[] = [
  // Guides: the graph of questions.
  [WAGES, 'start: place', 'start: plaice', 'start', 'name one of place'],
  [
    WAGES,
    'next: general }',
    'next: generals }',
    'questions.place.options.0.next',
    'correct the id or add it',
  ],
  [WAGES, 'next: left }', 'next: place }', 'questions.employed.options.1.next', 'lead it forward'],
  [
    WAGES,
    '    unknown: employed\n  general:',
    '  general:',
    'questions.place.unknown',
    'expected',
    '    kind: choice\n    ask: 您在哪里干活？',
  ],
  [WAGES, '{ id: gone,', '{ id: still,', 'questions.employed.options.1.id', 'rename one'],
  [WAGES, '{ id: site, label', '{ id: unknown, label', 'questions.place.options.0.id', 'remove this option'],
  [
    WAGES,
    'when: { contact: fled }',
    'when: { contact: gone }',
    'questions.many.yes',
    'it has found, hiding, fled',
    '      - { when: { place: private }, next: private }',
  ],
  [
    WAGES,
    '      - { next: company }\n',
    '      - { when: { many: no }, next: company }\n',
    'questions.many.yes.4',
    'add one without "when"',
  ],
  [WAGES, 'kind: amount', 'kind: money', 'questions.owed.kind', 'allowed:'],
  [
    VIOLENCE,
    '    safety: true\n',
    '',
    'questions.safe',
    'add "safety: true"',
    '    kind: choice\n    ask: 您现在',
  ],
  [AID, 'guides: [legal-aid-check]', 'guides: [legal-aid]', 'leads.guides.0', 'there is no guide legal-aid'],
  // Guides: what outcomes say.
  [WAGES, 'with: { since: left }', 'with: { since: lft }', 'outcomes.company.use.2', 'correct it'],
  [
    WAGES,
    'period: 3 years',
    'period: 3 yers',
    'outcomes.iou-suit.limits.0.period',
    'a period is a number and days',
  ],
  [
    WAGES,
    '《中华人民共和国劳动法》第五十条',
    '劳动法50条',
    'blocks.wage-rights.rights.0.cites.0',
    'write it so',
  ],
  [WAGES, 'topic: work', 'topic: job', 'topic', 'it has work, family'],
  [WAGES, 'id: unpaid-wages', 'id: wages', 'id', 'rename the file', 'id: wages'],
  [WAGES, 'body: labour-inspection', 'body: labour-office', '', 'office/body-kinds.yaml'],
  [WAGES, 'refer: labour-inspection', 'refer: labour-office', '', 'office/body-kinds.yaml'],
  [WAGES, 'fill: { matter: work } }', 'fill: { what: work } }', '', 'correct the id'],
  [DEBT, 'fill: { matter: money }', 'fill: { matter: loan }', '', 'it has'],
  [DEBT, '{ apply: mediation, fill: { matter: money } }', '{ book: lawyers }', '', 'name one of legal-aid'],
  ['guides/blocks/migrant-aid.yaml', 'text: 进城', 'texts: 进城', 'rights.0.texts', 'unknown key'],
  // Guides: their stories and quotes.
  [WAGES_STORIES, 'outcome: company', 'outcome: site', '0.outcome', 'these answers lead to company'],
  [
    WAGES_STORIES,
    'arbitration: 2026-03-01',
    'arbitration: 2026-03-02',
    '0.limits.arbitration',
    'reckon by hand',
  ],
  [WAGES_STORIES, 'hides: [总承包]', 'hides: [劳动仲裁]', '0.hides.0', 'is shown'],
  [WAGES_STORIES, '    many: no\n', '', '0.answers', 'answer it', 'place: company'],
  [
    'guides/quotes/m01-unpaid-wages.yaml',
    '《中华人民共和国劳动法》第五十条: 工资应当以货币形式按月支付给劳动者本人\n',
    '',
    '',
    'add it with its words',
    '',
  ],
  [
    'guides/quotes/m01-unpaid-wages.yaml',
    '第五十条: 工资应当以货币形式按月支付给劳动者本人',
    '第五十条: 工资',
    '《中华人民共和国劳动法》第五十条',
    'at least 8 characters',
  ],
  // Answers.
  [PAY, 'id: wages-migrant-site', 'id: wages-unpaid', 'id', 'rename one'],
  [
    PAY,
    'asked: [包工头拿钱跑路了, 分包老板不给钱能找总包吗, 工地欠农民工工资谁来付]',
    'asked: []',
    'answers.1.asked',
    'at least 1',
  ],
  [PAY, '    conditions: 给单位', '    condition: 给单位', 'answers.0.condition', 'unknown key'],
  [PAY, '《保障农民工工资支付条例》第三十六条', '农薪条例第36条', 'answers.1.basis.1', 'write it so'],
  [
    PAY,
    '《保障农民工工资支付条例》第三十六条',
    '《保障农民工工资支付条例》第三十七条',
    'wages-migrant-site.basis',
    'eight or more of its characters',
    '  - id: wages-migrant-site',
  ],
  // Glossary.
  [TERMS, '- term: 劳动者\n', '- term: 用人单位\n', '1.term', 'keep one of the two'],
  [TERMS, '    zh-CN: 公司、工厂', '    zh: 公司、工厂', '0.text.zh-CN', 'expected', '    zh: 公司'],
  [TERMS, 'also: [劳动争议仲裁]', 'also: [裁]', '7.also.0', 'at least 2'],
  // Figures and holidays.
  ['values.yaml', 'checkedOn: 2026-11-26', 'checkedOn: last week', '0.checkedOn', 'a date YYYY-MM-DD'],
  ['values.yaml', 'value: 0.000175', "value: '0.000175'", '0.values.0.value', 'number expected'],
  ['calendar/2026.yaml', '2026-02-14', '2026-02-13', 'worked.1', 'correct the date'],
  [
    'calendar/2026.yaml',
    'from: 2026-05-01, to: 2026-05-05',
    'from: 2026-05-05, to: 2026-05-01',
    'holidays.3',
    'correct the dates',
  ],
  ['office/body-kinds.yaml', 'id: tax', 'id: court', '', 'court stands twice'],
  // Forms.
  ['forms/legal-aid.yaml', 'minutes: 8', 'minutes: soon', 'minutes', 'number expected'],
  ['forms/legal-aid.yaml', 'kind: phone', 'kind: telephone', '', 'allowed:'],
  ['forms/mediation.yaml', '        maxLength: 100', '        maxLenght: 100', '', 'unknown key'],
  ['forms/legal-aid.yaml', 'id: organ', 'id: stage', '', 'field stage appears twice'],
  [
    'forms/legal-aid.yaml',
    'when: { field: matter, is: [work] }',
    'when: { field: matters, is: [work] }',
    '',
    'which is not asked before it',
  ],
  // Words and languages.
  ['locales/languages.yaml', 'direction: rtl', 'direction: up', '1.direction', 'allowed: ltr, rtl'],
  [
    'locales/en/kiosk.json',
    'Articles found: {{total}}',
    'Articles found.',
    'law-search.found',
    'put it back, letter for letter',
  ],
  [
    'locales/en/kiosk.json',
    '"action.home":',
    '"action.hom":',
    'action.hom',
    'correct the id or remove the line',
  ],
  [
    'locales/zh-CN/kiosk.json',
    '"action.back": "返回"',
    '"action back": "返回"',
    'action back',
    'an id has letters',
  ],
  ['common-questions.yaml', '- 车祸谁赔', '- 车', '', 'at least 2'],
  [OFFICE, 'yuanPerHead: 1500', 'yuanPerHead: 0', 'hardshipRule.yuanPerHead', 'at least 1'],
  [OFFICE, 'windows: 2', 'windows: 0', 'queue.windows', 'at least 1'],
  [OFFICE, 'aidRole: station', 'aidRole: court', 'aidRole', 'allowed: station, helper'],
  [NOTARY, "code: '05'", 'code: five', 'code', 'two digits', 'code: five'],
  [NOTARY, "code: '05'", "code: '04'", 'code', 'give this one its own', ''],
  [NOTARY, 'order: 12', 'order: 11', 'order', 'give this one its own', ''],
  [NOTARY, 'id: notary', 'id: notaries', 'id', 'rename the file or correct the id', ''],
  [NOTARY, 'tier: extended', 'tier: basic', 'tier', 'write tier: extended', 'tier: basic'],
  [NOTARY, 'tier: extended', 'tier: extra', 'tier', 'allowed: basic, extended', 'tier: extra'],
  [NOTARY, '  zh-CN: 公证\n', '', 'name.zh-CN', 'string expected', '  ug: گۇۋاھلاندۇرۇش\n'],
  [NOTARY, 'fee:\n  free: false\n', 'fee:\n', 'fee.free', 'boolean expected', '  text:\n    zh-CN: 要收费'],
  [NOTARY, 'timeLimit:', 'timelimit:', 'timelimit', 'unknown key', '  zh-CN: 材料真实'],
  [NOTARY, '  online:', '  onlime:', 'routes.online', 'an online route is needed', '  onlime:'],
  [NOTARY, '  counter: notary\n', '', 'routes.counter', 'a counter route is needed', '  online:'],
  [
    NOTARY,
    'counter: notary',
    'counter: notaire',
    'routes.counter',
    'take one from there',
    '  counter: notaire',
  ],
  [
    NOTARY,
    'www.12348.gov.cn',
    'www.example.com',
    'routes.online.url',
    'name another place in words',
    'www.example.com',
  ],
  [NOTARY, '《中华人民共和国公证法》第十一条', '公证法第11条', 'basis.0.cite', 'write it so', '公证法第11条'],
  [
    NOTARY,
    'quote: 公证机构办理下列公证事项',
    'quote: 公证',
    'basis.0.quote',
    'quote at least 8',
    'quote: 公证 }',
  ],
  [NOTARY, 'bodies: [notary]', 'bodies: [notar]', 'leads.bodies.0', 'take one from there', 'bodies: [notar]'],
  [
    AID,
    'forms: [legal-aid, objection]',
    'forms: [legal-aids, objection]',
    'leads.forms.0',
    'name one of legal-aid',
    'forms: [legal-aids, objection]',
  ],
  [
    OFFICE,
    'switchedOff:\n',
    'switchedOff:\n  mediation: { open: false, instead: 到别处 }\n',
    'switchedOff.mediation',
    'remove it from switchedOff',
    '  mediation:',
  ],
  [
    OFFICE,
    '    open: false\n',
    '    open: true\n',
    'switchedOff.prison-visit.open',
    'allowed: false',
    '    open: true',
  ],
  [
    OFFICE,
    '  prison-visit:\n',
    '  prison-visits:\n',
    'switchedOff.prison-visits',
    'correct the id or remove',
    '    instead: 演示县司法局',
  ],
  [
    OFFICE,
    '    kind: notary\n',
    '    kind: court\n',
    'bodies',
    'put notary under switchedOff',
    '  - id: town-mediation',
  ],
  [
    OFFICE,
    '    kind: petitions\n',
    '    kind: petition\n',
    'bodies.12.kind',
    'take one from there',
    '    kind: petition\n',
  ],
  [
    OFFICE,
    '    licence: 演示公证执业证0000号\n',
    '',
    'bodies.22.licence',
    'licence number; add it',
    '  - id: notary-office',
  ],
  [OFFICE, '    address: 青石镇和平路12号\n', '', 'bodies.13.address', 'expected', '  - id: police'],
  [OFFICE, 'phone: 0000-0000021', 'phone: 12', 'bodies.0.phone', 'string expected', 'phone: 12\n'],
  [
    OFFICE,
    "phone: '12368'",
    "phone: '123-68'",
    'bodies.14.phone',
    'a telephone number is',
    "phone: '123-68'",
  ],
  [OFFICE, 'deputy: sun', 'deputy: moon', 'staff.1.deputy', 'correct the id', 'deputy: moon'],
  [OFFICE, 'languages: [ug]', 'languages: [uy]', 'staff.1.languages.0', 'those are zh-CN', 'languages: [uy]'],
  [
    OFFICE,
    '{ weekday: 2, staff: [qian] }',
    '{ weekday: 2, staff: [nobody] }',
    'duty.weekly.1.staff.0',
    'correct the id',
    'weekday: 2',
  ],
  [
    OFFICE,
    'openOn: [1, 2, 3, 4, 5]',
    'openOn: [1, 2, 3, 4, 5, 6]',
    'duty.weekly',
    'add the day',
    '    - { weekday: 1',
  ],
  [
    OFFICE,
    'level: county\n',
    "level: county\n    join: { code: 'https://weixin.qq.com/g/x', until: 2027-01-01 }\n",
    'groups.3.join',
    'Remove join',
    '    join: ',
  ],
  [
    OFFICE,
    'level: township',
    'level: county',
    'groups',
    'all three levels are shown, add it',
    '  - id: donghe-group',
  ],
  [OFFICE, 'village: donghe', 'village: beihe', 'groups.0.village', 'correct the id', 'village: beihe'],
  [
    OFFICE,
    'https://weixin.qq.com/g/demo-donghe-0000',
    'https://wx.example.com/g',
    'groups.0.join.code',
    'begins with https://weixin',
    'https://wx.example',
  ],
  [
    OFFICE,
    'days: { from: 2027-01-01, to: 2027-01-03 }',
    'days: { from: 2027-01-03, to: 2027-01-01 }',
    'closures.0.days.to',
    'exchange from and to',
    'days: { from: 2027-01-03',
  ],
  [
    OFFICE,
    '    consentOn: 2026-09-01\n',
    '',
    'roleModels.0.consentOn',
    'string expected',
    '  - id: sun-mediator',
  ],
  [
    OFFICE,
    '  - id: saturday',
    '  - id: wage-season',
    'notices.1.id',
    'give one of the two another id',
    '  - id: wage-season',
  ],
  [QUIZ, 'right: 3', 'right: 4', '3.right', 'count the options from 1', 'right: 4'],
  [
    QUIZ,
    'options:\n    - zh-CN: 不收费',
    'options: []\n  choices:\n    - zh-CN: 不收费',
    '7.options',
    'at least 2',
    'options: []',
  ],
  [SLIDES, "from: '12-01'", "from: '12-32'", 'campaigns.0.from', "as in '12-04'", "from: '12-32'"],
]

export const variants: readonly Broken[] = rows.map(([file, from, to, field, remedy, onLine = to]) => ({
  file,
  from,
  to,
  field,
  remedy,
  onLine,
}))
