import { afterEach, expect, test } from 'vitest'
import type { Application } from '../../../exchange/schemas/message.ts'
import type { Rights } from '../permissions.ts'
import { deskOf, testKiosk, testOffice, type TestOffice } from '../test-office.ts'
import { ledgerIndex, ledgerPage, recordView, written } from './api-types.ts'
import { SAMPLES } from './test-samples.ts'

let at: TestOffice | undefined
afterEach(async () => {
  await at?.end()
  at = undefined
})

type Desk = Awaited<ReturnType<typeof deskOf>>
const CLERK: Partial<Rights> = { roles: ['clerk'] }

async function write(desk: Desk, ledger: string, more: object = {}, values: object = SAMPLES[ledger]!) {
  const answer = await desk.post(`/ledgers/${ledger}/records`, { values, ...more })
  expect([ledger, answer.status]).toEqual([ledger, 201])
  return written.parse(await answer.json()).id
}

/** A director's record of an application, and an oral agreement that was made from it. */
async function begin(change: Partial<Application>, ledger: string) {
  at = await testOffice()
  const kiosk = await testKiosk(at)
  const { envelope, number } = await kiosk.confirm(change)
  await kiosk.deliver(envelope)
  const director = await deskOf(at, '所长', { roles: ['director'] })
  const id = await write(director, ledger, { application: envelope.header.id })
  return { at, director, id, number }
}

const rowsAt = async (desk: Desk, ledger: string) =>
  ledgerPage.parse(await (await desk.get(`/ledgers/${ledger}`)).json()).rows.map((row) => row.id)
const countAt = async (desk: Desk, ledger: string) =>
  ledgerIndex.parse(await (await desk.get('/ledgers')).json()).ledgers.find(({ id }) => id === ledger)!.rows

/** Nothing of a record, under any address. */
async function expectNothing(desk: Desk, ledger: string, { id, number }: { id: string; number: string }) {
  expect(await rowsAt(desk, ledger)).toEqual([])
  expect(await countAt(desk, ledger)).toBe(0)
  expect((await desk.get(`/records/${id}`)).status).toBe(404)
  for (const [path, body] of [
    ['open', {}],
    ['change', { version: 1, values: SAMPLES[ledger], reason: '看看' }],
    ['move', { version: 1, move: 'refused', values: {} }],
    ['cards', { card: 'call' }],
  ] as const)
    expect([path, (await desk.post(`/records/${id}/${path}`, body)).status]).toEqual([path, 404])
  for (const file of ['export.csv', 'archive.tar'])
    expect(await (await desk.get(`/ledgers/${ledger}/${file}`)).text()).not.toContain(number)
}

test('what the desk wrote about violence at home is there only for who may know of the application', async () => {
  const record = await begin(
    { form: 'mediation', procedure: 'mediation', title: '人民调解', restricted: true },
    'mediation',
  )
  const { director, id } = record
  const clerk = await deskOf(at!, '文员', CLERK)
  await expectNothing(clerk, 'mediation', record)

  // Nor is anything made from it, or what was made from it there.
  const draft = { source: id }
  expect((await clerk.post('/ledgers/oral-agreement/draft', draft)).status).toBe(404)
  const values = SAMPLES['oral-agreement']
  expect((await clerk.post('/ledgers/oral-agreement/records', { values, ...draft })).status).toBe(404)
  const agreement = await write(director, 'oral-agreement', draft)
  expect(await rowsAt(clerk, 'oral-agreement')).toEqual([])
  expect((await clerk.get(`/records/${agreement}`)).status).toBe(404)

  const granted = await deskOf(at!, '专人', { ...CLERK, restricted: ['domestic-violence'] })
  expect(await rowsAt(granted, 'mediation')).toEqual([id])
  const { made } = recordView.parse(await (await granted.get(`/records/${id}`)).json())
  expect(made.map((one) => one.id)).toEqual([agreement])
  expect((await granted.get(`/records/${agreement}`)).status).toBe(200)
})

test('who is complained of by name does not see what was written about the complaint either', async () => {
  const answers = { about: '窗口的文员甲' }
  const record = await begin(
    { form: 'complaint', procedure: 'complaint', identity: null, answers },
    'complaint',
  )
  await expectNothing(await deskOf(at!, '文员甲', CLERK), 'complaint', record)
  expect(await rowsAt(await deskOf(at!, '文员乙', CLERK), 'complaint')).toEqual([record.id])
})
