import { afterEach, expect, test } from 'vitest'
import { uuidv7 } from '../../../base/ids.ts'
import type { Report } from '../../../exchange/schemas/report.ts'
import { deskOf, testKiosk, testOffice, testProfile, type TestOffice } from '../test-office.ts'
import { reportList } from './chain-types.ts'
import { FIRST_HASH, reportHash } from './check-report.ts'
import { countPeriod } from './count.ts'
import { collectReports } from './outgoing.ts'

let at: TestOffice | undefined
afterEach(async () => {
  await at?.end()
  at = undefined
})

const CHILD = '000000100001'
const body = {
  schema: 'case-record@1',
  period: '2026-11',
  service: '03',
  channel: 'kiosk',
  state: 'received',
  receivedOn: '2026-11-23',
  disputeKind: '07',
  person: null,
}

/** A county, and an office below that reports versions of cases to it. */
async function county() {
  const profile = { ...testProfile, officeCode: '000000100003', shortCode: 'QT03' }
  at = await testOffice({ level: 'county', profile })
  const child = await testKiosk(at, '下级')
  await at.office.store
    .updateTable('kiosk')
    .set({ childOffice: CHILD, childLevel: 'township' })
    .where('id', '=', child.registration.enrolment.kioskId)
    .execute()
  const desk = await deskOf(at, '县里', { roles: ['director'] })
  const { clock } = at
  let prevHash = FIRST_HASH
  async function send(subject: string, version: number, change: object = {}): Promise<string> {
    const report: Report = {
      kind: 'report',
      id: uuidv7(clock.now()),
      op: version === 1 ? 'create' : 'correct',
      subject,
      version,
      orgFrom: { code: CHILD, level: 'township' },
      createdAt: '2026-11-23T10:00:00+08:00',
      prevHash,
      body: { ...body, ...change },
    }
    prevHash = reportHash(report)
    const { envelope } = await child.store(() => report, false)
    expect((await child.deliver(envelope)).status).toBe(201)
    return report.id
  }
  const check = async (id: string) => (await desk.post(`/reports/${id}/check`, { codes: [] })).status
  const figures = async () => countPeriod(at!.office, '2026-11')
  return { office: at.office, desk, send, check, figures }
}

test('two versions wait: whichever is checked first, the newer one counts, and only one', async () => {
  const { desk, send, check, office } = await county()
  const counted = async () =>
    office.store.selectFrom('report').select('id').where('status', '=', 'accepted').execute()
  const [a1, a2] = [await send('A', 1), await send('A', 2, { service: '04' })]
  expect(await check(a2)).toBe(200)
  // The older one has nothing to wait for any more.
  expect(reportList.parse(await (await desk.get('/reports')).json()).reports).toEqual([])
  expect(await check(a1)).toBe(409)
  expect(await counted()).toEqual([{ id: a2 }])

  const [b1, b2] = [await send('B', 1), await send('B', 2)]
  expect([await check(b1), await check(b2)]).toEqual([200, 200])
  expect((await counted()).map(({ id }) => id).toSorted()).toEqual([a2, b2].toSorted())

  const [c1, c2] = [await send('C', 1), await send('C', 2)]
  await Promise.all([check(c1), check(c2)])
  expect((await counted()).map(({ id }) => id).toSorted()).toEqual([a2, b2, c2].toSorted())
})

test('a small figure is not what the total and the others leave over', async () => {
  const { send, check, figures } = await county()
  let sent = 0
  const all = async (count: number, state: string) => {
    for (let n = 0; n < count; n++) await check(await send(`case ${++sent}`, 1, { state }))
  }
  const told = async () => {
    const { total, cells } = await figures()
    return { total, ...Object.fromEntries(cells.map(({ state, count }) => [state, count])) }
  }
  await all(9, 'closed')
  await all(6, 'received')
  expect(await told()).toEqual({ total: 15, closed: 9, received: 6 })
  await all(1, 'withdrawn')
  expect(await told()).toEqual({ total: 16, closed: 9, received: null, withdrawn: null })
  // Two hidden ones of one each would be known from their sum.
  await all(1, 'given')
  expect(await told()).toEqual({ total: 17, closed: 9, received: null, withdrawn: null, given: null })
  await all(4, 'given')
  expect(await told()).toEqual({ total: 21, closed: 9, received: 6, withdrawn: null, given: null })
})

test('what another server commits late, and what is written after the clock was set back, is reported', async () => {
  at = await testOffice()
  const { office, clock } = at
  const kiosk = await testKiosk(at)
  const reported = async () =>
    (await office.store.selectFrom('reportSent').select('subject').execute()).map(({ subject }) => subject)
  const receive = async () => {
    const { envelope, number } = await kiosk.confirm()
    await kiosk.deliver(envelope)
    return { id: envelope.header.id, number }
  }
  const first = await receive()
  await collectReports(office)
  const late = await receive()
  const began = new Date(clock.now().getTime() - 4000).toISOString()
  await office.store
    .updateTable('applicationEvent')
    .set({ at: began })
    .where('applicationId', '=', late.id)
    .execute()
  await collectReports(office)
  expect(await reported()).toEqual([first.number, late.number])
  clock.advance(-3_600_000)
  const earlier = await receive()
  await collectReports(office)
  expect(await reported()).toEqual([first.number, late.number, earlier.number])
  await collectReports(office)
  expect(await reported()).toHaveLength(3)
})
