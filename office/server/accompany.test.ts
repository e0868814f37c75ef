import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { uuidv7 } from '../../base/ids.ts'
import { unwrap } from '../../base/result.ts'
import type { AccompanyReport, AccompanyScreen } from '../../exchange/schemas/accompany.ts'
import { deskOf, testDesk, testKiosk, testOffice, type TestKiosk, type TestOffice } from './test-office.ts'

let office: TestOffice
let kiosk: TestKiosk
let desk: ReturnType<typeof testDesk>
beforeEach(async () => {
  office = await testOffice()
  kiosk = await testKiosk(office)
  desk = testDesk(office)
  await desk.setUp()
})
afterEach(() => office.end())

const SECRET = '老板欠我三个月工资'
const PLACE = 'form-fields.statement'
const screen: AccompanyScreen = {
  screen: 'form-fields',
  place: PLACE,
  title: '经过',
  identity: null,
  lines: [{ label: '经过', value: SECRET, byClerk: false }],
  fields: [],
  may: ['continue', 'back'],
}

/** A kiosk's half: reports with a sequence of its own. */
function companion() {
  const id = uuidv7(office.clock.now())
  let seq = 0
  const report = (state: AccompanyReport['state'], change: Partial<AccompanyReport> = {}) =>
    kiosk.client.accompany({
      id,
      epoch: 1,
      seq: (seq += 1),
      language: 'ug',
      state,
      taken: 0,
      screen: state === 'open' ? screen : null,
      ...change,
    })
  return { id, report }
}

async function opened() {
  const one = companion()
  unwrap(await one.report('asking'))
  expect((await desk.post(`/accompany/${one.id}/accept`)).status).toBe(200)
  unwrap(await one.report('asking'))
  unwrap(await one.report('open'))
  return one
}
const order = (id: string, command: object = { kind: 'continue' }, place = PLACE) =>
  desk.post(`/accompany/${id}/orders`, { place, command })

const secondClerk = () => deskOf(office, '另一文员', { roles: ['clerk'] })

test('a request, a clerk, the yes of the citizen, and then the screen and the orders', async () => {
  const one = companion()
  expect(unwrap(await one.report('asking'))).toMatchObject({ state: 'waiting', clerk: null, orders: [] })
  const list = (await (await desk.get('/accompany')).json()) as { accompaniments: object[] }
  expect(list.accompaniments).toMatchObject([{ id: one.id, state: 'waiting', language: 'ug' }])

  await desk.post(`/accompany/${one.id}/accept`)
  const offer = unwrap(await one.report('asking'))
  expect(offer).toMatchObject({ state: 'offered', clerk: '测试文员', code: expect.stringMatching(/^\d{4}$/) })
  const before = (await (await desk.get(`/accompany/${one.id}`)).json()) as object
  expect(before).toMatchObject({ screen: null, accompaniment: { state: 'offered', code: offer.code } })
  expect((await order(one.id)).status).toBe(409)

  unwrap(await one.report('open'))
  const view = (await (await desk.get(`/accompany/${one.id}`)).json()) as { screen: AccompanyScreen }
  expect(view.screen).toEqual(screen)
  expect((await order(one.id)).status).toBe(200)
  const { orders } = unwrap(await one.report('open', { screen: null }))
  expect(orders).toEqual([{ n: 1, place: PLACE, command: { kind: 'continue' } }])
  expect(unwrap(await one.report('open', { taken: 1, screen: null })).orders).toEqual([])
})

test('a screen that comes without a clerk having been named is not taken', async () => {
  const one = companion()
  unwrap(await one.report('asking'))
  unwrap(await one.report('open'))
  expect((await desk.get(`/accompany/${one.id}`)).status).toBe(404)
  await desk.post(`/accompany/${one.id}/accept`)
  expect(await (await desk.get(`/accompany/${one.id}`)).json()).toMatchObject({ screen: null })
})

test('a second clerk can neither take it, nor look, nor write', async () => {
  const one = await opened()
  const other = await secondClerk()
  expect((await other.post(`/accompany/${one.id}/accept`)).status).toBe(409)
  expect((await other.get(`/accompany/${one.id}`)).status).toBe(404)
  expect(
    (await other.post(`/accompany/${one.id}/orders`, { place: PLACE, command: { kind: 'back' } })).status,
  ).toBe(409)
  expect((await other.post(`/accompany/${one.id}/end`)).status).toBe(409)
  const { accompaniments } = (await (await other.get('/accompany')).json()) as {
    accompaniments: { clerk: string; code: string | null }[]
  }
  expect(accompaniments).toMatchObject([{ clerk: '测试文员', code: null }])
})

test('orders that agree, confirm or sign are none; one for another page is late', async () => {
  const one = await opened()
  for (const kind of ['agree', 'confirm', 'sign', 'evaluate'])
    expect((await order(one.id, { kind })).status).toBe(422)
  expect((await order(one.id, { kind: 'continue' }, 'form-fields.contact')).status).toBe(409)
})

test('under the cover the clerk sees nothing and writes nothing', async () => {
  const one = await opened()
  unwrap(await one.report('covered'))
  const view = (await (await desk.get(`/accompany/${one.id}`)).json()) as object
  expect(view).toMatchObject({ screen: null, accompaniment: { state: 'covered' } })
  expect((await order(one.id)).status).toBe(409)
  unwrap(await one.report('open'))
  expect((await order(one.id)).status).toBe(200)
})

test('a replayed, an overtaken and a foreign report change nothing', async () => {
  const one = await opened()
  expect(await one.report('ended', { seq: 2 })).toMatchObject({ ok: false, error: { status: 409 } })
  const foreign = await testKiosk(office, '别的一体机')
  const answer = await foreign.client.accompany({
    id: one.id,
    epoch: 1,
    seq: 90,
    language: 'ug',
    state: 'ended',
    taken: 0,
    screen: null,
  })
  expect(unwrap(answer).state).toBe('ended')
  expect((await order(one.id)).status).toBe(200)
})

test('the end wipes it; what comes later does not bring it back, and the record says who, where, how long', async () => {
  const one = await opened()
  office.clock.advance(90_000)
  const again = await one.report('open')
  // Silent for longer than a kiosk that lives ever is.
  expect(unwrap(again).state).toBe('ended')
  const two = await opened()
  office.clock.advance(12_000)
  unwrap(await two.report('ended'))
  expect((await desk.get(`/accompany/${two.id}`)).status).toBe(404)
  expect((await order(two.id)).status).toBe(409)
  expect(unwrap(await two.report('open')).state).toBe('ended')
  const audit = await office.office.store
    .selectFrom('auditEntry')
    .selectAll()
    .where('action', '=', 'accompany')
    .orderBy('n')
    .execute()
  expect(audit.map(({ clerk }) => clerk)).toEqual(['测试文员', '测试文员'])
  expect(audit[1]!.subject).toMatch(new RegExp(`^${kiosk.registration.enrolment.kioskId} \\S+ 12s$`))
})

test('a clerk ends it too, and the kiosk is told with its next report', async () => {
  const one = await opened()
  expect((await desk.post(`/accompany/${one.id}/end`)).status).toBe(200)
  expect(unwrap(await one.report('open')).state).toBe('ended')
})

test('too many reports and too many orders are asked to slow down', async () => {
  const one = await opened()
  const orders = await Promise.all(Array.from({ length: 60 }, () => order(one.id)))
  expect(orders.some(({ status }) => status === 429)).toBe(true)
  const reports = []
  for (let i = 0; i < 90; i++) reports.push(await one.report('open', { screen: null, taken: 60 }))
  expect(reports.at(-1)).toMatchObject({ ok: false, error: { status: 429 } })
})

test('nothing of a screen or an order is on the disk', async () => {
  const one = await opened()
  await order(one.id, { kind: 'answer', field: 'statement', value: '代写的一句话' })
  unwrap(await one.report('ended'))
  for (const file of readdirSync(office.data, { recursive: true, encoding: 'utf8' })) {
    const bytes = readFileSync(join(office.data, file))
    expect(bytes.includes(SECRET)).toBe(false)
    expect(bytes.includes('代写的一句话')).toBe(false)
  }
})
