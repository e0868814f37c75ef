import { afterEach, beforeEach, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { kioskList } from './desk-api-types.ts'
import { deskOf, testKiosk, testOffice, type TestKiosk, type TestOffice } from './test-office.ts'

let at: TestOffice
let kiosk: TestKiosk
let desk: Awaited<ReturnType<typeof deskOf>>
beforeEach(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
  desk = await deskOf(at, '李演示', { roles: ['clerk'] })
})
afterEach(() => at.end())

const path = (what: string) => `/kiosks/${kiosk.registration.enrolment.kioskId}/${what}`
const orders = async (restarted?: string) =>
  unwrap(await kiosk.client.heartbeat(restarted === undefined ? {} : { restarted })).orders
const row = async () => kioskList.parse(await (await desk.get('/kiosks')).json()).kiosks[0]!

test('a message stands until its time, and is taken back', async () => {
  expect(await orders()).toEqual({ message: null, restart: null, queue: false })
  const until = new Date(at.clock.now().getTime() + 60_000).toISOString()
  const message = { text: '没有纸了，请到窗口', until }
  expect((await desk.post(path('message'), { message })).status).toBe(200)
  expect((await orders()).message).toEqual(message)
  expect((await row()).message).toEqual(message)
  at.clock.advance(60_001)
  expect((await orders()).message).toBeNull()
  expect((await row()).message).toBeNull()

  const tomorrow = new Date(at.clock.now().getTime() + 86_400_000).toISOString().replace('Z', '+00:00')
  await desk.post(path('message'), { message: { text: '下午换纸', until: tomorrow } })
  expect((await orders()).message?.text).toBe('下午换纸')
  await desk.post(path('message'), { message: null })
  expect((await orders()).message).toBeNull()
  for (const text of ['身份证110000199001010018', '机密★通知']) {
    const refused = await desk.post(path('message'), { message: { text, until: tomorrow } })
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'problems' }])
  }
  for (const faulty of [
    { text: '', until },
    { text: '长'.repeat(61), until },
    { text: '好', until: 'bald' },
  ])
    expect((await desk.post(path('message'), { message: faulty })).status).toBe(422)
})

test('an order to restart is told until the kiosk says that it did, and each order is another', async () => {
  expect((await desk.post(path('restart'))).status).toBe(200)
  const { restart } = await orders()
  expect(restart).not.toBeNull()
  expect((await row()).restart).toMatchObject({ doneAt: null })
  expect((await orders()).restart).toBe(restart)
  expect((await orders(restart!)).restart).toBeNull()
  expect((await row()).restart?.doneAt).toBe(at.clock.now().toISOString())
  await desk.post(path('restart'))
  const second = (await orders(restart!)).restart
  expect(second).not.toBeNull()
  expect(second).not.toBe(restart)
})

test('what is no kiosk in use is ordered nothing; every order stands in the audit', async () => {
  expect((await desk.post('/kiosks/nobody/restart')).status).toBe(404)
  await desk.post(path('restart'))
  const director = await deskOf(at, '赵演示', { roles: ['director'] })
  await director.post(path('revoke'))
  expect((await desk.post(path('message'), { message: null })).status).toBe(404)
  const actions = await at.office.store.selectFrom('auditEntry').select('action').execute()
  expect(actions.filter(({ action }) => action === 'restart-kiosk')).toHaveLength(1)
})
