import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLogger } from '../../base/log.ts'
import { unwrap } from '../../base/result.ts'
import * as types from './desk-api-types.ts'
import { listApplications } from './list.ts'
import { startOffice, type RunningOffice } from './start.ts'
import { testDesk, testKiosk, testOffice, testProfile, type TestOffice } from './test-office.ts'

const url = process.env.TEST_POSTGRES_URL
if (url === undefined)
  console.warn('skipped: the office on PostgreSQL (set TEST_POSTGRES_URL to a scratch database to run it)')

describe.skipIf(url === undefined)('the office on PostgreSQL', () => {
  const schema = `mingli_test_${process.pid}`
  const databaseUrl = `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
  let at: TestOffice
  let second: RunningOffice

  async function administer(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: url! })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  beforeAll(async () => {
    await administer(`CREATE SCHEMA ${schema}`)
    at = await testOffice({ databaseUrl })
    const { data, clock } = at
    second = unwrap(
      await startOffice({
        data,
        databaseUrl,
        profile: testProfile,
        host: '127.0.0.1',
        port: 0,
        clock,
        log: silentLogger,
      }),
    )
  })
  afterAll(async () => {
    await second.stop()
    await at.end()
    await administer(`DROP SCHEMA ${schema} CASCADE`)
  })

  test('the same journey as on SQLite, over two servers', async () => {
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
    expect(
      types.applicationList.parse(await (await desk.get('/applications')).json()).applications,
    ).toHaveLength(3)

    expect(unwrap(await kiosk.client.progress(number, { kind: 'token', token: '00000000' }))).toMatchObject({
      found: false,
    })
    expect(unwrap(await kiosk.client.progress(number, { kind: 'token', token }))).toMatchObject({
      found: true,
      states: [{ state: 'received' }, { state: 'handed-over' }],
    })
    const call = unwrap(await kiosk.client.callStaff({ screen: 'home', language: 'bo' }))
    expect((await desk.post(`/calls/${call.id}/answer`)).status).toBe(200)
    expect(types.evaluations.parse(await (await desk.get('/evaluations')).json()).total).toBe(0)
    expect((await listApplications(at.data, databaseUrl)).map((row) => row.number)).toContain(number)
  })

  test('keys of another office are refused', async () => {
    const { clock, directory } = at
    const started = await startOffice({
      data: `${directory}/foreign`,
      databaseUrl,
      profile: testProfile,
      host: '127.0.0.1',
      port: 0,
      clock,
      log: silentLogger,
    })
    expect(started).toMatchObject({ ok: false, error: expect.stringContaining('foreign.keys') })
  })
})
