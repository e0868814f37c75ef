import type { Frame, Screen } from '../../session/screen.ts'
import { screens } from './views.ts'

/** Something to take a picture of: a screen, what lies over it, and what was touched on it before. */
export interface Scene {
  readonly screen: Screen
  readonly frame?: Partial<Frame>
  /** Controls touched in this order, as `action` or `action=value`. */
  readonly touch?: readonly string[]
  /** What must be there before the picture is taken, as `action`. */
  readonly awaits?: string
  /** One of the twelve that are shown in every combination (issue 3). */
  readonly main?: true
  /** Shown in every language; the others in those that hold every direction, writing and height of letters. */
  readonly everyLanguage?: true
}

const screenOf = (name: string): Screen => {
  const screen = screens[name]
  if (!screen) throw new Error(`no screen ${name} in views.ts`)
  return screen
}
const scene = (name: string, more: Omit<Scene, 'screen'> = {}): Scene => ({ screen: screenOf(name), ...more })
const main = (name: string, more: Omit<Scene, 'screen' | 'main'> = {}): Scene =>
  scene(name, { ...more, main: true })

const twelve: Record<string, Scene> = {
  attract: main('attract', { everyLanguage: true }),
  home: main('home', { everyLanguage: true }),
  'law-search': main('law-search', { everyLanguage: true }),
  'law-article': main('law-article'),
  'form-notice': main('form-notice'),
  'form-identity-card': main('form-identity-card'),
  'form-identity-typed': main('form-identity-typed', { touch: ['field=number'] }),
  'form-fields': main('form-fields', { everyLanguage: true }),
  'form-fields-writing': main('form-fields-writing', { touch: ['field=statement'], everyLanguage: true }),
  'form-check': main('form-check', { everyLanguage: true }),
  receipt: main('receipt', { everyLanguage: true }),
  'progress-result': main('progress-result'),
}

const accompany = { id: 'a', clerk: '李测试', code: '0420', reason: null } as const

const overlays: Record<string, Scene> = {
  'overlay-idle-warning': scene('form-check', { frame: { overlay: 'idle-warning', losesData: true } }),
  'overlay-emergency': scene('home', { frame: { overlay: 'emergency' }, everyLanguage: true }),
  'overlay-languages': scene('law-article', { frame: { overlay: 'languages' }, everyLanguage: true }),
  'overlay-display': scene('home', { frame: { overlay: 'display' } }),
  'overlay-cover': scene('form-check', { frame: { covered: true } }),
  'overlay-accompany-asking': scene('form-fields', {
    frame: { overlay: 'accompany', accompany: { ...accompany, state: 'asking' } },
  }),
  'overlay-accompany-offered': scene('form-fields', {
    frame: { overlay: 'accompany', accompany: { ...accompany, state: 'offered' } },
  }),
  'overlay-accompany-over': scene('form-fields', {
    frame: { overlay: 'accompany', accompany: { ...accompany, state: 'over', reason: 'nobody' } },
  }),
  'accompany-open': scene('form-fields-writing', { frame: { accompany: { ...accompany, state: 'open' } } }),
  'overlay-emergency-accompanied': scene('form-fields', {
    frame: { overlay: 'emergency', accompany: { ...accompany, state: 'open' } },
  }),
  'overlay-scan-refused': scene('home', { frame: { overlay: 'scan-refused' } }),
  'overlay-leave': scene('form-fields', { frame: { overlay: 'leave', losesData: true } }),
  'overlay-call-ringing': scene('home', { frame: { overlay: 'call', call: 'ringing' } }),
  'overlay-call-answered': scene('home', { frame: { overlay: 'call', call: 'answered' } }),
  'overlay-call-unreachable': scene('home', { frame: { overlay: 'call', call: 'unreachable' } }),
}

/** As long as a clerk may write. */
const DESK_MESSAGE =
  '本机打印纸用完了，今天下午换纸。要纸质回执的，请记下受理编号，到一楼司法所窗口（3号）找工作人员，马上给您打。'

const called = (number: string, window: number, own?: readonly [language: string, written: string]) => ({
  id: number,
  number,
  window,
  words: [
    { language: 'zh-CN', written: `请 ${number} 号到 ${window} 号窗口`, said: '' },
    ...(own ? [{ language: own[0], written: own[1], said: '' }] : []),
  ],
})
const CALLS = [
  called('012', 1, ['mn-Mong', '012 ᠳᠤᠭᠠᠷ 1 ᠴᠣᠩᠬᠣ ᠳᠤ ᠣᠴᠢᠭᠠᠷᠠᠢ']),
  called('009', 2, ['ug', '009-نومۇر 2-كۆزنەككە كەلسۇن']),
  called('011', 3),
  called('010', 4, ['bo', 'ཨང་ 010 སྒེའུ་ཁུང་ 4 ལ་ཕེབས་རོགས།']),
]
const QUEUE = { waiting: 3, next: '013', calls: [] }

const states: Record<string, Scene> = {
  'attract-message': scene('attract', { frame: { deskMessage: DESK_MESSAGE } }),
  'attract-called': scene('attract', { frame: { queue: { ...QUEUE, calls: CALLS.slice(0, 2) } } }),
  'attract-called-many': scene('attract', { frame: { queue: { ...QUEUE, calls: CALLS } } }),
  'attract-waiting': scene('attract', { frame: { queue: QUEUE } }),
  'home-called': scene('home', { frame: { queue: { ...QUEUE, calls: CALLS.slice(0, 2) } } }),
  'queue-topics-waiting': scene('queue-topics', { frame: { queue: QUEUE } }),
  'home-trouble': scene('home', {
    frame: {
      officeReachable: false,
      deskMessage: DESK_MESSAGE,
      devices: {
        idCard: { state: 'ready', since: '2026-11-22T10:00:00+08:00', simulated: true },
        socialCard: { state: 'ready', since: '2026-11-22T10:00:00+08:00', simulated: true },
        pagePrinter: { state: 'none', since: '2026-11-22T10:00:00+08:00', simulated: false },
        scanner: { state: 'ready', since: '2026-11-22T10:00:00+08:00', simulated: true },
        receiptPrinter: {
          state: 'fault',
          situation: 'paperOut',
          since: '2026-11-22T10:00:00+08:00',
          simulated: true,
        },
      },
    },
  }),
  'form-identity-card-broken': scene('form-identity-card', {
    frame: {
      devices: {
        idCard: { state: 'absent', since: '2026-11-22T10:00:00+08:00', simulated: true },
        socialCard: { state: 'none', since: '2026-11-22T10:00:00+08:00', simulated: false },
        pagePrinter: { state: 'none', since: '2026-11-22T10:00:00+08:00', simulated: false },
        scanner: { state: 'none', since: '2026-11-22T10:00:00+08:00', simulated: false },
        receiptPrinter: { state: 'ready', since: '2026-11-22T10:00:00+08:00', simulated: true },
      },
    },
  }),
  'receipt-sheets': scene('receipt', {
    frame: {
      devices: {
        idCard: { state: 'ready', since: '2026-11-22T10:00:00+08:00', simulated: true },
        socialCard: { state: 'none', since: '2026-11-22T10:00:00+08:00', simulated: false },
        pagePrinter: { state: 'ready', since: '2026-11-22T10:00:00+08:00', simulated: true },
        scanner: { state: 'none', since: '2026-11-22T10:00:00+08:00', simulated: false },
        receiptPrinter: { state: 'ready', since: '2026-11-22T10:00:00+08:00', simulated: true },
      },
    },
  }),
  'attract-campaign': scene('attract', { frame: { slide: 1, today: '2026-12-04' } }),
  'attract-slide': scene('attract', { frame: { slide: 1 } }),
  'attract-closed': scene('attract', { frame: { slide: 1, today: '2027-01-01' } }),
  'home-campaign': scene('home', { frame: { today: '2026-12-04' } }),
  'home-closed': scene('home', { frame: { today: '2027-01-01' } }),
  'home-speech': scene('home', { frame: { speech: { on: true, headphones: false } } }),
  'law-article-speech': scene('law-article', { frame: { speech: { on: true, headphones: false } } }),
  'form-fields-organisation-typing': scene('form-fields-organisation', { touch: ['field=creditCode'] }),
  'form-fields-place-typing': scene('form-fields-place', { touch: ['field=address'] }),
  'form-fields-place-far': scene('form-fields-place', { touch: ['place-far:address'] }),
  'form-fields-speech': scene('form-fields', { frame: { speech: { on: true, headphones: true } } }),
  'law-article-term': scene('law-article', { touch: ['term=劳动报酬'], awaits: 'close-term' }),
  'law-answer-term': scene('law-answer', { touch: ['term=支付令'], awaits: 'close-term' }),
  'law-search-typing': scene('law-search-idle', { touch: ['field=question'] }),
  'law-search-pinyin': scene('law-search-idle', {
    touch: ['field=question', 'keyboard=pinyin', 'key=l', 'key=i', 'key=h', 'key=u', 'key=n'],
    awaits: 'candidate',
  }),
  'progress-card': scene('progress-card'),
  'progress-supplement': scene('progress-supplement'),
  'progress-query-typing': scene('progress-query', { touch: ['field=acceptance-number'] }),
}

/** Every other screen of views.ts without more ado, so that a new one is never forgotten. */
const plain = Object.fromEntries(
  Object.keys(screens)
    .filter((name) => !(name in twelve))
    .map((name) => [name, scene(name)]),
)

export const scenes: Readonly<Record<string, Scene>> = { ...twelve, ...plain, ...states, ...overlays }
