import { outcomeOf } from '../../../content/engine/form-outcome.ts'
import { visibleFields } from '../../../content/engine/form.ts'
import type { FormDefinition, FormStep } from '../../../content/engine/form-schema.ts'
import type { Boot, DevicesFact, GlossaryTerm, Suggestion } from '../../api.ts'
import type { Frame, Screen } from '../../session/screen.ts'
import { directoryScreens } from './directory-views.ts'
import { guideScreens } from './guide-views.ts'
import { lawScreens } from './law-views.ts'

/** Hand-made views of every screen, with fictitious persons; for screenshots and tests, not in the build. */
const DAY = '2026-11-22'
const device = { state: 'ready', since: `${DAY}T10:00:00+08:00`, simulated: true } as const
export const devices: DevicesFact = {
  idCard: device,
  socialCard: device,
  receiptPrinter: device,
  pagePrinter: { ...device, state: 'none' },
  scanner: device,
}

const text = (chinese: string) => ({ 'zh-CN': chinese })

/** Who can be rated. */
const colleague = (id: string, name: string, post: string) => ({
  id,
  name,
  post: text(post),
  duties: [],
  phone: '0000-0000011',
  languages: [],
  deputy: null,
  onDuty: true,
})
const staffFixture = [
  colleague('zhao', '赵演示', '所长'),
  colleague('qian', '钱演示', '司法助理员'),
  colleague('sun', '孙演示', '专职人民调解员'),
]

export const bootFixture: Boot = {
  version: '0.1.0',
  contentVersion: DAY,
  languages: [
    { tag: 'zh-CN', name: '中文', direction: 'ltr', writing: 'horizontal', review: 'authoritative' },
    { tag: 'ug', name: 'ئۇيغۇرچە', direction: 'rtl', writing: 'horizontal', review: 'draft' },
    { tag: 'kk-Arab', name: 'قازاقشا', direction: 'rtl', writing: 'horizontal', review: 'draft' },
    { tag: 'bo', name: 'བོད་ཡིག', direction: 'ltr', writing: 'horizontal', review: 'draft' },
    { tag: 'mn-Mong', name: 'ᠮᠣᠩᠭᠣᠯ', direction: 'ltr', writing: 'vertical', review: 'draft' },
    { tag: 'ko', name: '조선어', direction: 'ltr', writing: 'horizontal', review: 'draft' },
    { tag: 'ii', name: 'ꆈꌠꉙ', direction: 'ltr', writing: 'horizontal', review: 'draft' },
    { tag: 'za', name: 'Vahcuengh', direction: 'ltr', writing: 'horizontal', review: 'draft' },
    { tag: 'en', name: 'English', direction: 'ltr', writing: 'horizontal', review: 'draft' },
  ],
  office: {
    officeCode: '000000100001',
    shortCode: 'QT01',
    name: text('青石镇司法所（演示）'),
    address: text('演示县青石镇和平路1号，镇政府东侧一楼'),
    hours: text('星期一到星期五，上午9:00到12:00，下午2:00到5:30'),
    phone: '0000-0000001',
    aidRole: 'station',
    aidInstitution: { name: text('演示县法律援助中心'), address: text('人民路2号'), phone: '0000-0000002' },
    hotline: '12348',
  },
  forms: [
    { id: 'legal-aid', title: { 'zh-CN': '申请法律援助' } },
    { id: 'mediation', title: { 'zh-CN': '申请人民调解' } },
  ],
  idle: { homeSeconds: 60, informationSeconds: 90, formSeconds: 180, quietSeconds: 300, warningSeconds: 60 },
  devices,
  screen: { inches: 21.5 },
  speech: { engine: ['zh-CN', 'ug', 'en'], recorded: [] },
  publicity: {
    closures: [
      {
        from: '2027-01-01',
        to: '2027-01-03',
        text: text('元旦放假，司法所休息三天，1月4日照常上班。'),
        instead: text('急事打 12348，全天有人接；有人身危险打 110。'),
      },
    ],
    slides: [
      {
        id: 'constitution-day',
        title: {
          'zh-CN': '12月4日，国家宪法日',
          ug: '12-ئاينىڭ 4-كۈنى، دۆلەت ئاساسىي قانۇن كۈنى',
          bo: 'ཟླ་ 12 ཚེས་ 4 ཉིན། རྒྱལ་ཁབ་ཀྱི་རྩ་ཁྲིམས་ཉིན་མོ།',
          'mn-Mong': '12 ᠰᠠᠷ᠎ᠠ ᠶᠢᠨ 4᠂ ᠤᠯᠤᠰ ᠤᠨ ᠦᠨᠳᠦᠰᠦᠨ ᠬᠠᠤᠯᠢ ᠶᠢᠨ ᠡᠳᠦᠷ',
          en: '4 December is National Constitution Day',
        },
        text: {
          'zh-CN': '宪法是根本大法，您的权利写在里面。',
          ug: 'ئاساسىي قانۇن تۈپ قانۇن، ھوقۇقىڭىز شۇنىڭدا يېزىلغان.',
          bo: 'རྩ་ཁྲིམས་ནི་རྩ་བའི་བཅའ་ཁྲིམས་ཡིན། ཁྱེད་ཀྱི་ཁེ་དབང་དེར་བྲིས་ཡོད།',
          'mn-Mong': 'ᠦᠨᠳᠦᠰᠦᠨ ᠬᠠᠤᠯᠢ ᠨᠢ ᠭᠣᠣᠯ ᠬᠠᠤᠯᠢ᠂ ᠲᠠᠨ ᠤ ᠡᠷᠬᠡ ᠲᠡᠭᠦᠨ ᠳᠦ ᠪᠢᠴᠢᠭᠳᠡᠵᠦ ᠪᠠᠢ᠃',
          en: 'The Constitution is the highest law; your rights are written in it.',
        },
        campaign: {
          name: {
            'zh-CN': '宪法宣传周',
            ug: 'ئاساسىي قانۇن تەشۋىقات ھەپتىلىكى',
            bo: 'རྩ་ཁྲིམས་དྲིལ་བསྒྲགས་གཟའ་འཁོར།',
            'mn-Mong': 'ᠦᠨᠳᠦᠰᠦᠨ ᠬᠠᠤᠯᠢ ᠰᠤᠷᠲᠠᠯᠴᠢᠯᠠᠬᠤ ᠭᠠᠷᠠᠭ',
            en: 'Constitution Week',
          },
          from: '12-01',
          to: '12-07',
        },
      },
      {
        id: 'cards',
        title: {
          'zh-CN': '银行卡、电话卡，不卖不租不借',
          ug: 'بانكا كارتىسى، تېلېفون كارتىسىنى ساتماڭ، ئىجارىگە بەرمەڭ، ئارىيەت بەرمەڭ',
          bo: 'དངུལ་ཁང་བྱང་བུ་དང་ཁ་པར་བྱང་བུ་མི་འཚོང་། མི་གླ། མི་གཡར།',
          'mn-Mong': 'ᠪᠠᠩᠬᠢ ᠶᠢᠨ ᠺᠠᠷᠲ᠂ ᠤᠲᠠᠰᠤᠨ ᠤ ᠺᠠᠷᠲ ᠢᠶᠠᠨ ᠪᠢᠲᠡᠭᠡᠢ ᠬᠤᠳᠠᠯᠳᠤ᠂ ᠪᠢᠲᠡᠭᠡᠢ ᠲᠦᠷᠢᠶᠡᠰᠦᠯᠡ᠂ ᠪᠢᠲᠡᠭᠡᠢ ᠵᠡᠭᠡᠯᠡ',
          en: 'Bank cards and SIM cards: do not sell, rent or lend them',
        },
        text: {
          'zh-CN': '把卡给别人用，可能帮了骗子，自己也要担责任。',
          ug: 'كارتىڭىزنى باشقىلار ئىشلەتسە، ئالدامچىغا ياردەم بېرىپ قويۇشىڭىز مۇمكىن، ئۆزىڭىزمۇ جاۋابكار بولىسىز.',
          bo: 'བྱང་བུ་གཞན་ལ་སྤྱོད་དུ་བཅུག་ན། མགོ་སྐོར་མཁན་ལ་རོགས་བྱས་པར་འགྱུར་སྲིད། རང་ལའང་འགན་འཁྲི་ཡོད།',
          'mn-Mong':
            'ᠺᠠᠷᠲ ᠢᠶᠠᠨ ᠪᠤᠰᠤᠳ ᠲᠤ ᠬᠡᠷᠡᠭᠯᠡᠭᠦᠯᠪᠡᠯ ᠬᠠᠭᠤᠷᠮᠠᠭᠴᠢ ᠳᠤ ᠲᠤᠰᠠᠯᠠᠬᠤ ᠮᠠᠭᠠᠳᠲᠠᠢ᠂ ᠥᠪᠡᠷ ᠴᠤ ᠬᠠᠷᠢᠭᠤᠴᠠᠯᠭᠠ ᠬᠦᠯᠢᠶᠡᠨ᠎ᠡ᠃',
          en: 'If others use your card you may help a swindler, and you are liable too.',
        },
        campaign: null,
      },
    ],
  },
  commonQuestions: [
    '工资怎么要回来',
    '工伤能赔多少',
    '没签合同怎么办',
    '离婚孩子归谁',
    '借条过期了吗',
    '邻居占了我家地',
  ],
  now: `${DAY}T10:24:00+08:00`,
}

const fieldsStep: Extract<FormStep, { kind: 'fields' }> = {
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
const writingStep: Extract<FormStep, { kind: 'fields' }> = {
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

const plain = { required: false, onReceipt: false } as const
/** Every other kind of field, with what may go wrong: two persons in a group, a refused consent, papers not at hand. */
const kindsStep: Extract<FormStep, { kind: 'fields' }> = {
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

const suggested = (kind: Suggestion['kind'], text: string): Suggestion => ({
  kind,
  text,
  language: 'zh-CN',
  question: text,
  form: kind === 'form' ? 'legal-aid' : null,
  guide: kind === 'guide' ? 'unpaid-wages' : null,
})
/** What the service might suggest for 拖 or gz. */
export const suggestionFixtures: readonly Suggestion[] = [
  suggested('question', '老板拖欠工资怎么办'),
  suggested('question', '工地拖欠工资，包工头跑了找谁要钱'),
  suggested('form', '申请法律援助'),
  suggested('guide', '拖欠工资：老板不发工资'),
  suggested('law', '工资支付暂行规定'),
  suggested('law', '保障农民工工资支付条例'),
]

/** Words of the demonstration texts, one with drafts. */
export const glossaryFixtures: readonly GlossaryTerm[] = [
  {
    term: '劳动报酬',
    also: [],
    text: {
      'zh-CN': '干活应得的钱：工资、奖金、加班费等。',
      ug: 'ئەمگەك ھەققى: ئىشلىگەنلىك ئۈچۈن ئالىدىغان پۇل.',
      'mn-Mong': 'ᠬᠥᠳᠡᠯᠮᠦᠷᠢ\u202fᠶᠢᠨ ᠬᠥᠯᠦᠰᠦ: ᠠᠵᠢᠯᠯᠠᠭᠰᠠᠨ\u202fᠤ ᠮᠥᠩᠭᠦ᠃',
    },
  },
  {
    term: '支付令',
    also: [],
    text: { 'zh-CN': '法院不开庭、直接催对方还钱的命令；十五日内不还也不提异议，就能强制执行。' },
  },
  { term: '劳动仲裁', also: [], text: { 'zh-CN': '劳动纠纷打官司前要先去的一关，不收钱。' } },
]

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
