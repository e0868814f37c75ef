import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditKey, verifyAudit } from './audit.ts'
import { contentOf, findApplication, moveByClerk } from './applications.ts'
import { recordView, written } from './ledgers/api-types.ts'
import { ledgerOf } from './ledgers/stored.ts'
import { testPicture } from './ledgers/test-picture.ts'
import { SAMPLES } from './ledgers/test-samples.ts'
import { retire } from './retention.ts'
import { deskOf, testKiosk, testOffice, type TestKiosk, type TestOffice } from './test-office.ts'

let at: TestOffice
let kiosk: TestKiosk
beforeEach(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
})
afterEach(() => at.end())

const NOTHING = { applications: 0, records: 0, reports: 0, searches: 0, queueTickets: 0, contentTexts: 0 }
const turnTo = (day: string) =>
  at.clock.advance(Date.parse(`${day}T00:30:00+08:00`) - at.clock.now().getTime())

/** Received, and brought through the states. */
async function application(procedure: string, states: readonly ('scheduled' | 'closed')[] = []) {
  const { envelope } = await kiosk.confirm({ form: 'appointment', procedure })
  expect((await kiosk.deliver(envelope)).status).toBe(201)
  const { id } = envelope.header
  for (const to of states)
    expect((await moveByClerk(at.office, id, '测试文员', { to, note: '和张测试说好了' })).ok).toBe(true)
  return id
}
const stored = async (id: string) => (await findApplication(at.office.store, id))!

test('an application that is over keeps its number and state, and nothing of the person, after its years', async () => {
  const [closed, open] = [await application('booking', ['scheduled', 'closed']), await application('booking')]
  const file = await application('mediation')
  turnTo('2029-12-31')
  expect(await retire(at.office)).toEqual(NOTHING)
  turnTo('2030-01-01')
  expect(await retire(at.office)).toEqual({ ...NOTHING, applications: 1 })
  expect(await retire(at.office)).toEqual(NOTHING)

  const row = await stored(closed)
  expect(row).toMatchObject({
    state: 'closed',
    maskedName: '',
    maskedNumber: '',
    tokenHash: '',
    sameMatter: null,
  })
  expect(contentOf(at.office, row)).toMatchObject({ identity: null, answers: {}, summary: [] })
  const notes = await at.office.store
    .selectFrom('applicationEvent')
    .select('noteSealed')
    .where('applicationId', '=', closed)
    .execute()
  expect(notes.map(({ noteSealed }) => noteSealed)).toEqual([null, null, null])
  for (const id of [open, file])
    expect(contentOf(at.office, await stored(id)).identity).toMatchObject({ name: '张测试' })
  const desk = await deskOf(at, '多年以后', { roles: ['director'] })
  expect((await desk.get(`/applications/${closed}`)).status).toBe(200)
  expect((await desk.post(`/applications/${closed}/unmask`)).status).toBe(404)
})

test('a row of a ledger keeps what is counted and loses persons, reasons and earlier versions of them', async () => {
  const desk = await deskOf(at, '测试文员', { roles: ['director'] })
  const write = async (ledger: string) =>
    written.parse(await (await desk.post(`/ledgers/${ledger}/records`, { values: SAMPLES[ledger] })).json())
      .id
  const [ended, open, forever] = [await write('booking'), await write('booking'), await write('volunteer')]
  const values = { ...SAMPLES['booking'], person: '改名测试' }
  await desk.post(`/records/${ended}/change`, { version: 1, values, reason: '张测试写错了名字' })
  expect((await desk.post(`/records/${ended}/move`, { version: 2, move: 'come', values: {} })).status).toBe(
    200,
  )
  turnTo('2030-01-01')
  expect(await retire(at.office)).toEqual({ ...NOTHING, records: 1 })
  const sealed = async (id: string) =>
    (
      await at.office.store
        .selectFrom('ledgerVersion')
        .select(['sealed', 'reasonSealed'])
        .where('recordId', '=', id)
        .execute()
    ).flatMap((one) => [one.sealed, one.reasonSealed])
  expect((await sealed(ended)).every((one) => one === null)).toBe(true)
  expect((await sealed(open))[0]).not.toBeNull()
  expect((await sealed(forever))[0]).not.toBeNull()
  const later = await deskOf(at, '多年以后', { roles: ['director'] })
  const view = recordView.parse(await (await later.get(`/records/${ended}`)).json())
  expect(view).toMatchObject({ state: 'came', date: '2026-11-23' })
  expect(view.fields.find(({ id }) => id === 'person')?.shown ?? '').toBe('')

  const log = await at.office.store
    .selectFrom('auditEntry')
    .select(['clerk', 'action', 'subject'])
    .where('clerk', '=', 'retention')
    .execute()
  expect(log).toEqual([{ clerk: 'retention', action: 'record-emptied', subject: ended }])
  expect((await verifyAudit(at.office.store, auditKey(at.office.keys.column))).ok).toBe(true)
})

test('pictures go with the record that they belong to, even where nothing else in it is of a person', async () => {
  const desk = await deskOf(at, '测试文员', { roles: ['director'] })
  const made = await desk.post('/ledgers/ticket/records', { values: SAMPLES['ticket'] })
  const { id } = written.parse(await made.json())
  const jpeg = testPicture().toString('base64')
  expect((await desk.post(`/records/${id}/photos`, { jpeg })).status).toBe(201)
  await at.office.store
    .updateTable('ledgerRecord')
    .set({ state: ledgerOf('ticket').states.find(({ final }) => final)!.id })
    .where('id', '=', id)
    .execute()
  turnTo('2060-01-01')
  await retire(at.office)
  expect(await at.office.store.selectFrom('recordPhoto').selectAll().execute()).toEqual([])
})

test('links and sessions that are over are deleted; what still opens stays', async () => {
  const desk = await deskOf(at, '测试文员', { roles: ['administrator'] })
  const sessions = async () =>
    (await at.office.store.selectFrom('loginSession').select('clerkId').execute()).map(
      ({ clerkId }) => clerkId,
    )
  await retire(at.office)
  expect(await sessions()).toEqual([desk.id])
  turnTo('2026-12-24')
  await retire(at.office)
  expect(await sessions()).toEqual([])
})
