import { afterEach, beforeEach, expect, test } from 'vitest'
import { shanghaiTimestamp } from '../../../base/clock.ts'
import { uuidv7 } from '../../../base/ids.ts'
import { unwrap } from '../../../base/result.ts'
import type { QueueTopic } from '../../../exchange/schemas/queue.ts'
import { retire } from '../retention.ts'
import { deskOf, testKiosk, testOffice, type TestKiosk, type TestOffice } from '../test-office.ts'
import { calledTicket, queueDays, queueList, takenTicket } from './api-types.ts'

let at: TestOffice
let kiosk: TestKiosk
let desk: Awaited<ReturnType<typeof deskOf>>
beforeEach(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
  desk = await deskOf(at, '李演示', { roles: ['clerk'] })
})
afterEach(() => at.end())

const newId = () => uuidv7(at.clock.now())
const take = async (topic: QueueTopic = 'consultation', id = newId(), language = 'zh-CN') =>
  unwrap(await kiosk.client.takeQueueTicket({ id, topic, language }))
const next = async (window: number, who = desk) =>
  calledTicket.parse(await (await who.post('/queue/next', { window })).json()).ticket
const queue = async () => queueList.parse(await (await desk.get('/queue')).json())
const list = async () => (await queue()).tickets
const state = async () => unwrap(await kiosk.client.queueState())

const called = (number: string, window: number, language = 'zh-CN') => ({
  number,
  window,
  language,
  at: shanghaiTimestamp(at.clock.now()),
})

test('from the number to the window and away, at the kiosk and at the desk', async () => {
  const first = await take()
  expect(first).toMatchObject({ number: '001', topic: 'consultation', before: 0 })
  const second = takenTicket.parse(await (await desk.post('/queue', { topic: 'legal-aid' })).json())
  expect(second).toMatchObject({ number: '002', before: 1 })
  expect(await state()).toEqual({ waiting: 2, next: '001', called: [] })

  expect(await next(2)).toMatchObject({ number: '001', state: 'called', window: 2, calledBy: '李演示' })
  expect(await state()).toEqual({ waiting: 1, next: '002', called: [called('001', 2)] })
  expect(unwrap(await kiosk.client.heartbeat()).orders.queue).toBe(true)
  expect((await desk.post(`/queue/${first.id}/served`)).status).toBe(200)
  expect((await state()).called).toEqual([])
  expect((await desk.post(`/queue/${first.id}/call`, { window: 1 })).status).toBe(409)

  // Nobody comes; later they do.
  expect(await next(1)).toMatchObject({ number: '002', way: 'desk' })
  await desk.post(`/queue/${second.id}/left`)
  expect(await next(1)).toBeNull()
  expect(unwrap(await kiosk.client.heartbeat()).orders.queue).toBe(false)
  expect((await desk.post(`/queue/${second.id}/served`)).status).toBe(409)
  expect((await desk.post(`/queue/${second.id}/call`, { window: 1 })).status).toBe(200)
  expect((await state()).called).toEqual([called('002', 1)])
  at.clock.advance(90_000)
  expect((await state()).called).toEqual([])
  expect((await list()).map((row) => row.state)).toEqual(['served', 'called'])
})

test('a request that is repeated gets the same ticket, also at once; the id of another is refused', async () => {
  const id = newId()
  const same = await Promise.all([1, 2, 3, 4].map(() => take('mediation', id)))
  expect(same.map(({ number }) => number)).toEqual(['001', '001', '001', '001'])
  expect((await take()).number).toBe('002')
  const other = await testKiosk(at, '二楼')
  expect(await other.client.takeQueueTicket({ id, topic: 'mediation', language: 'zh-CN' })).toMatchObject({
    ok: false,
    error: { status: 409 },
  })
})

test('kiosk and desk at once: each number once, and none is left out', async () => {
  const numbers = await Promise.all([
    ...Array.from({ length: 6 }, async () => (await take()).number),
    ...Array.from(
      { length: 6 },
      async () => takenTicket.parse(await (await desk.post('/queue', { topic: 'other' })).json()).number,
    ),
  ])
  expect(numbers.toSorted()).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(3, '0')))
})

test('two desks that take the next at the same time never get the same', async () => {
  for (let i = 0; i < 7; i++) await take()
  const colleague = await deskOf(at, '王演示', { roles: ['mediator'] })
  const called = await Promise.all(
    Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? next(1, desk) : next(2, colleague))),
  )
  const numbers = called.flatMap((ticket) => (ticket ? [ticket.number] : []))
  expect(numbers.toSorted()).toEqual(['001', '002', '003', '004', '005', '006', '007'])
  expect(called.filter((ticket) => ticket === null)).toHaveLength(1)
})

test('numbers begin anew with the day in Shanghai; yesterday waits no more', async () => {
  await take()
  expect((await take()).number).toBe('002')
  // 10:00 in Shanghai: a minute before midnight is still today.
  at.clock.advance((13 * 60 + 59) * 60_000)
  expect((await take()).number).toBe('003')
  at.clock.advance(60_000)
  expect(await state()).toEqual({ waiting: 0, next: null, called: [] })
  expect(await take()).toMatchObject({ number: '001', before: 0 })
  // A clock that is set back never gives a number twice.
  at.clock.advance(-3_600_000)
  expect((await take()).number).toBe('002')
})

test('each is called in its own language; once more is another call, and the wait is that until the first', async () => {
  await take('mediation', newId(), 'ug')
  at.clock.advance(180_000)
  const ticket = await next(2)
  expect((await state()).called).toEqual([called('001', 2, 'ug')])
  at.clock.advance(60_000)
  await desk.post(`/queue/${ticket!.id}/call`, { window: 1 })
  expect((await state()).called).toEqual([called('001', 1, 'ug')])
  const { tickets, today } = await queue()
  expect(tickets).toMatchObject([{ calls: 2, language: 'ug', window: 1 }])
  expect(today).toEqual({
    day: '2026-11-23',
    taken: 1,
    served: 0,
    left: 0,
    medianWait: 180,
    longestWait: 180,
  })
})

test('the days that are kept are told in figures, and no name stands in them', async () => {
  await take()
  at.clock.advance(60_000)
  await next(1)
  at.clock.advance(86_400_000)
  await take()
  const nextDay = await deskOf(at, '王演示', { roles: ['clerk'] })
  const text = await (await nextDay.get('/queue/days')).text()
  expect(text).not.toContain('李演示')
  expect(queueDays.parse(JSON.parse(text)).days).toMatchObject([
    { day: '2026-11-24', taken: 1, medianWait: null },
    { day: '2026-11-23', taken: 1, medianWait: 60 },
  ])
})

test('thirty numbers that a child took are put away at once; who was called meanwhile is left alone', async () => {
  const ids: string[] = []
  for (let i = 0; i < 30; i++) ids.push((await take()).id)
  const first = await next(1)
  expect((await desk.post('/queue/left', { ids })).status).toBe(200)
  expect((await list()).filter((row) => row.state !== 'left')).toMatchObject([
    { id: first!.id, state: 'called' },
  ])
  expect(await state()).toMatchObject({ waiting: 0, next: null })
})

test('switched off in the profile no number is given, and who waits is still called', async () => {
  await take()
  const director = await deskOf(at, '赵演示', { roles: ['director'] })
  const change = { queue: { open: false, windows: 1, aloud: true } }
  expect((await director.post('/profile', { n: 0, change })).status).toBe(200)
  expect(await kiosk.client.takeQueueTicket({ id: newId(), topic: 'other', language: 'bo' })).toMatchObject({
    ok: false,
    error: { status: 404 },
  })
  expect((await desk.post('/queue', { topic: 'other' })).status).toBe(404)
  expect(await queue()).toMatchObject({ open: false, windows: 1 })
  expect(await next(1)).toMatchObject({ number: '001' })
})

test('thirty days later nothing is left of it', async () => {
  await take()
  at.clock.advance(30 * 86_400_000)
  expect((await retire(at.office)).queueTickets).toBe(0)
  at.clock.advance(86_400_000)
  expect((await retire(at.office)).queueTickets).toBe(1)
  expect(await at.office.store.selectFrom('queueTicket').selectAll().execute()).toEqual([])
})

test('what is no topic, no window, no kiosk gets no number; play with the paper ends', async () => {
  expect((await desk.post('/queue', { topic: '打印' })).status).toBe(422)
  expect((await desk.post('/queue/next', { window: 0 })).status).toBe(422)
  expect((await at.post('/v1/queue', { id: newId(), topic: 'other' })).status).toBe(400)
  for (let i = 0; i < 30; i++) await take()
  expect(
    await kiosk.client.takeQueueTicket({ id: newId(), topic: 'other', language: 'zh-CN' }),
  ).toMatchObject({
    ok: false,
    error: { status: 429 },
  })
})
