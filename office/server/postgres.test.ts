import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { uuidv7 } from '../../base/ids.ts'
import { silentLogger } from '../../base/log.ts'
import { unwrap } from '../../base/result.ts'
import { createExchangeClient } from '../../exchange/client.ts'
import type { Envelope } from '../../exchange/schemas/envelope.ts'
import type { Report } from '../../exchange/schemas/report.ts'
import { issuePack } from './content-packs/issue.ts'
import { propose, release } from './content-packs/proposals.ts'
import * as types from './desk-api-types.ts'
import { listApplications } from './list.ts'
import { ROLES } from './permissions.ts'
import { FIRST_HASH, reportHash } from './chain/check-report.ts'
import { startOffice, type RunningOffice } from './start.ts'
import { NO_POSTGRES, postgresPrograms, startPostgres, type TestPostgres } from './store/test-postgres.ts'
import {
  deskOf,
  testDesk,
  testKiosk,
  testOffice,
  testProfile,
  useDatabases,
  type TestOffice,
} from './test-office.ts'

const isHere = postgresPrograms() !== undefined
if (!isHere) console.warn(NO_POSTGRES)

describe.skipIf(!isHere)('the office on PostgreSQL', () => {
  let server: TestPostgres
  beforeAll(async () => {
    server = await startPostgres()
    useDatabases(server.schema)
  })
  afterAll(() => server.stop())

  // Word for word the tests that the embedded store passes.
  describe('the desk', async () => {
    await import('./desk-api.test.ts')
  })
  describe('the exchange', async () => {
    await import('./exchange-api.test.ts')
  })
  describe('people', async () => {
    await import('./people.test.ts')
  })
  describe('the audit log', async () => {
    await import('./audit.test.ts')
  })
  describe('the ledgers', async () => {
    await import('./ledgers/ledgers.test.ts')
    await import('./ledgers/cards.test.ts')
    await import('./ledgers/hidden.test.ts')
    await import('./ledgers/photos.test.ts')
  })
  describe('tries', async () => {
    await import('./store/limits.test.ts')
  })
  describe('enrolments', async () => {
    await import('./enrolments.test.ts')
  })
  describe('who waits', async () => {
    await import('./queue/queue.test.ts')
  })
  describe('what is over', async () => {
    await import('./retention.test.ts')
    await import('./appraisal.test.ts')
  })
  describe('reports and closed months', async () => {
    await import('./chain/versions.test.ts')
    await import('./periods/closing-race.test.ts')
  })
  describe('how visits went', async () => {
    await import('./figures/usage.test.ts')
  })
  describe('content packs', async () => {
    await import('./content-packs/content-packs.test.ts')
  })
  describe('texts that no pack needs any more', async () => {
    await import('./content-packs/forget-texts.test.ts')
  })
  describe('files of content packs', async () => {
    await import('./content-packs/own-files.test.ts')
  })

  describe('two servers and two offices on one database', () => {
    let at: TestOffice
    let second: RunningOffice
    let neighbour: TestOffice
    const neighbourCode = '000000100002'
    let databaseUrl: string

    beforeAll(async () => {
      databaseUrl = (await server.schema()).url
      at = await testOffice({ databaseUrl })
      const { data, clock } = at
      const same = { profile: testProfile, host: '127.0.0.1', port: 0, clock, log: silentLogger }
      second = unwrap(await startOffice({ ...same, data, databaseUrl }))
      neighbour = await testOffice({
        databaseUrl,
        profile: { ...testProfile, officeCode: neighbourCode, shortCode: 'QT02' },
      })
    })
    afterAll(async () => {
      await second.stop()
      await neighbour.end()
      await at.end()
    })

    test('two servers of one office: an envelope that comes to both at once is stored once', async () => {
      const kiosk = await testKiosk(at)
      const { envelope, number, token } = await kiosk.confirm()
      const other = (body: unknown) =>
        fetch(`http://127.0.0.1:${second.port}/v1/envelopes`, { method: 'POST', body: JSON.stringify(body) })
      const answers = await Promise.all([
        kiosk.deliver(envelope),
        other(envelope),
        kiosk.deliver(envelope),
        other(envelope),
      ])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 201])
      expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)

      const late = [await kiosk.confirm(), await kiosk.confirm()]
      await kiosk.deliver(late[1]!.envelope)
      expect(await at.office.store.selectFrom('seqGap').select(['fromSeq', 'toSeq']).execute()).toEqual([
        { fromSeq: 2, toSeq: 2 },
      ])
      await other(late[0]!.envelope)
      expect(await at.office.store.selectFrom('seqGap').selectAll().execute()).toEqual([])

      const desk = testDesk({ ...at, setupUrl: second.setupUrl })
      expect((await desk.setUp()).status).toBe(200)
      const { id } = envelope.header
      const moves = await Promise.all(
        [1, 2].map(() => desk.post(`/applications/${id}/transition`, { to: 'handed-over' })),
      )
      expect(moves.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
      expect(unwrap(await kiosk.client.progress(number, { kind: 'token', token }))).toMatchObject({
        found: true,
        states: [{ state: 'received' }, { state: 'handed-over' }],
      })
      expect(
        (await listApplications(at.data, testProfile.officeCode, databaseUrl)).map((row) => row.number),
      ).toContain(number)
    })

    test('two servers of one county take the reports of several offices at the same time, each once and in its chain', async () => {
      const [REPORTS, CHILDREN] = [8, 4]
      const profile = { ...testProfile, officeCode: '000000100003', shortCode: 'QT03' }
      const county = await testOffice({ databaseUrl, profile, level: 'county' })
      const { data, clock } = county
      const same = { profile, level: 'county', host: '127.0.0.1', port: 0, clock, log: silentLogger } as const
      const other = unwrap(await startOffice({ ...same, data, databaseUrl }))
      const post = (port: number, envelope: Envelope) =>
        fetch(`http://127.0.0.1:${port}/v1/envelopes`, { method: 'POST', body: JSON.stringify(envelope) })
      try {
        const children = await Promise.all(
          Array.from({ length: CHILDREN }, async (_, child) => {
            const kiosk = await testKiosk(county, `下级 ${child}`)
            const code = `00000020000${child}`
            await county.office.store
              .updateTable('kiosk')
              .set({ childOffice: code, childLevel: 'township' })
              .where('id', '=', kiosk.registration.enrolment.kioskId)
              .execute()
            return { kiosk, code }
          }),
        )
        // Each office in its order, all of them at once, and every report to both servers at the same moment.
        const statuses = await Promise.all(
          children.map(async ({ kiosk, code }, child) => {
            let prevHash = FIRST_HASH
            const all: number[] = []
            for (let n = 1; n <= REPORTS; n++) {
              const report: Report = {
                kind: 'report',
                id: uuidv7(clock.now()),
                op: 'create',
                subject: `261123-QT1${child}-A${String(n).padStart(4, '0')}-1`,
                version: 1,
                orgFrom: { code, level: 'township' },
                createdAt: '2026-11-23T10:00:00+08:00',
                prevHash,
                body: {
                  schema: 'case-record@1',
                  period: '2026-11',
                  service: '03',
                  channel: 'kiosk',
                  state: 'received',
                  receivedOn: '2026-11-23',
                  disputeKind: '07',
                  person: null,
                },
              }
              prevHash = reportHash(report)
              const { envelope } = await kiosk.store(() => report, false)
              const answers = await Promise.all([county.port, other.port].map((port) => post(port, envelope)))
              all.push(...answers.map(({ status }) => status))
            }
            return { all, prevHash }
          }),
        )
        for (const { all } of statuses) {
          expect(all.toSorted((a, b) => a - b)).toEqual([
            ...Array.from({ length: REPORTS }, () => 200),
            ...Array.from({ length: REPORTS }, () => 201),
          ])
        }
        const stored = await county.office.store.selectFrom('report').select(['status', 'codes']).execute()
        expect(stored).toEqual(
          Array.from({ length: REPORTS * CHILDREN }, () => ({ status: 'waiting', codes: '[]' })),
        )
        const heads = await county.office.store
          .selectFrom('kiosk')
          .select('lastReport')
          .where('childOffice', 'is not', null)
          .execute()
        expect(new Set(heads.map(({ lastReport }) => lastReport))).toEqual(
          new Set(statuses.map(({ prevHash }) => prevHash)),
        )
      } finally {
        await other.stop()
        await county.end()
      }
    })

    test('two servers of one office: of one version of the profile they issue one pack, which both serve', async () => {
      const kiosk = await testKiosk(at, '两台服务器')
      const first = unwrap(await kiosk.client.pack())
      const body = JSON.stringify({ ...testProfile, phone: '0000-7654321' })
      const version = { n: 1, at: at.clock.now().toISOString(), by: '甲', what: '["phone"]', body }
      await at.office.store.insertInto('profileVersion').values(version).execute()
      const issued = await Promise.all([at, second, at, second].map(({ office }) => issuePack(office)))
      expect(issued).toEqual([1, 1, 1, 1].map(() => first.n + 1))
      const url = `http://127.0.0.1:${second.port}`
      const registration = () => kiosk.registration
      const other = unwrap(createExchangeClient({ url, registration, clock: at.clock }))
      expect(unwrap(await other.pack())).toEqual(unwrap(await kiosk.client.pack()))
      expect(unwrap(await other.heartbeat()).pack).toBe(first.n + 1)
    })

    test('two releases at once at two servers: no two packs of one number, and no file is lost', async () => {
      const put = async (path: string) => unwrap(await propose(at.office, '甲', [{ path, text: '{}' }]))
      const ids = [await put('locales/zh-CN/one.json'), await put('locales/zh-CN/two.json')]
      const releaseAll = () =>
        Promise.all([at, second].map(({ office }, i) => release(office, '乙', ids[i]!)))
      // Who comes second finds content changed under the check, and does it once more.
      const first = await releaseAll()
      const again = await releaseAll()
      const numbers = [...first, ...again].flatMap((done) => (done.ok ? [done.value] : []))
      expect(numbers).toHaveLength(2)
      expect(new Set(numbers).size).toBe(2)
      const kiosk = await testKiosk(at, '同时放行')
      const { n, files } = unwrap(await kiosk.client.pack())
      expect(n).toBe(Math.max(...numbers))
      expect(files.map(({ path }) => path)).toEqual([
        'locales/zh-CN/one.json',
        'locales/zh-CN/two.json',
        'office.yaml',
      ])
    }, 120_000)

    test.each(ROLES)('a %s of the neighbouring office sees, opens and changes nothing here', async (role) => {
      const kiosk = await testKiosk(at, `一体机 ${role}`)
      const { envelope } = await kiosk.confirm({ form: 'mediation', procedure: 'mediation' })
      expect((await kiosk.deliver(envelope)).status).toBe(201)
      const { id } = envelope.header
      const own = await deskOf(at, `本所 ${role}`, { roles: [role] })
      const other = await deskOf(neighbour, `邻所 ${role}`, { roles: [role] })
      // With its cookie it is nobody at this office's address.
      const stranger = testDesk(at)
      stranger.enter(other.cookie().split('=')[1]!)
      expect((await stranger.get('/me')).status).toBe(401)

      const before = await rows()
      const found = await Promise.all([
        other.get(`/applications/${id}`),
        other.post(`/applications/${id}/unmask`),
        other.post(`/applications/${id}/transition`, { to: 'in-review' }),
        other.post(`/applications/${id}/supplement`, { text: '材料' }),
        other.post(`/kiosks/${kiosk.registration.enrolment.kioskId}/revoke`),
        other.post(`/people/${own.id}/disable`),
        other.post(`/people/${own.id}/rights`, { roles: ['clerk'], restricted: [] }),
        other.post(`/people/${own.id}/link`),
      ])
      expect(found.filter(({ status }) => status !== 403 && status !== 404)).toEqual([])
      for (const path of ['/applications', '/people', '/kiosks'])
        expect(await (await other.get(path)).text()).not.toContain(path === '/people' ? own.id : id)
      expect(await rows()).toEqual(before)
    })

    /** All of this office, as its own server sees it. */
    async function rows() {
      const { store } = at.office
      return {
        applications: await store.selectFrom('application').selectAll().orderBy('id').execute(),
        events: await store.selectFrom('applicationEvent').selectAll().orderBy('applicationId').execute(),
        clerks: await store.selectFrom('clerk').selectAll().orderBy('id').execute(),
        kiosks: await store.selectFrom('kiosk').select(['id', 'revokedAt']).orderBy('id').execute(),
      }
    }

    test('what comes to one server is told at the desks of the other within five seconds, and to no other office', async () => {
      const kiosk = await testKiosk(at, '别处的一体机')
      const heard = new Set<string>()
      const elsewhere = new Set<string>()
      const ends = [
        second.office.hub.listen((topic) => heard.add(topic)),
        neighbour.office.hub.listen((topic) => elsewhere.add(topic)),
      ]
      const soon = (topic: string) =>
        vi.waitFor(() => expect(heard).toContain(topic), { timeout: 5_000, interval: 20 })
      await kiosk.deliver((await kiosk.confirm()).envelope)
      await soon('applications')
      heard.clear()
      unwrap(
        await kiosk.client.heartbeat({ troubles: [{ device: 'receiptPrinter', situation: 'paperOut' }] }),
      )
      await soon('kiosks')
      const desk = await deskOf(at, '看机器', { roles: ['director'] })
      const seen = await fetch(`http://127.0.0.1:${second.port}/desk/api/kiosks`, {
        headers: { cookie: desk.cookie() },
      })
      const { kiosks } = types.kioskList.parse(await seen.json())
      expect(kiosks.find(({ name }) => name === '别处的一体机')!.troubles).toEqual([
        { device: 'receiptPrinter', situation: 'paperOut' },
      ])

      expect([...elsewhere]).toEqual([])

      // Somebody cuts the line: it is made anew, and all is looked at once more.
      const admin = new pg.Client({ connectionString: databaseUrl })
      await admin.connect()
      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' OR query LIKE 'SELECT pg_notify%'`,
      )
      await admin.end()
      heard.clear()
      await vi.waitFor(() => expect(heard).toContain('reports'), { timeout: 10_000, interval: 50 })
      heard.clear()
      await kiosk.deliver((await kiosk.confirm()).envelope)
      await vi.waitFor(() => expect(heard).toContain('applications'), { timeout: 10_000, interval: 50 })
      for (const end of ends) end()
    })

    test('an envelope for one office is refused by the other', async () => {
      const kiosk = await testKiosk(at, '走错门')
      const { envelope } = await kiosk.confirm()
      expect((await neighbour.post('/v1/envelopes', envelope)).status).toBe(401)
      expect(
        types.applicationList.parse(
          await (
            await (await deskOf(neighbour, '邻所', { roles: ['director'] })).get('/applications')
          ).json(),
        ).applications,
      ).toEqual([])
    })

    test('keys of another office are refused', async () => {
      const { clock, directory } = at
      const same = { profile: testProfile, host: '127.0.0.1', port: 0, clock, log: silentLogger }
      const started = await startOffice({ ...same, data: `${directory}/foreign`, databaseUrl })
      expect(started).toMatchObject({ ok: false, error: expect.stringContaining('foreign.keys') })
    })

    test('an office whose code was changed in the profile does not begin anew beside its own data', async () => {
      const { clock, data } = at
      const profile = { ...testProfile, officeCode: '000000100009' }
      const same = { host: '127.0.0.1', port: 0, clock, log: silentLogger }
      const started = await startOffice({ ...same, profile, data, databaseUrl })
      expect(started).toMatchObject({ ok: false, error: expect.stringContaining(testProfile.officeCode) })
    })
  })
})
