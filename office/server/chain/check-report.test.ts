import { expect, test } from 'vitest'
import type { Report } from '../../../exchange/schemas/report.ts'
import { checkReport, FIRST_HASH, type Surroundings } from './check-report.ts'

const ID = '01a20621-ad00-7829-bb51-c8c1ce11ec46'
const record = {
  schema: 'case-record@1',
  period: '2026-11',
  service: '03',
  channel: 'kiosk',
  state: 'received',
  receivedOn: '2026-11-23',
  disputeKind: '07',
  person: null,
}
const report = (body: Report['body'], change: Partial<Report> = {}): Report => ({
  kind: 'report',
  id: ID,
  op: 'create',
  subject: '261123-QT01-A0001-F',
  version: 1,
  orgFrom: { code: '000000100001', level: 'township' },
  createdAt: '2026-11-23T10:00:00+08:00',
  prevHash: FIRST_HASH,
  body,
  ...change,
})
const county: Surroundings = {
  level: 'county',
  sender: { officeCode: '000000100001', level: 'township' },
  lastHash: FIRST_HASH,
  lastVersion: 0,
  periodClosed: (period) => period === '2026-10',
}
const codes = (one: Report, around = county) => checkReport(one, around).codes

test('a case without fault has no code', () => {
  expect(codes(report(record))).toEqual([])
})

test.each<[string, Report['body'], Partial<Report>, string[]]>([
  ['no such field', { ...record, extra: 1 }, {}, ['E101']],
  ['a field is missing', { schema: 'case-record@1' }, {}, ['E101']],
  ['unknown service', { ...record, service: '99' }, {}, ['E201']],
  ['unknown kind of dispute', { ...record, disputeKind: '88' }, {}, ['E202']],
  ['received after it was reported', { ...record, receivedOn: '2026-11-30' }, {}, ['E301']],
  ['received in another month', { ...record, receivedOn: '2026-11-01', period: '2026-09' }, {}, ['E301']],
  ['does not continue the chain', record, { prevHash: 'a'.repeat(64) }, ['E501']],
  ['of another office', record, { orgFrom: { code: '000000100009', level: 'township' } }, ['E601']],
  ['a closed month', { ...record, period: '2026-10', receivedOn: '2026-10-09' }, {}, ['E701']],
  ['all at once', { ...record, service: '99', disputeKind: '88' }, {}, ['E201', 'E202']],
])('%s', (_what, body, change, expected) => {
  expect(codes(report(body, change))).toEqual(expected)
})

test('a closed month takes the correction of what it has, with a reason, and nothing else', () => {
  const closed = { ...record, period: '2026-10', receivedOn: '2026-10-09' }
  const known = { ...county, lastVersion: 1 }
  const correction = { op: 'correct', version: 2, reason: '类别报错了' } as const
  expect(codes(report(closed, correction), known)).toEqual([])
  expect(codes(report(closed, { op: 'correct', version: 2 }), known)).toEqual(['E701'])
  expect(codes(report(closed, { ...correction, op: 'create' }), known)).toEqual(['E701'])
  expect(codes(report(closed, correction), county)).toEqual(['E701'])
})

test('a version that is not newer', () => {
  expect(codes(report(record), { ...county, lastVersion: 1 })).toEqual(['E401'])
  expect(codes(report(record, { version: 2 }), { ...county, lastVersion: 1 })).toEqual([])
})

test('no case passes above the county, and no level is left out', () => {
  const city: Surroundings = {
    ...county,
    level: 'city',
    sender: { officeCode: '000000100001', level: 'county' },
  }
  const fromCounty = { orgFrom: { code: '000000100001', level: 'county' as const } }
  expect(codes(report(record, fromCounty), city)).toContain('E101')
  expect(codes(report(record), { ...county, level: 'city' })).toContain('E602')
})
