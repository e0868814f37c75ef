import type { AnswerHit, LawArticle, LawContents, LawHit, LawVersion } from '../../api.ts'
import type { Reply, Turn } from '../../session/assistant-reply.ts'
import type { Screen } from '../../session/screen.ts'

/** [start, end) of each of some words in a text. */
const places = (text: string, ...words: readonly string[]): [number, number][] =>
  words.map((word) => {
    const { start, end } = range(text, word)
    return [start, end]
  })

const range = (text: string, word: string) => {
  const start = text.indexOf(word)
  return { start, end: start + word.length }
}

/** Hand-made views of the law screens; what stands for statute text says that it is none. */
const law: LawVersion = {
  id: '中华人民共和国劳动合同法@2012-12-28',
  law: '中华人民共和国劳动合同法',
  version: '2012-12-28',
  effective: '2013-07-01',
  status: 'current',
}
const SNIPPET = '（演示文字）用人单位要按合同约定的时间足额付劳动报酬；拖欠的，可以到法院申请支付令。'
const SECOND = '（演示文字）农民工有按时足额拿到工资的权利，任何单位和个人不得拖欠。'
const LINE =
  '（演示文字，不是法律原文）拖欠或者没有足额支付的，劳动者可以依照本法第四十六条要求补偿，也可以依照《中华人民共和国民事诉讼法》第二百二十五条向当地人民法院申请支付令。'
const hit: LawHit = {
  ...law,
  id: `${law.id}#第三十条`,
  article: '第三十条',
  local: false,
  score: 9,
  clear: true,
  snippet: SNIPPET,
  highlights: places(SNIPPET, '拖欠'),
  expansions: places(SNIPPET, '用人单位', '劳动报酬'),
  gist: '老板欠工资，您可以到法院申请“支付令”，不用开庭。先带上欠条、工资条或者聊天记录。',
  questions: ['老板拖欠工资怎么办', '工资能不能扣着不发'],
}
const hits: LawHit[] = [
  hit,
  { ...hit, id: 'b', article: '第八十五条', gist: null, status: 'superseded' },
  {
    ...hit,
    id: 'c',
    law: '保障农民工工资支付条例',
    article: '第三条',
    snippet: SECOND,
    highlights: places(SECOND, '工资', '拖欠'),
    expansions: [],
  },
  {
    ...hit,
    id: 'd',
    article: '第二百七十六条之一',
    law: '中华人民共和国刑法',
    gist: null,
    questions: [],
    status: 'not-yet',
  },
  { ...hit, id: 'e', law: '演示省工资支付规定', article: '第九条', local: true },
]
/** Enough for a second page. */
const manyHits = [
  ...hits,
  ...hits.map((one) => ({ ...one, id: `${one.id}+` })),
  ...hits.map((one) => ({ ...one, id: `${one.id}++` })),
]

const article: LawArticle = {
  ...law,
  id: hit.id,
  article: hit.article,
  path: ['第三章 劳动合同的履行和变更'],
  paragraphs: [
    '（演示文字，不是法律原文）单位应当按照合同约定和国家规定，按时足额向劳动者支付劳动报酬。',
    LINE,
  ],
  gist: hit.gist,
  questions: hit.questions,
  previous: {
    id: `${law.id}#第二十九条`,
    article: '第二十九条',
    opening: '（演示文字）合同怎么写的，双方就要怎么做，不能只做一半就不管了…',
  },
  next: {
    id: `${law.id}#第三十一条`,
    article: '第三十一条',
    opening: '（演示文字）加班要给加班费，不能强迫加班…',
  },
  references: [
    {
      line: 1,
      ...range(LINE, '本法第四十六条'),
      targets: [{ id: `${law.id}#第四十六条`, law: law.law, article: '第四十六条', uncertain: false }],
    },
    {
      line: 1,
      ...range(LINE, '《中华人民共和国民事诉讼法》第二百二十五条'),
      targets: [{ id: 'm', law: '中华人民共和国民事诉讼法', article: '第二百二十五条', uncertain: true }],
    },
  ],
  referencedBy: [
    { id: 'x', law: law.law, article: '第八十五条' },
    { id: 'y', law: '最高人民法院关于审理劳动争议案件适用法律问题的解释（一）', article: '第十三条' },
  ],
  guides: [
    { id: 'unpaid-wages', title: { 'zh-CN': '老板不发工资' } },
    { id: 'dismissal', title: { 'zh-CN': '被辞退、不想干了' } },
  ],
  inForce: null,
  until: null,
  change: null,
  contents: law.id,
  citation: '《中华人民共和国劳动合同法》第三十条（2012年12月28日版本，2013年7月1日起施行）',
  official: 'https://flk.npc.gov.cn/',
}
const superseded: LawArticle = {
  ...article,
  status: 'superseded',
  version: '2007-06-29',
  effective: '2008-01-01',
  until: '2013-07-01',
  change: {
    from: '2013-07-01',
    what: '（演示文字）2012年修改了劳务派遣的规定。',
    source: '演示公报',
  },
  inForce: { id: hit.id, law: law.law, article: article.article },
  gist: null,
  questions: [],
  references: [],
  referencedBy: [],
}

const chapter = (name: string, first: number, count: number) => ({
  path: [name],
  articles: Array.from({ length: count }, (_, at) => ({
    article: `第${first + at}条`,
    opening: '（演示文字）这里是这一条开头的几个字，点一下就能看全文…',
  })),
})
const contents: LawContents = {
  ...law,
  chapters: [
    chapter('第一章 总则', 1, 6),
    chapter('第二章 劳动合同的订立', 7, 22),
    chapter('第三章 劳动合同的履行和变更', 29, 7),
    chapter('第四章 劳动合同的解除和终止', 36, 15),
    chapter('第五章 特别规定', 51, 22),
    chapter('第六章 监督检查', 73, 7),
    chapter('第七章 法律责任', 80, 16),
    chapter('第八章 附则', 96, 3),
  ],
  complete: true,
  versions: [
    law,
    { ...law, id: 'old', version: '2007-06-29', effective: '2008-01-01', status: 'superseded' },
  ],
}

const unpaid: AnswerHit = {
  id: 'unpaid',
  topic: 'wages',
  question: '老板拖欠工资，怎么要回来？',
  answer:
    '工资要按约定按时足额发，拖欠是违法的。先向人社局的劳动监察投诉，或者申请劳动仲裁；有欠条、工资条的，还可以向法院申请支付令。劳动仲裁不收钱。',
  conditions: '给单位（公司、工厂、个体店）干活都适用；给个人家里帮工、装修算劳务，要到法院告。',
  period: '还在职的不限时间；离职的，从离职那天起一年内申请仲裁。',
  next: '带上身份证和能证明干过活、欠多少钱的东西，到人社局劳动监察或劳动仲裁委。',
  form: 'legal-aid',
  guides: [{ id: 'unpaid-wages', title: { 'zh-CN': '老板不发工资' } }],
  service: { id: 'legal-aid', name: { 'zh-CN': '法律援助' } },
  urgent: false,
  sources: [
    { text: '《中华人民共和国劳动合同法》第三十条', id: hit.id },
    { text: '《中华人民共和国劳动争议调解仲裁法》第二十七条', id: null },
  ],
  score: 0.9,
  good: true,
}
const own = (text: string): Turn => ({ from: 'citizen', text })
const said = (reply: Reply): Turn => ({ from: 'machine', reply })
const talk = (...turns: Turn[]): Screen => ({ screen: 'assistant', turns, status: 'ready' })
const asked = own('老板不给钱')
const options = [
  { id: unpaid.id, text: unpaid.question },
  { id: 'site', text: '在工地干活，包工头跑了，工资找谁要？' },
  { id: 'iou', text: '老板写了工资欠条，能直接去法院告吗？' },
]

const search = {
  screen: 'law-search',
  question: '老板拖欠工资怎么办',
  status: 'found',
  answers: [unpaid, { ...unpaid, id: 'site', question: '在工地干活，包工头跑了，工资找谁要？' }],
  hits,
  law: null,
  kind: 'all',
  past: false,
  page: 0,
} as const satisfies Screen
const reading = {
  screen: 'law-article',
  id: article.id,
  status: 'shown',
  article,
  print: { status: 'idle', situation: null },
  depth: 1,
} as const satisfies Screen
const atContents = {
  screen: 'law-contents',
  id: law.id,
  status: 'shown',
  contents,
  path: [],
  page: 0,
  depth: 1,
} as const satisfies Screen

export const lawScreens: Record<string, Screen> = {
  'law-search-idle': { ...search, question: '', status: 'idle', hits: [] },
  'law-search': search,
  'law-search-many': { ...search, hits: manyHits },
  'law-search-law': { ...search, question: '劳动合同法', law },
  'law-search-empty': { ...search, question: '天上的云', hits: [] },
  'law-search-unclear': {
    ...search,
    question: '红烧肉怎么做',
    answers: [],
    hits: manyHits.map((one) => ({ ...one, clear: false })),
  },
  'law-search-filtered-empty': { ...search, hits: [], kind: 'local' },
  'law-search-failed': { ...search, question: '工资', status: 'failed', hits: [] },
  'law-answer': { screen: 'law-answer', answer: unpaid, depth: 1 },
  'law-answer-urgent': { screen: 'law-answer', answer: { ...unpaid, urgent: true }, depth: 1 },
  'assistant-start': talk(),
  assistant: talk(asked, said({ kind: 'choose', by: 'question', options })),
  'assistant-topics': talk(
    own('孩子的事'),
    said({
      kind: 'choose',
      by: 'topic',
      options: ['children', 'minors', 'marriage'].map((id) => ({ id, text: id })),
    }),
  ),
  'assistant-answer': talk(
    asked,
    said({ kind: 'choose', by: 'question', options }),
    own(unpaid.question),
    said({ kind: 'answer', answer: unpaid }),
  ),
  'assistant-unsure': talk(
    own('天上的云'),
    said({ kind: 'say-more' }),
    own('云要下雨'),
    said({ kind: 'hand-over', hits: hits.slice(0, 2) }),
  ),
  'law-article': reading,
  'law-article-superseded': { ...reading, article: superseded },
  'law-article-printed': { ...reading, print: { status: 'printed', situation: null } },
  'law-article-unprinted': { ...reading, print: { status: 'failed', situation: 'paperOut' } },
  'law-article-digest': {
    ...reading,
    article: { ...article, paragraphs: null, references: [], referencedBy: [] },
  },
  'law-article-failed': { ...reading, status: 'failed', article: null },
  'law-contents': atContents,
  'law-contents-chapter': { ...atContents, path: ['第二章 劳动合同的订立'] },
  'law-contents-failed': { ...atContents, status: 'failed', contents: null },
}
