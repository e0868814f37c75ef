import type { ApplicationView, Call, Kiosk, Person } from '../../server/desk-api-types.ts'

/** Fictitious rows for tests: persons, places and numbers that do not exist. */
export const NOW = '2026-11-25T09:30:00+08:00'
export const id = (n: number) => `0190f3c2-7c1e-7000-8000-${String(n).padStart(12, '0')}`
const KIOSK_NAME = '一楼大厅东侧'

export function view(n: number, over: Partial<ApplicationView> = {}): ApplicationView {
  return {
    id: id(n),
    number: `261125-QT01-A${String(n).padStart(4, '0')}-8`,
    title: '申请法律援助',
    state: 'received',
    receivedAt: '2026-11-25T09:02:00+08:00',
    applicant: { name: '张*试', number: '000***********0018' },
    organisation: null,
    language: 'zh-CN',
    procedure: 'legal-aid',
    via: 'kiosk',
    restricted: false,
    dueBy: '2026-11-26',
    overdue: false,
    kiosk: KIOSK_NAME,
    identity: { method: 'card', document: 'resident' },
    signature: null,
    summary: [
      { id: 'matter', label: '您遇到的是哪一类事？', value: '打工、工资', onReceipt: true },
      {
        id: 'story',
        label: '事情的经过',
        value: '在演示工地干活三个月，没有拿到工资。',
        onReceipt: false,
        byClerk: true,
      },
    ],
    timeline: [{ at: '2026-11-25T09:02:00+08:00', kind: 'state', state: 'received', by: null, note: null }],
    supplement: null,
    moves: [
      { to: 'in-review', needs: 'nothing', final: false },
      { to: 'handed-over', needs: 'nothing', final: false },
    ],
    sameMatter: [],
    records: [],
    unwritten: [],
    withdrawable: true,
    clocks: [
      { id: 'hand-over', whose: 'office', by: '2026-11-26', basis: null, metAt: null, running: true },
      {
        id: 'decision',
        whose: 'other',
        by: '2026-12-02',
        basis: '法律援助法第四十三条',
        metAt: null,
        running: true,
      },
    ],
    ...over,
  }
}

/** The token on the receipt of every application here. */
export const TOKEN = 'A2B3C4D5'

export const FULL_IDENTITY = {
  method: 'card',
  document: 'resident',
  name: '张测试',
  number: '000000199001010018',
  sex: 'male',
  birth: '1990-01-01',
  ethnicity: '01',
  address: '演示县青石镇测试村1号',
  validTo: 'long-term',
} as const

export const kioskRow = (over: Partial<Kiosk> = {}): Kiosk => ({
  id: 'K-1',
  name: KIOSK_NAME,
  stationLetter: 'A',
  lastSeenAt: '2026-11-25T09:29:30+08:00',
  revokedAt: null,
  envelopes: 17,
  troubles: [],
  gaps: [],
  message: null,
  restart: null,
  content: { version: '2026-11-20+0a1b2c3d', pack: 7, refused: null },
  ...over,
})

export const callRow = (over: Partial<Call> = {}): Call => ({
  id: id(900),
  kiosk: KIOSK_NAME,
  screen: 'form-check',
  language: 'ug',
  state: 'ringing',
  at: '2026-11-25T09:29:50+08:00',
  answeredBy: null,
  ...over,
})

/** Whose desk it is: logged in here. */
export const OWN = id(700)

export const personRow = (n: number, over: Partial<Person> = {}): Person => ({
  id: id(700 + n),
  name: `ceshi${n}`,
  roles: ['clerk'],
  restricted: [],
  createdAt: NOW,
  disabledAt: null,
  joined: true,
  secondFactor: false,
  ...over,
})
