import { afterAll, beforeAll, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { createExchangeClient } from '../../exchange/client.ts'
import type { NumberProof } from '../../exchange/schemas/envelope.ts'
import { addSupplement, eventsOf, moveByClerk, noteOf } from './applications.ts'
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

async function supplied(change: { number: string; proof: NumberProof; text?: string }) {
  const { number, proof, text = '材料我带来了，现在交到窗口。' } = change
  const at = '2026-11-23T10:00:00+08:00'
  const { envelope } = await kiosk.store(() => ({ kind: 'supplement', number, proof, text, at }), false)
  return (await kiosk.deliver(envelope)).status
}
const suppliedOf = async (id: string) =>
  (await eventsOf(at.office.store, id)).filter(({ kind }) => kind === 'supplied')

test('what the citizen adds with the proof is kept sealed, seen at the desk and in the progress', async () => {
  const { number, token, id } = await delivered()
  await addSupplement(at.office, id, '文员', '请带工资条')
  expect((await byToken(number, token)).supplied).toBeUndefined()
  expect(await supplied({ number, proof: { kind: 'token', token } })).toBe(201)
  const [event] = await suppliedOf(id)
  expect(noteOf(at.office, event!)).toBe('材料我带来了，现在交到窗口。')
  expect(event!.noteSealed).not.toContain('材料')
  expect(await byToken(number, token)).toMatchObject({
    supplement: '请带工资条',
    supplied: expect.stringMatching(/^2026-11-/),
  })
})

test('without the proof it is taken like any other, told to nobody, and kept nowhere but in the audit', async () => {
  const { number, id } = await delivered()
  expect(await supplied({ number, proof: { kind: 'token', token: '00000000' } })).toBe(201)
  expect(await supplied({ number, proof: { kind: 'card', documentNumber: '000000199001010019' } })).toBe(201)
  const elsewhere = '261123-QT01-A9999-0'
  expect(await supplied({ number: elsewhere, proof: { kind: 'token', token: '00000000' } })).toBe(201)
  expect(await suppliedOf(id)).toEqual([])
  const audited = await at.office.store
    .selectFrom('auditEntry')
    .select('subject')
    .where('action', '=', 'supplement-unproven')
    .execute()
  expect(audited.map(({ subject }) => subject)).toEqual([number, number, elsewhere])
})

test('a kind that is restricted by its name answers to no card either', async () => {
  const { number, token } = await delivered({ form: 'resettlement-talk', procedure: 'booking' })
  const card = { kind: 'card', documentNumber: '000000199001010018' } as const
  expect(unwrap(await kiosk.client.progress(number, card))).toMatchObject({ found: false })
  expect(await byToken(number, token)).toMatchObject({ found: true })
})

test('nor does a card add to a restricted matter', async () => {
  const { number, token, id } = await delivered({ restricted: true })
  await supplied({ number, proof: { kind: 'card', documentNumber: '000000199001010018' } })
  expect(await suppliedOf(id)).toEqual([])
  await supplied({ number, proof: { kind: 'token', token } })
  expect(await suppliedOf(id)).toHaveLength(1)
})
