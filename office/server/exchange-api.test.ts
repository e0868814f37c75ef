import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { unwrap } from '../../base/result.ts'
import type { Envelope, EnvelopeHeader } from '../../exchange/schemas/envelope.ts'
import { sealEnvelope } from '../../exchange/seal-envelope.ts'
import { generateSealingKey } from '../../exchange/sealing.ts'
import { createSender } from '../../exchange/sender.ts'
import { generateSigningKey, signEnvelope, verifyAcknowledgement } from '../../exchange/signing.ts'
import { applicationMessage, evaluationMessage } from '../../exchange/test-fixtures.ts'
import { listApplications } from './list.ts'
import { troublesOf } from './kiosk-troubles.ts'
import { findKiosk } from './store/kiosks.ts'
import { testKiosk, testOffice, type TestKiosk, type TestOffice, testProfile } from './test-office.ts'

let at: TestOffice
let kiosk: TestKiosk
beforeAll(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
})
afterAll(() => at.end())

const told = async (response: Response) => [
  response.status,
  ((await response.json()) as { code?: string }).code,
]
const kioskRow = () =>
  at.office.store
    .selectFrom('kiosk')
    .selectAll()
    .where('id', '=', kiosk.registration.enrolment.kioskId)
    .executeTakeFirstOrThrow()
const gaps = () =>
  at.office.store
    .selectFrom('seqGap')
    .select(['fromSeq', 'toSeq'])
    .where('kioskId', '=', kiosk.registration.enrolment.kioskId)
    .orderBy('fromSeq')
    .execute()

test('what a kiosk confirms is at the office with the same id and hash, and the kiosk has erased it', async () => {
  const { number } = await kiosk.confirm()
  const sender = createSender({ outbox: kiosk.outbox, client: kiosk.client })
  await vi.waitFor(() => expect(kiosk.outbox.rows().at(-1)?.state).toBe('acknowledged'), { timeout: 8_000 })
  await sender.stop()
  const listed = (await listApplications(at.data, testProfile.officeCode, at.databaseUrl)).find(
    (row) => row.number === number,
  )
  const { id, hash } = kiosk.outbox.rows().at(-1)!
  expect(listed).toMatchObject({ number, id, hash, state: 'received' })
  expect(number).toMatch(/^261123-QT01-A0001-.$/)
})

test('the same bytes again: the same acknowledgement, one row', async () => {
  const { envelope, number } = await kiosk.confirm()
  const [first, second] = [await kiosk.deliver(envelope), await kiosk.deliver(envelope)]
  expect([first.status, second.status]).toEqual([201, 200])
  const acknowledgement = await first.text()
  expect(await second.text()).toBe(acknowledgement)
  expect(verifyAcknowledgement(JSON.parse(acknowledgement), kiosk.registration.enrolment.signingKey)).toBe(
    true,
  )
  expect(
    (await listApplications(at.data, testProfile.officeCode, at.databaseUrl)).filter(
      (row) => row.number === number,
    ),
  ).toHaveLength(1)
})

test('the same envelope many times at once is stored once', async () => {
  const { envelope } = await kiosk.confirm()
  const answers = await Promise.all(Array.from({ length: 8 }, () => kiosk.deliver(envelope)))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200, 200, 200, 200, 200, 200, 200, 201,
  ])
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
})

const resigned = (header: EnvelopeHeader, sealed: string) =>
  signEnvelope(header, sealed, kiosk.registration.privateKey)

/** What was put on record, without its time: nobody was logged in, and the subject is made of ids. */
const recorded = async () =>
  (await at.office.store.selectFrom('auditEntry').selectAll().execute()).map(
    ({ clerk, action, subject }) => ({
      clerk,
      action,
      subject,
    }),
  )

test.each<[string, number, string, (envelope: Envelope) => Envelope | object | Promise<Envelope>]>([
  [
    'a changed header',
    401,
    'bad-signature',
    (e) => ({ ...e, header: { ...e.header, createdAt: '2020-01-01T00:00:00Z' } }),
  ],
  ['changed sealed bytes', 401, 'bad-signature', (e) => ({ ...e, sealed: `${e.sealed.slice(0, -4)}AAAA` })],
  [
    'a foreign key',
    401,
    'bad-signature',
    (e) => signEnvelope(e.header, e.sealed, generateSigningKey().privateKey),
  ],
  ['an unknown kiosk', 401, 'unknown-kiosk', (e) => resigned({ ...e.header, kioskId: 'nobody' }, e.sealed)],
  [
    'a header that was not sealed',
    422,
    'unreadable',
    (e) => resigned({ ...e.header, contentVersion: 'other' }, e.sealed),
  ],
  ['an old key of the office', 422, 'unreadable', (e) => resigned({ ...e.header, keyId: 'old' }, e.sealed)],
  ['another office', 422, 'unreadable', (e) => resigned({ ...e.header, officeCode: '999999999' }, e.sealed)],
  [
    'the number of another station',
    400,
    'schema',
    (e) => resigned({ ...e.header, number: '261123-QT01-B0001-0' }, e.sealed),
  ],
  ['a missing signature', 400, 'schema', ({ header, sealed }) => ({ header, sealed })],
  ['an extra field', 400, 'schema', (e) => ({ ...e, extra: 1 })],
])('%s is refused (%i %s)', async (_name, status, code, change) => {
  const { envelope } = await kiosk.confirm()
  const changed = await change(envelope)
  expect(await told(await at.post('/v1/envelopes', changed))).toEqual([status, code])
  if ('header' in changed && 'signature' in changed && !('extra' in changed))
    expect(await recorded()).toContainEqual({
      clerk: '',
      action: `envelope-${code}`,
      subject: `${envelope.header.id} ${changed.header.kioskId}`,
    })
  // It was the change: untouched it is welcome.
  expect((await kiosk.deliver(envelope)).status).toBe(201)
})

test('the key of another kiosk is told from a changed envelope, and put on record with whose it was', async () => {
  const other = await testKiosk(at, '另一台')
  const { envelope } = await kiosk.confirm()
  const forged = signEnvelope(envelope.header, envelope.sealed, other.registration.privateKey)
  expect(await told(await kiosk.deliver(forged))).toEqual([401, 'foreign-key'])
  expect(await recorded()).toContainEqual({
    clerk: '',
    action: 'envelope-foreign-key',
    subject: `${envelope.header.id} ${envelope.header.kioskId} signed by ${other.registration.enrolment.kioskId}`,
  })
  expect((await kiosk.deliver(envelope)).status).toBe(201)
})

test('whoever floods the port fills the log, not the record', async () => {
  const { envelope } = await kiosk.confirm()
  const records = async () =>
    (await recorded()).filter(({ action }) => action === 'envelope-unknown-kiosk').length
  const forged = resigned({ ...envelope.header, kioskId: 'flood' }, envelope.sealed)
  for (let i = 0; i < 60; i++) expect((await kiosk.deliver(forged)).status).toBe(401)
  expect(await records()).toBe(50)
  at.clock.advance(15 * 60_000)
  expect((await kiosk.deliver(forged)).status).toBe(401)
  expect(await records()).toBe(51)
  at.clock.advance(-15 * 60_000)
})

test('sealed to a foreign key is unreadable', async () => {
  const { envelope } = await kiosk.confirm()
  const { enrolment, privateKey } = kiosk.registration
  const foreign = { keyId: envelope.header.keyId, publicKey: (await generateSealingKey()).publicKey }
  const wrong = await sealEnvelope(applicationMessage(), envelope.header, {
    privateKey,
    enrolment: { ...enrolment, sealingKeys: [foreign] },
  })
  expect(await told(await kiosk.deliver(wrong))).toEqual([422, 'unreadable'])
})

test('content that fits no schema tells places, not values', async () => {
  const { envelope } = await kiosk.store(() => ({ ...applicationMessage(), language: 7 }) as never)
  const response = await kiosk.deliver(envelope)
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ code: 'schema', message: 'content: language' })
})

test('one id with other content, one seq twice: conflict', async () => {
  const { envelope } = await kiosk.confirm()
  expect((await kiosk.deliver(envelope)).status).toBe(201)
  const other = await sealEnvelope(applicationMessage({ title: '别的' }), envelope.header, kiosk.registration)
  expect(await told(await kiosk.deliver(other))).toEqual([409, 'conflict'])
  expect(await recorded()).toContainEqual({
    clerk: '',
    action: 'envelope-conflict',
    subject: `${envelope.header.id} ${envelope.header.kioskId}`,
  })
  const id = `${envelope.header.id.slice(0, -1)}${envelope.header.id.endsWith('0') ? '1' : '0'}`
  const sameSeq = await sealEnvelope(applicationMessage(), { ...envelope.header, id }, kiosk.registration)
  expect(await told(await kiosk.deliver(sameSeq))).toEqual([409, 'conflict'])
})

test('many at once: a bad one among them fails alone, and no gap stays', async () => {
  await at.office.store.deleteFrom('seqGap').execute()
  const other = await testKiosk(at, '第二台')
  const made: Envelope[] = []
  for (let i = 0; i < 10; i++) {
    made.push((await kiosk.confirm()).envelope, (await other.confirm()).envelope)
    if (i === 5) made.push((await other.store(() => evaluationMessage, false)).envelope)
  }
  const [first, second] = made
  const taken = {
    ...first!.header,
    id: `${first!.header.id.slice(0, -1)}${first!.header.id.endsWith('0') ? '1' : '0'}`,
  }
  const conflicting = await sealEnvelope(applicationMessage(), taken, kiosk.registration)
  const forged = { ...second!, sealed: `${second!.sealed.slice(0, -4)}AAAA` }
  expect((await kiosk.deliver(first!)).status).toBe(201)
  const rest = [...made.slice(1).toReversed(), conflicting, forged, first!]
  const answers = await Promise.all(rest.map((envelope) => kiosk.deliver(envelope)))
  expect(answers.map(({ status }) => status)).toEqual([...made.slice(1).map(() => 201), 409, 401, 200])
  expect(
    (await listApplications(at.data, testProfile.officeCode, at.databaseUrl)).map(({ id }) => id),
  ).toEqual(
    expect.arrayContaining(
      made.filter(({ header }) => header.number !== null).map(({ header }) => header.id),
    ),
  )
  expect((await kioskRow()).lastSeq).toBe(made.at(-2)!.header.seq)
  expect((await gaps()).every(({ toSeq }) => toSeq < first!.header.seq)).toBe(true)
})

test('a gap is noted and closes when the missing ones come', async () => {
  await at.office.store.deleteFrom('seqGap').execute()
  const made = []
  for (let i = 0; i < 5; i++) made.push((await kiosk.confirm()).envelope)
  const { lastSeq } = await kioskRow()
  const first = made[0]!.header.seq
  expect(first).toBeGreaterThan(lastSeq)
  await kiosk.deliver(made[4]!)
  expect(await gaps()).toEqual([{ fromSeq: lastSeq + 1, toSeq: first + 3 }])
  await kiosk.deliver(made[1]!)
  expect(await gaps()).toEqual([
    { fromSeq: lastSeq + 1, toSeq: first },
    { fromSeq: first + 2, toSeq: first + 3 },
  ])
  for (const envelope of made) await kiosk.deliver(envelope)
  expect((await gaps()).every(({ toSeq }) => toSeq < first)).toBe(true)
})

test('an evaluation is counted without a number or a person', async () => {
  const { envelope } = await kiosk.store(() => evaluationMessage, false)
  expect((await kiosk.deliver(envelope)).status).toBe(201)
  const { envelope: numbered } = await kiosk.store(() => evaluationMessage, true)
  expect(await told(await kiosk.deliver(numbered))).toEqual([400, 'schema'])
})

test('no JSON and too much are told apart', async () => {
  expect(await told(await at.post('/v1/envelopes', '{'))).toEqual([400, 'schema'])
  expect(await told(await at.post('/v1/envelopes', 'x'.repeat(5_100_000)))).toEqual([413, 'too-large'])
  expect((await fetch(`${at.url}/v1/none`)).status).toBe(404)
})

test('a full disk: 503, nothing acknowledged, and later the same envelope is new', async ({ skip }) => {
  skip(at.databaseUrl !== undefined, 'the disk of PostgreSQL is its own')
  const { envelope } = await kiosk.confirm({
    answers: { long: 'x'.repeat(3000) },
    summary: Array.from({ length: 40 }, (_, i) => ({
      id: `${i}`,
      label: '项',
      value: '值'.repeat(900),
      onReceipt: false,
    })),
  })
  const plain = at.office.store.withoutPlugins()
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(plain)
  await sql.raw(`PRAGMA max_page_count=${rows[0]!.page_count}`).execute(plain)
  const response = await kiosk.deliver(envelope)
  expect(await told(response)).toEqual([503, 'busy'])
  expect(response.headers.get('retry-after')).toBe('5')
  await sql.raw('PRAGMA max_page_count=1000000').execute(plain)
  expect((await kiosk.deliver(envelope)).status).toBe(201)
})

test('a revoked kiosk is refused from then on, also with what it sent before', async () => {
  const other = await testKiosk(at, '要停用的')
  const { envelope } = await other.confirm()
  expect((await other.deliver(envelope)).status).toBe(201)
  await at.office.store
    .updateTable('kiosk')
    .set({ revokedAt: at.clock.now().toISOString() })
    .where('id', '=', other.registration.enrolment.kioskId)
    .execute()
  expect(await told(await other.deliver(envelope))).toEqual([401, 'revoked'])
  expect(await other.client.callStaff({ screen: 'home', language: 'zh-CN' })).toMatchObject({
    ok: false,
    error: { code: 'revoked' },
  })
})

test('nothing of the content lies readable in the database', async ({ skip }) => {
  skip(at.databaseUrl !== undefined, 'its files are its own')
  await kiosk.deliver((await kiosk.confirm()).envelope)
  const bytes = Buffer.concat(readdirSync(at.data).map((name) => readFileSync(join(at.data, name))))
  expect(bytes.includes('法律援助申请')).toBe(true)
  for (const text of [
    '张测试',
    '000000199001010018',
    '虚构的测试陈述',
    at.office.keys.column,
    at.office.keys.signing.privateKey,
  ])
    expect(bytes.includes(text)).toBe(false)
})

test('signed requests: sign of life, wrong time, wrong signature', async () => {
  unwrap(await kiosk.client.heartbeat({ troubles: [{ device: 'receiptPrinter', situation: 'paperOut' }] }))
  const troubles = async () =>
    troublesOf((await findKiosk(at.office.store, kiosk.registration.enrolment.kioskId))!)
  expect(await troubles()).toEqual([{ device: 'receiptPrinter', situation: 'paperOut' }])
  unwrap(await kiosk.client.heartbeat())
  expect(await troubles()).toEqual([])
  const headers = {
    'mingli-kiosk': kiosk.registration.enrolment.kioskId,
    'mingli-time': at.clock.now().toISOString(),
    'mingli-signature': 'A'.repeat(86),
  }
  expect(await told(await at.post('/v1/heartbeats', {}, headers))).toEqual([401, 'bad-signature'])
  expect(
    await told(await at.post('/v1/heartbeats', {}, { ...headers, 'mingli-time': '2020-01-01T00:00:00Z' })),
  ).toEqual([401, 'bad-signature'])
  expect(await told(await at.post('/v1/heartbeats', {}))).toEqual([400, 'schema'])
})
