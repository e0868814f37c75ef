import { expect, test } from 'vitest'
import { hashOf, parseRoute } from './route.ts'

const id = '0190f3c2-7c1e-7000-8000-000000000001'

test('every route reads back from its hash', () => {
  for (const route of [
    { screen: 'today' },
    { screen: 'applications' },
    { screen: 'applications', state: 'received', via: 'phone', due: 'late' },
    { screen: 'application', id },
    { screen: 'paper', id, paper: 'receipt' },
    { screen: 'paper', id, paper: 'hand-over' },
    { screen: 'calls' },
    { screen: 'kiosks' },
    { screen: 'evaluations' },
    { screen: 'people' },
    { screen: 'reports' },
    { screen: 'office', tab: 'duty' },
    { screen: 'office', tab: 'bodies' },
    { screen: 'account' },
    { screen: 'more' },
    { screen: 'ledgers' },
    { screen: 'retention' },
    { screen: 'ledger', id: 'legal-aid', filter: '' },
    { screen: 'ledger', id: 'training', filter: 'from=2026-01-01&where.staff=qian' },
    { screen: 'ledger-new', id: 'mediation', filter: `source=${id}` },
    { screen: 'record', id },
    { screen: 'certificate', id },
    { screen: 'letter', id },
    { screen: 'periods' },
    { screen: 'period', period: '2026-11' },
    { screen: 'intake', id: '', via: null },
    { screen: 'intake', id: '', via: 'phone' },
    { screen: 'intake', id: 'legal-aid', via: 'desk' },
    { screen: 'figures', filter: 'from=2026-01-01&to=2026-12-31' },
  ] as const)
    expect(parseRoute(hashOf(route))).toEqual(route)
})

test('an unknown hash leads to today, a strange id to the list', () => {
  expect(parseRoute('')).toEqual({ screen: 'today' })
  expect(parseRoute('#/nothing')).toEqual({ screen: 'today' })
  expect(parseRoute('#/applications/000000199001010018')).toEqual({ screen: 'applications' })
  expect(parseRoute('#/applications?state=none&due=soon')).toEqual({ screen: 'applications' })
  expect(parseRoute('#/records/000000199001010018')).toEqual({ screen: 'today' })
  expect(parseRoute('#/ledgers/../secret')).toEqual({ screen: 'ledgers' })
})
