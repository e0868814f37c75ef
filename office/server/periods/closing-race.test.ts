import { afterEach, expect, test } from 'vitest'
import { silentLogger } from '../../../base/log.ts'
import { unwrap } from '../../../base/result.ts'
import { SAMPLES } from '../ledgers/test-samples.ts'
import { startOffice } from '../start.ts'
import { deskOf, testOffice, testProfile, type TestOffice } from '../test-office.ts'
import { closedPeriod } from './api-types.ts'

const PERIOD = '2026-11'
let at: TestOffice | undefined
afterEach(async () => {
  await at?.end()
  at = undefined
})

/** Where the database is PostgreSQL, the month is closed at another server of the office. */
async function otherServer(one: TestOffice) {
  const { data, clock, databaseUrl } = one
  if (databaseUrl === undefined) return { port: one.port, stop: () => Promise.resolve() }
  const same = { profile: testProfile, host: '127.0.0.1', port: 0, clock, log: silentLogger }
  return unwrap(await startOffice({ ...same, data, databaseUrl }))
}

test('what is written while a month is closed is counted in it, or is told that it needs a reason', async () => {
  at = await testOffice()
  at.clock.advance(9 * 86_400_000)
  const desk = await deskOf(at, '赵演示', { roles: ['director'] })
  const other = await otherServer(at)
  const write = () => desk.post('/ledgers/consultation/records', { values: SAMPLES['consultation'] })
  const url = `http://127.0.0.1:${other.port}`
  const close = () =>
    fetch(`${url}/desk/api/periods/${PERIOD}/close`, {
      method: 'POST',
      headers: { cookie: desk.cookie(), origin: url, 'content-type': 'application/json' },
      body: '{}',
    })
  await write()
  const writing: Promise<Response>[] = []
  for (let n = 0; n < 12; n++) writing.push(write())
  const closing = close()
  for (let n = 0; n < 12; n++) writing.push(write())
  expect((await closing).status).toBe(200)
  const statuses = (await Promise.all(writing)).map(({ status }) => status)
  await other.stop()

  const view = closedPeriod.parse(await (await desk.get(`/periods/${PERIOD}/closed`)).json())
  const [line] = view.ledgers.filter(({ id }) => id === 'consultation')
  const written = 1 + statuses.filter((status) => status === 201).length
  expect(statuses.filter((status) => status !== 201 && status !== 422)).toEqual([])
  expect([line!.atClosing!.rows, line!.now.rows, view.proof!.rows]).toEqual([written, written, written])
})
