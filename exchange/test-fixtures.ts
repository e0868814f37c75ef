import { SUITE, type EnvelopeHeader } from './schemas/envelope.ts'
import type { Application, Evaluation } from './schemas/message.ts'

/** Obviously fictitious content for the tests of exchange and office. */
export const header = (change: Partial<EnvelopeHeader> = {}): EnvelopeHeader => ({
  v: 1,
  suite: SUITE,
  id: '019ab5f0-0000-7000-8000-000000000001',
  officeCode: '000000001',
  kioskId: 'kiosk-1',
  seq: 1,
  number: null,
  createdAt: '2026-11-22T09:30:00+08:00',
  contentVersion: 'test',
  keyId: 'k1',
  ...change,
})

export const evaluationMessage: Evaluation = {
  kind: 'evaluation',
  service: 'legal-aid',
  score: 5,
  tags: [],
  at: '2026-11-22T09:30:00+08:00',
}

export const applicationMessage = (change: Partial<Application> = {}): Application => ({
  kind: 'application',
  submissionId: '019ab5f0-0000-7000-8000-0000000000aa',
  form: 'legal-aid',
  formVersion: '1',
  title: '法律援助申请',
  language: 'zh-CN',
  identity: {
    method: 'typed',
    document: 'resident',
    name: '张测试',
    number: '000000199001010018',
    sex: 'male',
    birth: '1990-01-01',
  },
  answers: { matter: 'wages', statement: '虚构的测试陈述' },
  summary: [
    { id: 'matter', label: '事项', value: '请求支付劳动报酬', onReceipt: true },
    { id: 'statement', label: '情况说明', value: '虚构的测试陈述', onReceipt: false },
  ],
  tokenHash: '0'.repeat(64),
  receivedVia: 'kiosk',
  confirmedAt: '2026-11-22T09:30:00+08:00',
  ...change,
})
