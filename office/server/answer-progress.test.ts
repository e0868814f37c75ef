import { afterAll, beforeAll, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { createExchangeClient } from '../../exchange/client.ts'
import { addSupplement, moveByClerk } from './applications.ts'
import { testKiosk, testOffice, type TestKiosk, type TestOffice } from './test-office.ts'

let at: TestOffice
let kiosk: TestKiosk
beforeAll(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
})
afterAll(() => at.end())

async function delivered(change = {}) {
  const made = await kiosk.confirm(change)
  expect((await kiosk.deliver(made.envelope)).status).toBe(201)
  return { ...made, id: made.envelope.header.id }
}
const asked = async (...query: Parameters<TestKiosk['client']['progress']>) =>
  unwrap(await kiosk.client.progress(...query))
const byToken = (number: string, token: string) => asked(number, { kind: 'token', token })

test('states and dates and what to bring; no note, no person', async () => {
  const { number, token, id } = await delivered()
  unwrap(await moveByClerk(at.office, id, '文员', { to: 'in-review', note: '内部意见：建议给予' }))
  await addSupplement(at.office, id, '文员', '请带工资条')
  at.clock.advance(3_600_000)
  unwrap(await moveByClerk(at.office, id, '文员', { to: 'handed-over' }))
  const reply = await byToken(number, token)
  expect(reply).toMatchObject({
    found: true,
    limited: false,
    title: '法律援助申请',
    states: [
      { state: 'received' },
      { state: 'in-review' },
      { state: 'handed-over', at: '2026-11-23T11:00:00+08:00' },
    ],
    supplement: '请带工资条',
  })
  expect(JSON.stringify(reply)).not.toMatch(/内部意见|张|000000|文员/)
})

test('the card of the person opens it, another card does not', async () => {
  const { number } = await delivered()
  expect(await asked(number, { kind: 'card', documentNumber: '000000199001010018' })).toMatchObject({
    found: true,
  })
  expect(await asked(number, { kind: 'card', documentNumber: '000000199001010019' })).toMatchObject({
    found: false,
  })
})

test('a restricted matter never answers to a card', async () => {
  const { number, token } = await delivered({ restricted: true })
  expect(await asked(number, { kind: 'card', documentNumber: '000000199001010018' })).toMatchObject({
    found: false,
  })
  expect(await byToken(number, token)).toMatchObject({ found: true })
})

test('wrong proof and unknown number answer alike, then the number is limited for a while', async () => {
  const { number, token } = await delivered()
  const wrong = await byToken(number, '00000000')
  const unknown = await byToken('261123-QT01-A9999-0', '00000000')
  expect({ ...wrong, nonce: '' }).toEqual({ ...unknown, nonce: '' })
  for (let i = 0; i < 4; i++)
    expect(await byToken(number, '00000000')).toMatchObject({ found: false, limited: false })
  expect(await byToken(number, token)).toMatchObject({ found: false, limited: true })
  at.clock.advance(15 * 60_000 + 1)
  expect(await byToken(number, token)).toMatchObject({ found: true, limited: false })
})

test('a query signed by another kiosk’s key is refused', async () => {
  const other = await testKiosk(at)
  const { number, token } = await delivered()
  const { enrolment } = kiosk.registration
  const forged = { enrolment, privateKey: other.registration.privateKey }
  const client = unwrap(createExchangeClient({ url: at.url, registration: () => forged, clock: at.clock }))
  expect(await client.progress(number, { kind: 'token', token })).toMatchObject({
    ok: false,
    error: { kind: 'refused', status: 401, code: 'bad-signature' },
  })
})
