import type { GlossaryTerm, Suggestion } from '../../api.ts'

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
