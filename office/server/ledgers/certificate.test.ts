import { afterEach, expect, test } from 'vitest'
import { deskOf, testOffice, type TestOffice } from '../test-office.ts'
import { certificate, draft, recordView, written } from './api-types.ts'
import { SAMPLES } from './test-samples.ts'

let at: TestOffice | undefined
afterEach(async () => {
  await at?.end()
  at = undefined
})

async function begin() {
  at = await testOffice()
  const desk = await deskOf(at, '钱演示', { roles: ['clerk'] })
  const write = async (ledger: string, change: object = {}) => {
    const answer = await desk.post(`/ledgers/${ledger}/records`, {
      values: { ...SAMPLES[ledger], ...change },
    })
    return written.parse(await answer.json()).id
  }
  const numberOf = async (id: string) =>
    recordView.parse(await (await desk.get(`/records/${id}`)).json()).number
  return { at, desk, write, numberOf }
}

test('a volunteer’s hours are proven as they were recorded, of nobody else, and without the name until it is opened', async () => {
  const { desk, write, numberOf } = await begin()
  const id = await write('volunteer')
  const volunteer = await numberOf(id)
  const other = await numberOf(await write('volunteer', { person: '别测试' }))
  await write('volunteer-hours', { volunteer, date: '2026-11-20', hours: '2.5', village: 'donghe' })
  await write('volunteer-hours', { volunteer, date: '2026-11-08', work: '普法讲课', hours: '3' })
  await write('volunteer-hours', { volunteer: other, hours: '8' })
  const answer = await desk.get(`/records/${id}/certificate`)
  const text = await answer.text()
  expect(certificate.parse(JSON.parse(text))).toEqual({
    number: volunteer,
    hours: 5.5,
    services: [
      { date: '2026-11-08', work: '普法讲课', place: '', hours: 3 },
      { date: '2026-11-20', work: '陪办', place: '东河村', hours: 2.5 },
    ],
  })
  expect(text).not.toContain('何测试')
  const opened = draft.parse(await (await desk.post(`/records/${id}/open`)).json())
  expect(opened.values['person']).toBe('何测试')
})

test('who has served nothing is proven nothing, and other records have no certificate', async () => {
  const { desk, write } = await begin()
  const id = await write('volunteer')
  expect(certificate.parse(await (await desk.get(`/records/${id}/certificate`)).json())).toMatchObject({
    hours: 0,
    services: [],
  })
  const training = await write('training')
  expect((await desk.get(`/records/${training}/certificate`)).status).toBe(404)
})
