import type { Boot, DevicesFact } from '../../api.ts'

/** On which all of it is seen. */
export const DAY = '2026-11-22'
const device = { state: 'ready', since: `${DAY}T10:00:00+08:00`, simulated: true } as const
export const devices: DevicesFact = {
  idCard: device,
  socialCard: device,
  receiptPrinter: device,
  pagePrinter: { ...device, state: 'none' },
  scanner: device,
}

export const text = (chinese: string) => ({ 'zh-CN': chinese })

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
export const staffFixture = [
  colleague('zhao', '赵演示', '所长'),
  colleague('qian', '钱演示', '司法助理员'),
  colleague('sun', '孙演示', '专职人民调解员'),
]

/** What the service says at the start of a demonstration office. */
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
    queue: { open: true, windows: 2, aloud: true },
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
