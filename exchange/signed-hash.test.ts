import { expect, test } from 'vitest'
import { message } from './schemas/message.ts'
import { signedHash } from './signed-hash.ts'

const signed = {
  submissionId: '019ab000-0000-7000-8000-000000000001',
  form: 'legal-aid',
  formVersion: '2026-11-26',
  title: '申请法律援助',
  identity: null,
  answers: { matter: 'work', papers: ['card'] },
  summary: [{ id: 'matter', label: '事情类型', value: '打工、工资', onReceipt: true }],
}

test('the hash is the same for the same words, in whatever order their keys come', () => {
  const { form, ...rest } = signed
  expect(signedHash({ ...rest, form })).toBe(signedHash(signed))
  expect(signedHash(signed)).toMatch(/^[0-9a-f]{64}$/)
})

test.each([
  { answers: { ...signed.answers, matter: 'family' } },
  { summary: [{ ...signed.summary[0]!, value: '打工、工资。' }] },
  { summary: [] },
  { formVersion: '2026-11-27' },
  { submissionId: '019ab000-0000-7000-8000-000000000002' },
])('any other content has another: %j', (change) =>
  expect(signedHash({ ...signed, ...change })).not.toBe(signedHash(signed)),
)

test('messages without a signature are read as before; one that is no drawing is not', () => {
  const application = {
    ...signed,
    kind: 'application',
    language: 'zh-CN',
    tokenHash: '0'.repeat(64),
    receivedVia: 'kiosk',
    confirmedAt: '2026-11-26T10:00:00+08:00',
  }
  const drawn = { method: 'drawn', strokes: [[10, 20, 30, 40]], signed: signedHash(signed) }
  expect(message.safeParse(application).success).toBe(true)
  expect(message.safeParse({ ...application, signature: drawn }).success).toBe(true)
  expect(message.safeParse({ ...application, signature: { method: 'paper' } }).success).toBe(true)
  expect(message.safeParse({ ...application, signature: { ...drawn, strokes: [] } }).success).toBe(false)
  expect(message.safeParse({ ...application, signature: { ...drawn, signed: 'x' } }).success).toBe(false)
})
