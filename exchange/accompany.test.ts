import { expect, test } from 'vitest'
import {
  openAccompanyReply,
  openAccompanyReport,
  sealAccompanyReply,
  sealAccompanyReport,
} from './accompany.ts'
import type { AccompanyReply, AccompanyReport } from './schemas/accompany.ts'
import { generateSealingKey } from './sealing.ts'
import { generateSigningKey, verifyQuery } from './signing.ts'

const sealing = await generateSealingKey()
const office = generateSigningKey()
const kiosk = generateSigningKey()
const registration = {
  enrolment: {
    kioskId: 'K-1',
    officeCode: '000000100001',
    shortCode: 'QT01',
    stationLetter: 'A',
    sealingKeys: [{ keyId: 'k1', publicKey: sealing.publicKey }],
    signingKey: office.publicKey,
  },
  privateKey: kiosk.privateKey,
}
const report: Omit<AccompanyReport, 'replyKey'> = {
  id: '019ab000-0000-7000-8000-000000000001',
  epoch: 3,
  seq: 7,
  at: '2026-11-25T22:00:00+08:00',
  language: 'ug',
  state: 'open',
  taken: 0,
  screen: {
    screen: 'form-fields',
    place: 'form-fields.statement',
    title: '经过',
    identity: null,
    lines: [{ label: '电话', value: '13800001234', byClerk: false }],
    fields: [],
    may: ['continue'],
  },
}
const reply: AccompanyReply = {
  id: report.id,
  epoch: 3,
  seq: 7,
  state: 'open',
  clerk: '李测试',
  code: '0420',
  orders: [{ n: 1, place: 'form-fields.statement', command: { kind: 'continue' } }],
}
const keysOf = (replyKey: string) => ({ replyKey, officeSigningKey: office.publicKey })

test('a report opens at the office only, as the kiosk signed it', async () => {
  const { query } = await sealAccompanyReport(report, registration)
  expect(verifyQuery(query, kiosk.publicKey)).toBe(true)
  expect(Buffer.from(query.sealed, 'base64url').toString('latin1')).not.toContain('13800001234')
  const opened = await openAccompanyReport(query, sealing.privateKey)
  expect(opened).toMatchObject({ ok: true, value: report })
  const other = await generateSealingKey()
  expect(await openAccompanyReport(query, other.privateKey)).toEqual({ ok: false, error: 'unreadable' })
  expect(await openAccompanyReport({ ...query, kioskId: 'K-2' }, sealing.privateKey)).toMatchObject({
    ok: false,
  })
})

test('a reply is taken only from this office and to this very report', async () => {
  const { query, replyKey } = await sealAccompanyReport(report, registration)
  const opened = await openAccompanyReport(query, sealing.privateKey)
  if (!opened.ok) throw new Error('unreadable')
  const oneTime = opened.value.replyKey
  const sealed = await sealAccompanyReply(reply, oneTime, office.privateKey)
  expect(await openAccompanyReply(sealed, report, keysOf(replyKey))).toEqual(reply)

  const forged = await sealAccompanyReply(reply, oneTime, kiosk.privateKey)
  expect(await openAccompanyReply(forged, report, keysOf(replyKey))).toBeUndefined()
  const overtaken = { ...report, seq: 8 }
  expect(await openAccompanyReply(sealed, overtaken, keysOf(replyKey))).toBeUndefined()
  const later = await sealAccompanyReport(report, registration)
  expect(await openAccompanyReply(sealed, report, keysOf(later.replyKey))).toBeUndefined()
})

test('agreeing, confirming and signing have no word among the orders', async () => {
  const { query, replyKey } = await sealAccompanyReport(report, registration)
  const opened = await openAccompanyReport(query, sealing.privateKey)
  if (!opened.ok) throw new Error('unreadable')
  for (const kind of ['agree', 'confirm', 'sign', 'evaluate', 'print']) {
    const evil = {
      ...reply,
      orders: [{ n: 1, place: 'form-check', command: { kind } }],
    } as unknown as AccompanyReply
    const sealed = await sealAccompanyReply(evil, opened.value.replyKey, office.privateKey)
    expect(await openAccompanyReply(sealed, report, keysOf(replyKey))).toBeUndefined()
  }
})
