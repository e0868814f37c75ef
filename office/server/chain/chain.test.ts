import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { silentLogger } from '../../../base/log.ts'
import { unwrap } from '../../../base/result.ts'
import { aggregate, LEVELS, type Level } from '../../../exchange/schemas/report.ts'
import { createEnrolmentCode } from '../enrolments.ts'
import { startOffice } from '../start.ts'
import { deskOf, testDesk, testKiosk, testOffice, testProfile, type TestOffice } from '../test-office.ts'
import { closedPeriod } from '../periods/api-types.ts'
import * as types from './chain-types.ts'
import { connectParent } from './connect.ts'
import type { Relay } from './relay.ts'

const PERIOD = '2026-11'
const PERSON = { name: '链测试甲', number: '000000199001010018' }

interface Node {
  at: TestOffice
  desk: ReturnType<typeof testDesk>
  relay: Relay | undefined
}
const nodes = new Map<Level, Node>()
const node = (level: Level): Node => nodes.get(level)!
let kiosk: Awaited<ReturnType<typeof testKiosk>>
/** Every envelope that a relay sent, in order. */
const sent: { to: Level; body: string }[] = []

beforeAll(async () => {
  const realFetch = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    const to = LEVELS.find((level) => nodes.get(level) && url === `${node(level).at.url}/v1/envelopes`)
    if (to && typeof init?.body === 'string') sent.push({ to, body: init.body })
    return realFetch(url, init)
  })
  for (const [i, level] of LEVELS.entries()) {
    const profile = { ...testProfile, officeCode: `00000010000${i + 1}`, shortCode: `QT0${i + 1}` }
    const at = await testOffice({ level, profile })
    nodes.set(level, { at, desk: await deskOf(at, '值班员', { roles: ['director'] }), relay: undefined })
  }
  for (const [i, level] of LEVELS.slice(0, -1).entries()) {
    const child = node(level).at.office
    const parent = node(LEVELS[i + 1]!).at
    const { code } = await createEnrolmentCode(parent.office, level, {
      code: child.profile.officeCode,
      level,
    })
    const options = { data: node(level).at.data, url: parent.url, code }
    node(level).relay = unwrap(
      await connectParent(child, { ...options, backoff: { firstMs: 5, longestMs: 20 } }),
    )
  }
  kiosk = await testKiosk(node('township').at)
})
afterAll(async () => {
  for (const { relay } of nodes.values()) await relay?.stop()
  for (const { at } of nodes.values()) await at.end()
  vi.unstubAllGlobals()
})

/** Lets everything that can flow flow, level by level. */
async function flow(levels: readonly Level[] = LEVELS): Promise<void> {
  for (const level of levels) {
    const { relay } = node(level)
    await relay?.tick()
    await vi.waitFor(() => expect(relay?.waiting() ?? 0).toBe(0), { timeout: 5_000, interval: 5 })
  }
  for (const level of levels) await node(level).relay?.tick()
}
/** A month is closed when it is over. Everybody logs in anew. */
async function nextMonth(): Promise<void> {
  for (const one of nodes.values()) {
    one.at.clock.advance(9 * 86_400_000)
    one.desk = await deskOf(one.at, '值班员甲', { roles: ['director'] })
  }
}
async function receive(count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let i = 0; i < count; i++) {
    const { envelope, number } = await kiosk.confirm({
      identity: { method: 'typed', document: 'resident', sex: 'unknown', birth: '1990-01-01', ...PERSON },
      confirmedAt: '2026-11-23T09:00:00+08:00',
    })
    expect((await kiosk.deliver(envelope)).status).toBe(201)
    numbers.push(number)
  }
  return numbers
}
const waiting = async () =>
  types.reportList.parse(await (await node('county').desk.get('/reports')).json()).reports
async function check(codes: readonly string[] = []): Promise<void> {
  for (const { id } of await waiting())
    expect((await node('county').desk.post(`/reports/${id}/check`, { codes })).status).toBe(200)
}
const total = async (level: Level = 'ministry') =>
  aggregate.parse(await (await node(level).desk.get(`/periods/${PERIOD}/figures`)).json()).total
const ownReports = async (level: Level) =>
  types.sentReportList.parse(await (await node(level).desk.get('/reports/sent')).json()).reports

describe('from the township to the ministry', () => {
  test('a case is checked at the county and counted above, each hop acknowledged', async () => {
    await receive(7)
    await flow()
    const [first] = await waiting()
    expect(await waiting()).toHaveLength(7)
    expect(first!.record).toMatchObject({ service: '02', person: { name: '链＊＊＊' } })
    expect(await total('county')).toBeNull()
    await check()
    await flow()
    for (const level of LEVELS.slice(1)) expect([level, await total(level)]).toEqual([level, 7])
    for (const level of LEVELS.slice(0, -1))
      expect(new Set((await ownReports(level)).map(({ status }) => status))).toEqual(new Set(['accepted']))
  })

  test('fewer than five are told nowhere above the county as a number', async () => {
    const { cells } = aggregate.parse(
      await (await node('ministry').desk.get(`/periods/${PERIOD}/figures`)).json(),
    )
    expect(cells).toEqual([{ service: '02', channel: 'kiosk', state: 'received', count: 7 }])
    const id = (await node('township')
      .at.office.store.selectFrom('application')
      .select('id')
      .executeTakeFirst())!.id
    await node('township').desk.post(`/applications/${id}/transition`, { to: 'in-review' })
    await flow()
    await check()
    await flow()
    const after = aggregate.parse(
      await (await node('ministry').desk.get(`/periods/${PERIOD}/figures`)).json(),
    )
    expect(after.total).toBe(7)
    // Six of seven would tell that it is one.
    expect(after.cells).toEqual([
      { service: '02', channel: 'kiosk', state: 'in-review', count: null },
      { service: '02', channel: 'kiosk', state: 'received', count: null },
    ])
  })

  test('a node that is down for a while loses nothing', async () => {
    const city = node('city')
    await city.relay?.stop()
    await city.at.stop()
    await receive(1)
    await flow(['township'])
    await check()
    await node('county').relay!.tick()
    expect(node('county').relay!.waiting()).toBeGreaterThan(0)
    expect(await total()).toBe(7)
    const again = unwrap(
      await startOffice({
        data: city.at.data,
        profile: city.at.office.profile,
        level: 'city',
        host: '127.0.0.1',
        port: city.at.port,
        clock: city.at.clock,
        log: silentLogger,
      }),
    )
    city.at = { ...city.at, ...again, end: async () => again.stop() }
    city.desk = await deskOf(city.at, '第二天', { roles: ['director'] })
    city.relay = unwrap(
      await connectParent(again.office, {
        data: city.at.data,
        url: node('province').at.url,
        backoff: { firstMs: 5, longestMs: 20 },
      }),
    )
    await flow()
    expect(await total()).toBe(8)
  })

  test('messages that come again change nothing', async () => {
    const before = await Promise.all(LEVELS.slice(1).map((level) => total(level)))
    // What is sent here is noted down too: only what came before comes again.
    const again = sent.slice()
    for (const { to, body } of again) {
      const answer = await node(to).at.post('/v1/envelopes', body)
      expect(answer.status).toBe(200)
    }
    await flow()
    expect(await Promise.all(LEVELS.slice(1).map((level) => total(level)))).toEqual(before)
  })

  test('what the county sends back counts once it is right: exactly one more', async () => {
    const [number] = await receive(1)
    await flow()
    await check(['E202'])
    await flow()
    expect(await total()).toBe(8)
    expect((await ownReports('township'))[0]).toMatchObject({
      subject: number,
      version: 1,
      status: 'rejected',
      codes: ['E202'],
    })
    const correct = (subject: string) =>
      node('township').desk.post(`/reports/sent/${subject}/correct`, { service: '03', disputeKind: '07' })
    expect((await correct('nothing')).status).toBe(404)
    expect((await correct(number!)).status).toBe(200)
    // Said again without a change it is no third version.
    expect((await correct(number!)).status).toBe(422)
    await flow()
    const [second] = await waiting()
    expect(second).toMatchObject({
      subject: number,
      version: 2,
      record: { service: '03', disputeKind: '07' },
    })
    await check()
    await flow()
    expect(await total()).toBe(9)
    const [latest, before] = await ownReports('township')
    expect(latest).toMatchObject({ version: 2, status: 'accepted', latest: true })
    expect(latest!.correction).toEqual({ service: '03', disputeKind: '07' })
    expect(before).toMatchObject({ version: 1, status: 'rejected', latest: false })
  })

  test('a closed month takes no more', async () => {
    expect((await node('county').desk.post(`/periods/${PERIOD}/close`)).status).toBe(409)
    await nextMonth()
    expect((await node('county').desk.post(`/periods/${PERIOD}/close`)).status).toBe(200)
    expect((await node('county').desk.post(`/periods/${PERIOD}/close`)).status).toBe(409)
    await receive(1)
    await flow()
    expect((await ownReports('township'))[0]).toMatchObject({ status: 'rejected', codes: ['E701'] })
    expect(await total()).toBe(9)
  })

  test('what is put right afterwards goes up as a version with its reason; the closed figures stay as they were', async () => {
    for (const level of LEVELS.slice(2))
      expect((await node(level).desk.post(`/periods/${PERIOD}/close`)).status).toBe(200)
    const closed = async (level: Level) =>
      closedPeriod.parse(await (await node(level).desk.get(`/periods/${PERIOD}/closed`)).json())
    const cellsOf = async (level: Level) =>
      aggregate
        .parse(await (await node(level).desk.get(`/periods/${PERIOD}/figures`)).json())
        .cells.map(({ service, count }) => [service, count])
    const before = await cellsOf('ministry')
    const { subject } = (await ownReports('township')).find(({ status }) => status === 'accepted')!
    const correct = (reason?: string) =>
      node('township').desk.post(`/reports/sent/${subject}/correct`, {
        service: '04',
        disputeKind: null,
        reason,
      })
    const newest = async () => (await ownReports('township')).find((one) => one.subject === subject)

    expect((await correct()).status).toBe(200)
    await flow()
    expect(await newest()).toMatchObject({ status: 'rejected', codes: ['E701'] })
    expect((await correct('窗口报错了类别')).status).toBe(200)
    await flow()
    expect(await waiting()).toMatchObject([{ subject, reason: '窗口报错了类别' }])
    await check()
    await flow()
    expect(await newest()).toMatchObject({ status: 'accepted' })
    expect(await total()).toBe(9)
    const after = await cellsOf('ministry')
    expect(before.map(([service]) => service)).not.toContain('04')
    expect(after).toContainEqual(['04', null])
    for (const level of LEVELS.slice(1)) {
      const { figures, corrections } = await closed(level)
      expect(figures!.cells.map(({ service }) => service)).not.toContain('04')
      expect([level, corrections.map(({ reason, status }) => [reason, status])]).toEqual([
        level,
        [[level === 'county' ? '窗口报错了类别' : '期间关闭后下级更正', 'accepted']],
      ])
    }
  })

  test('no person and no number of a case is in any database above the county', async () => {
    const numbers = await node('township')
      .at.office.store.selectFrom('application')
      .select('number')
      .execute()
    for (const level of ['city', 'province', 'ministry'] as const) {
      const { data } = node(level).at
      const bytes = Buffer.concat(readdirSync(data).map((name) => readFileSync(join(data, name))))
      // The scan can find: what is counted lies there in the clear.
      expect(bytes.includes('aggregate@1')).toBe(true)
      for (const text of [PERSON.name, PERSON.number, ...numbers.map(({ number }) => number)])
        expect(bytes.includes(text)).toBe(false)
      expect(
        await node(level)
          .at.office.store.selectFrom('report')
          .select('id')
          .where('bodySealed', 'is not', null)
          .execute(),
      ).toEqual([])
    }
  })

  test('a kiosk cannot report, and an office sends no applications', async () => {
    const { envelope } = await kiosk.store(
      () => ({
        kind: 'report',
        id: '01a20621-ad00-7829-bb51-c8c1ce11ec46',
        op: 'create',
        subject: 'x',
        version: 1,
        orgFrom: { code: '000000100001', level: 'township' },
        createdAt: '2026-11-23T09:00:00+08:00',
        prevHash: '0'.repeat(64),
        body: {},
      }),
      false,
    )
    expect((await kiosk.deliver(envelope)).status).toBe(400)
  })
})
