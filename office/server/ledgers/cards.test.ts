import { afterEach, expect, test } from 'vitest'
import { deskOf, testOffice, type TestOffice } from '../test-office.ts'
import { recordView, written } from './api-types.ts'
import { PLANS } from './cards.ts'
import { ledgerOf } from './stored.ts'
import { SAMPLES } from './test-samples.ts'

const MINUTE_MS = 60_000
let at: TestOffice | undefined
afterEach(async () => {
  await at?.end()
  at = undefined
})

async function begin(change: object = {}) {
  const office = (at = await testOffice())
  const desk = await deskOf(office, '钱演示', { roles: ['clerk'] })
  const other = await deskOf(office, '赵演示', { roles: ['director'] })
  const made = await desk.post('/ledgers/drill/records', { values: { ...SAMPLES['drill'], ...change } })
  const { id } = written.parse(await made.json())
  const view = async () => recordView.parse(await (await desk.get(`/records/${id}`)).json())
  const done = async (card: string, by = desk) => (await by.post(`/records/${id}/cards`, { card })).status
  return { office, desk, other, id, view, done }
}

test('there is a plan for everything that can be drilled, and each names who, by when, and what', () => {
  const options = ledgerOf('drill').fields.find(({ id }) => id === 'plan')!.options!
  expect([...PLANS.keys()].toSorted()).toEqual(options.map(({ id }) => id).toSorted())
})

test('partners on the cards are those of the office’s profile, with their numbers', async () => {
  const { office, view } = await begin({ plan: 'crowd' })
  const calls = (await view()).cards!.flatMap((card) => card.calls)
  const { phone } = office.office.profile.bodies.find(({ kind }) => kind === 'petitions')!
  expect(calls.map((call) => call.phone)).toEqual(expect.arrayContaining(['110', phone]))
})

test('a drill walks the cards: each is stamped once, in time or late, and its record is the report', async () => {
  const { office, desk, view, done, id } = await begin()
  expect(await done('alarm')).toBe(200)
  expect(await done('alarm')).toBe(409)
  expect(await done('no-such-card')).toBe(404)
  office.clock.advance(4 * MINUTE_MS)
  expect(await done('out')).toBe(200)
  const cards = (await view()).cards!
  expect(
    cards.map((card) => [card.id, card.withinMinutes, card.done && [card.done.by, card.done.late]]),
  ).toEqual([
    ['alarm', 1, ['钱演示', false]],
    ['out', 3, ['钱演示', true]],
    ['power', 3, null],
    ['count', 8, null],
    ['report', 30, null],
  ])
  expect(cards[0]).toMatchObject({
    dueAt: '2026-11-23T02:01:00.000Z',
    done: { at: '2026-11-23T02:00:00.000Z' },
  })

  // A correction takes no stamp away and brings none in.
  const { values } = (await (await desk.post(`/records/${id}/open`)).json()) as { values: object }
  const forged = { ...values, lead: 'qian', cards: ['power|2026-11-23T02:00:00.000Z|钱演示'] }
  const change = { version: (await view()).version, values: forged, reason: '换人指挥' }
  expect((await desk.post(`/records/${id}/change`, change)).status).toBe(200)
  expect((await view()).cards!.filter((card) => card.done).map((card) => card.id)).toEqual(['alarm', 'out'])

  const end = { ended: '2026-11-23T10:20', report: '灭火器压力不足，换新的。' }
  const move = { version: (await view()).version, move: 'end', values: end }
  expect((await desk.post(`/records/${id}/move`, move)).status).toBe(200)
  expect(await done('power')).toBe(409)
  const ended = await view()
  expect(ended.fields.find((field) => field.id === 'cards')!.shown).toBe('做了 2 张')
  expect(ended.history.filter(({ changed }) => changed.includes('步骤卡'))).toHaveLength(2)
})

test('two people stamp their cards at the same moment, and none is lost', async () => {
  const { other, view, done } = await begin()
  const [first, second, third] = await Promise.all([done('alarm'), done('out', other), done('power')])
  expect([first, second, third]).toEqual([200, 200, 200])
  expect((await view()).cards!.filter((card) => card.done).map((card) => card.id)).toEqual([
    'alarm',
    'out',
    'power',
  ])
})

test('nobody begins with stamps, and a record without a plan has no cards', async () => {
  const { desk, view } = await begin({ cards: ['alarm|2026-11-23T02:00:00.000Z|钱演示'] })
  expect((await view()).cards!.every((card) => card.done === null)).toBe(true)
  const made = await desk.post('/ledgers/training/records', { values: SAMPLES['training'] })
  const { id } = written.parse(await made.json())
  expect(recordView.parse(await (await desk.get(`/records/${id}`)).json()).cards).toBeNull()
  expect((await desk.post(`/records/${id}/cards`, { card: 'alarm' })).status).toBe(404)
})
