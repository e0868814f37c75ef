import { operationsOf, type Role } from '../../server/permissions.ts'
import { profileView, type ProfileView } from '../../server/profile/api-types.ts'
import type { Level } from '../../../exchange/schemas/report.ts'
import type { RecordView, TypedRecord } from '../../server/ledgers/api-types.ts'
import type { ClosedPeriod, PeriodView } from '../../server/periods/api-types.ts'
import type { ContentView } from '../../server/content-packs/api-types.ts'
import type { ReportList, SentReportList } from '../../server/chain/chain-types.ts'
import type { ApplicationView, Call, DeskError, Kiosk, Person } from '../../server/desk-api-types.ts'
import { NOW, id, TOKEN, FULL_IDENTITY, kioskRow, OWN, personRow } from './samples.ts'

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
