import { operationsOf, type Role } from '../../server/permissions.ts'
import { profileView, type ProfileView } from '../../server/profile/api-types.ts'
import type { Level } from '../../../exchange/schemas/report.ts'
import type { RecordView, TypedRecord } from '../../server/ledgers/api-types.ts'
import type { ClosedPeriod, PeriodView } from '../../server/periods/api-types.ts'
import type { ContentView } from '../../server/content-packs/api-types.ts'
import type { ReportList, SentReportList } from '../../server/chain/chain-types.ts'
import type { ApplicationView, Call, DeskError, Kiosk, Person } from '../../server/desk-api-types.ts'

/** Fictitious rows for tests: persons, places and numbers that do not exist. */
const NOW = '2026-11-25T09:30:00+08:00'
const id = (n: number) => `0190f3c2-7c1e-7000-8000-${String(n).padStart(12, '0')}`
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
const OWN = id(700)

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

interface Answer {
  readonly status: number
  readonly body: unknown
}

/** The desk's API in memory: one account, one setup token, and a stream that tests push into. */
export class FakeOffice {
  loggedIn = true
  setupToken: string | null = null
  joinToken: string | null = null
  account = { name: 'zhangceshi', password: 'Lanhua-7-xiaolu' }
  failedLogins = 0
  /** The code of the authenticator app that is right just now; on once it was proven. */
  readonly code = '135246'
  secondFactor = false
  level: Level = 'township'
  /** Set by who looks at the office's own page. */
  profile: ProfileView['profile'] | null = null
  /** What the server works out of it. */
  whatHolds: (profile: ProfileView['profile'], today: string) => object = () => ({})
  /** What each version wrote. */
  profileChanges: string[][] = []
  sentReports: SentReportList['reports'] = []
  waitingReports: ReportList['reports'] = []
  /** The record of a ledger that is looked at, and its values as they are opened for writing. */
  record: RecordView | null = null
  recordValues: TypedRecord = {}
  /** The month that is looked at; closing it gives `closedMonth`. */
  month: PeriodView | null = null
  closedMonth: ClosedPeriod | null = null
  roles: Role[] = ['director', 'administrator']
  /** Nobody was there for a while. */
  locked = false
  applications: ApplicationView[] = []
  content: ContentView | null = null
  figureProblems: readonly { readonly field: string; readonly problem: string }[] = []
  kiosks: Kiosk[] = [kioskRow()]
  calls: Call[] = []
  people: Person[] = []
  scores: { score: number; count: number }[] = []
  /** Every request as `METHOD /path body`. */
  readonly log: string[] = []
  /** Set to answer everything like this; `html` as a proxy in between would. */
  broken: DeskError['code'] | 'html' | null = null
  #stream: ReadableStreamDefaultController<Uint8Array> | null = null

  push(kind: 'applications' | 'calls' | 'kiosks' | 'evaluations'): void {
    this.#stream?.enqueue(new TextEncoder().encode(`data: {"kind":"${kind}"}\n\n`))
  }

  readonly fetch = (url: string, init: RequestInit = {}): Promise<Response> => {
    const path = url.replace('/desk/api', '')
    if (path === '/events') return Promise.resolve(this.#events(init.signal ?? null))
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : {}
    const { status, body: answer } = this.answer(init.method ?? 'GET', path, body as Record<string, string>)
    return Promise.resolve(new Response(JSON.stringify(answer), { status }))
  }

  #events(signal: AbortSignal | null): Response {
    if (!this.loggedIn || this.locked) return new Response('', { status: 401 })
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#stream = controller
        signal?.addEventListener('abort', () => {
          this.#stream = null
          try {
            controller.close()
          } catch {
            // closed by the reader before
          }
        })
      },
    })
    return new Response(body)
  }

  answer(method: string, path: string, body: Record<string, string>): Answer {
    this.log.push(`${method} ${path}${method === 'POST' ? ` ${JSON.stringify(body)}` : ''}`)
    if (this.broken === 'html') return { status: 502, body: '<h1>bad gateway</h1>' }
    if (this.broken !== null) return failed(500, this.broken)
    if (path === '/setup') return this.#setup(body)
    if (path === '/join/name')
      return body['token'] === this.joinToken ? ok({ name: this.account.name }) : failed(410, 'setup-used')
    if (path === '/join') return this.#join(body)
    if (path === '/login') return this.#login(body)
    if (!this.loggedIn) return failed(401, 'login')
    if (path === '/unlock') return this.#unlock(body)
    if (this.locked && path !== '/logout') return failed(401, 'locked')
    const [, what, which, action] = path.split('/')
    switch (what) {
      case 'me':
        return ok({
          user: {
            id: OWN,
            name: this.account.name,
            roles: this.roles,
            restricted: [],
            operations: operationsOf({ roles: this.roles }),
          },
          office: {
            name: '青石镇司法所（演示）',
            address: '演示县青石镇和平路1号',
            hours: '星期一到星期五，上午9:00到12:00',
            phone: '0000-0000001',
            aidRole: 'station',
            aidInstitution: '演示县法律援助中心',
            level: this.level,
          },
          now: NOW,
        })
      case 'account':
        return this.#account(which, action, body)
      case 'profile':
        return this.#profile(method, which, body)
      case 'reports':
        return this.#report(which, action, path.split('/')[4], body)
      case 'records':
        return action === 'open' ? ok({ values: this.recordValues }) : ok(this.record)
      case 'periods':
        return this.#period(action)
      case 'content':
        if (which === 'figures')
          return this.figureProblems.length > 0
            ? { status: 422, body: { code: 'problems', message: '', problems: this.figureProblems } }
            : ok({ id: 'p9' })
        return method === 'GET' ? ok(this.content) : ok({ n: 9 })
      case 'logout':
        this.loggedIn = false
        return ok({})
      case 'applications':
        return which === undefined
          ? ok({ applications: this.applications })
          : this.#application(which, action, body)
      case 'calls':
        if (which === undefined) return ok({ calls: this.calls })
        this.calls = this.calls.map((call) =>
          call.id === which ? { ...call, state: action === 'answer' ? 'answered' : 'ended' } : call,
        )
        return ok({})
      case 'queue':
        return ok({
          open: false,
          windows: 1,
          tickets: [],
          today: { day: '2026-11-25', taken: 0, served: 0, left: 0, medianWait: null, longestWait: null },
        })
      case 'kiosks':
        if (which === undefined) return ok({ kiosks: this.kiosks, pack: 7 })
        this.kiosks = this.kiosks.map((kiosk) => (kiosk.id === which ? { ...kiosk, revokedAt: NOW } : kiosk))
        return ok({})
      case 'people':
        return method === 'GET'
          ? ok({ people: [personRow(0, { name: this.account.name, roles: this.roles }), ...this.people] })
          : this.#person(which, action, body)
      case 'enrolments':
        return ok({
          code: 'K7M4-QX2P-9RTA',
          fingerprint: '3F8A 11C2 77DE 90B4',
          qr: 'mingli-enrol:1?u=http%3A%2F%2F127.0.0.1%3A7800&c=K7M4QX2P9RTA&f=3F8A11C277DE90B4',
          expiresAt: '2026-11-25T09:45:00+08:00',
          tries: 5,
        })
      case 'evaluations': {
        const total = this.scores.reduce((sum, { count }) => sum + count, 0)
        const points = this.scores.reduce((sum, { score, count }) => sum + score * count, 0)
        return ok({ total, average: total === 0 ? null : points / total, scores: this.scores })
      }
      default:
        return failed(404, 'not-found')
    }
  }

  #setup({ token, name, password }: Record<string, string>): Answer {
    if (token !== this.setupToken) return failed(410, 'setup-used')
    this.setupToken = null
    this.account = { name: name!, password: password! }
    this.loggedIn = true
    return ok({})
  }

  #join({ token, password }: Record<string, string>): Answer {
    if (token !== this.joinToken) return failed(410, 'setup-used')
    this.joinToken = null
    this.account = { ...this.account, password: password! }
    this.loggedIn = true
    return ok({})
  }

  #unlock({ password }: Record<string, string>): Answer {
    if (password !== this.account.password) return failed(401, 'credentials')
    this.locked = false
    return ok({})
  }

  #login({ name, password, code }: Record<string, string>): Answer {
    if (this.failedLogins >= 5)
      return { status: 429, body: { code: 'limited', message: '', retryAfterSeconds: 900 } }
    if (name !== this.account.name || password !== this.account.password) {
      this.failedLogins++
      return failed(401, 'credentials')
    }
    if (this.secondFactor && code === undefined) return failed(401, 'second-factor')
    this.loggedIn = true
    return ok({})
  }

  #account(
    which: string | undefined,
    action: string | undefined,
    { current, next, code, password }: Record<string, string>,
  ): Answer {
    if (which === undefined) return ok({ secondFactor: this.secondFactor })
    if (which === 'password') {
      if (current !== this.account.password) return failed(403, 'credentials')
      this.account = { ...this.account, password: next! }
      return ok({})
    }
    if (action === undefined)
      return ok({ secret: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', uri: 'otpauth://totp/ceshi?secret=ABCDEFGH' })
    if (action === 'confirm' ? code !== this.code : password !== this.account.password)
      return failed(403, 'credentials')
    this.secondFactor = action === 'confirm'
    return ok({})
  }

  /** `/reports`, `/reports/:id/check`, `/reports/sent`, `/reports/sent/:subject/correct`. */
  #report(
    which: string | undefined,
    action: string | undefined,
    last: string | undefined,
    body: object,
  ): Answer {
    if (which === undefined) return ok({ reports: this.waitingReports })
    if (which !== 'sent') {
      this.waitingReports = this.waitingReports.filter(({ id }) => id !== which)
      return ok({})
    }
    if (last !== 'correct') return ok({ reports: this.sentReports })
    const correction = body as { service: string | null; disputeKind: string | null }
    const before = this.sentReports.find(({ subject }) => subject === action)!
    if (JSON.stringify(before.correction) === JSON.stringify(correction))
      return {
        status: 422,
        body: { code: 'problems', message: '', problems: [{ field: 'service', problem: 'same' }] },
      }
    this.sentReports = [
      { ...before, id: id(990), version: before.version + 1, status: 'sent', codes: [], correction },
      ...this.sentReports.map((row) => ({ ...row, latest: row.subject !== action && row.latest })),
    ]
    return ok({})
  }

  /** A version, of this desk or another. */
  writeProfile(profile: ProfileView['profile'], parts: string[]): void {
    this.profile = profile
    this.profileChanges.push(parts)
  }

  #period(action: string | undefined): Answer {
    if (!this.month) return failed(404, 'not-found')
    if (action === 'closed') return ok(this.closedMonth)
    if (action === 'close') {
      this.month = { ...this.month, state: 'closed', closedAt: NOW, closedBy: this.account.name }
      return ok({})
    }
    return ok(this.month)
  }

  /** Judged by the schema, as the server does. */
  #profile(method: string, which: string | undefined, body: object): Answer {
    if (which === 'versions') return ok({ versions: [] })
    if (method === 'GET')
      return ok({
        n: this.profileChanges.length,
        at: null,
        by: null,
        profile: this.profile,
        ...this.whatHolds(this.profile!, NOW.slice(0, 10)),
      })
    const { n, change } = body as { n: number; change: object }
    if (this.profileChanges.slice(n).some((parts) => parts.some((part) => part in change)))
      return failed(409, 'stale')
    const parsed = profileView.shape.profile.safeParse({ ...this.profile, ...change })
    if (!parsed.success) {
      const problems = parsed.error.issues.map(({ path, code }) => ({ field: path.join('.'), problem: code }))
      return { status: 422, body: { code: 'problems', message: '', problems } }
    }
    this.writeProfile(parsed.data, Object.keys(change))
    return ok({})
  }

  #person(which: string | undefined, action: string | undefined, body: object): Answer {
    const link = (whose: string) =>
      ok({ id: whose, fragment: '#join=one-time-token-3', expiresAt: '2026-11-26T09:30:00+08:00' })
    if (which === undefined) {
      const made = personRow(this.people.length + 1, { ...body, joined: false })
      if (this.people.some(({ name }) => name === made.name)) return failed(409, 'stale')
      this.people = [...this.people, made]
      return link(made.id)
    }
    const change: Partial<Person> =
      action === 'rights'
        ? body
        : action === 'link'
          ? { joined: false }
          : { disabledAt: action === 'disable' ? NOW : null }
    this.people = this.people.map((person) => (person.id === which ? { ...person, ...change } : person))
    return action === 'link' ? link(which) : ok({})
  }

  #application(which: string, action: string | undefined, body: Record<string, string>): Answer {
    const found = this.applications.find((row) => row.id === which)
    if (!found) return failed(404, 'not-found')
    if (action === 'unmask') return ok(FULL_IDENTITY)
    if (action === 'withdraw' && body['token'] !== TOKEN) return failed(403, 'not-proven')
    if (action === 'withdraw') body = { to: 'withdrawn' }
    const at = NOW
    const by = this.account.name
    const changed: ApplicationView =
      action === 'transition' || action === 'withdraw'
        ? {
            ...found,
            state: body['to'] as ApplicationView['state'],
            dueBy: body['to'] === 'in-review' ? found.dueBy : null,
            withdrawable: body['to'] !== 'withdrawn',
            moves: body['to'] === 'withdrawn' ? [] : found.moves.filter((move) => move.to !== body['to']),
            timeline: [
              ...found.timeline,
              {
                at,
                kind: 'state',
                state: body['to'] as ApplicationView['state'],
                by,
                note: body['note'] ?? null,
              },
            ],
          }
        : action === 'supplement'
          ? { ...found, supplement: { text: body['text']!, at } }
          : found
    this.applications = this.applications.map((row) => (row.id === which ? changed : row))
    return ok(changed)
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const failed = (status: number, code: DeskError['code']): Answer => ({ status, body: { code, message: '' } })

const other = (n: number, title: string, over: Partial<ApplicationView>) =>
  view(n, { title, dueBy: null, clocks: [], moves: [], ...over })

/** A busy morning, for looking at the page. */
export function busyOffice(): FakeOffice {
  const office = new FakeOffice()
  const received = (time: string) => `2026-11-${time}:00+08:00`
  office.applications = [
    view(17),
    view(16, {
      receivedAt: received('25T08:41'),
      applicant: { name: '阿*娜·测试', number: '000***********0026' },
      language: 'ug',
    }),
    view(15, {
      receivedAt: received('24T16:20'),
      state: 'in-review',
      dueBy: '2026-11-25',
      applicant: { name: '𠮷*试', number: '000***********0034' },
      supplement: {
        text: '请补交：1. 工资欠条或记工本；2. 工友的电话。交到本所一楼窗口。',
        at: received('24T17:05'),
      },
    }),
    view(14, {
      receivedAt: received('23T10:12'),
      dueBy: '2026-11-24',
      overdue: true,
      applicant: { name: '李*试', number: '000***********0042' },
    }),
    view(13, { receivedAt: received('20T11:00'), state: 'handed-over', dueBy: null }),
    view(12, { receivedAt: received('17T11:00'), state: 'given', dueBy: null }),
    view(11, { receivedAt: received('16T09:10'), state: 'not-given', dueBy: null }),
    view(10, { receivedAt: received('12T09:10'), state: 'assigned', dueBy: null }),
    view(9, { receivedAt: received('05T09:10'), state: 'closed', dueBy: null }),
    other(7, '申请人民调解', { procedure: 'mediation', state: 'accepted', dueBy: '2026-12-01' }),
    other(6, '预约', { procedure: 'booking', state: 'scheduled', restricted: true }),
    other(5, '申请人民调解', { procedure: 'mediation', state: 'agreed' }),
    other(4, '转介', { procedure: 'referral', state: 'failed' }),
    other(3, '投诉', { procedure: 'complaint', state: 'answered', applicant: null, identity: null }),
    view(2, { receivedAt: received('04T09:10'), state: 'withdrawn', dueBy: null }),
  ]
  office.kiosks = [
    kioskRow(),
    kioskRow({
      id: 'K-2',
      name: '便民服务中心',
      stationLetter: 'B',
      lastSeenAt: received('25T07:58'),
      envelopes: 6,
      gaps: [{ from: 5, to: 5 }],
    }),
    kioskRow({ id: 'K-3', name: '石桥村委会', stationLetter: 'C', lastSeenAt: null, envelopes: 0 }),
  ]
  office.calls = [
    callRow(),
    callRow({
      id: id(901),
      state: 'ended',
      screen: 'law-search',
      language: 'zh-CN',
      at: received('25T09:11'),
    }),
  ]
  office.scores = [
    { score: 5, count: 21 },
    { score: 4, count: 9 },
    { score: 3, count: 2 },
    { score: 1, count: 1 },
  ]
  return office
}
