// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { ClosedPeriod, PeriodView } from '../server/periods/api-types.ts'
import { FakeOffice } from './testing/fake-office.ts'
import { control, renderDesk } from './testing/render-desk.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  window.location.hash = ''
})

const MONTH: PeriodView = {
  period: '2026-10',
  state: 'open',
  closedAt: null,
  closedBy: null,
  ledgers: [{ id: 'consultation', title: '咨询接待', rows: 9, open: 2, overdue: 1 }],
  empty: ['人民调解案件'],
  reports: { toCheck: 0, rejected: 1, unsent: 0 },
}
const CLOSED: ClosedPeriod = {
  period: '2026-10',
  closedAt: '2026-11-25T09:30:00+08:00',
  closedBy: '王演示',
  figures: null,
  ledgers: [
    { id: 'consultation', title: '咨询接待', atClosing: { rows: 9, open: 2 }, now: { rows: 10, open: 2 } },
  ],
  proof: {
    hash: 'a'.repeat(64),
    sources: 'b'.repeat(64),
    previous: null,
    rows: 9,
    signed: true,
    broken: [],
    emptied: 0,
  },
  changes: [
    {
      at: '2026-11-25T09:31:00+08:00',
      by: '钱演示',
      what: 'made',
      title: '咨询接待',
      number: '261125-QT01-N0009-8',
      record: '0190f3c2-7c1e-7000-8000-000000000777',
      application: null,
      detail: '',
      version: 1,
      reason: '漏登了',
    },
  ],
  corrections: [],
}
const body = () => document.body.textContent ?? ''

async function open(office: FakeOffice): Promise<void> {
  renderDesk(office, '#/periods/2026-10')
  await waitFor(() => expect(body()).toContain('2026年10月'))
}

test('a month says what it holds and what closing means; it is closed after a second word', async () => {
  const office = new FakeOffice()
  office.month = MONTH
  office.closedMonth = CLOSED
  await open(office)
  await waitFor(() => control('close-period'))
  for (const text of ['2 件没办完', '1 件报上去被退回', '结账不能撤销', '另有 1 本台账'])
    expect(body()).toContain(text)
  expect(control('open-unfinished').getAttribute('href')).toBe(
    '#/ledgers/consultation?from=2026-10-01&to=2026-10-31&unfinished=1',
  )
  fireEvent.click(control('close-period'))
  expect(office.log.filter((line) => line.includes('/close'))).toEqual([])
  fireEvent.click(control('close-confirm'))
  await waitFor(() => expect(body()).toContain('结账时和现在'))
  expect(office.log.filter((line) => line.includes('/close '))).toHaveLength(1)
  for (const text of ['补记：咨询接待', '原因：漏登了', '9 条来源都和结账时一样'])
    expect(body()).toContain(text)
})

test('a source that was altered is told, and what to do', async () => {
  const office = new FakeOffice()
  office.month = { ...MONTH, state: 'closed' }
  office.closedMonth = { ...CLOSED, proof: { ...CLOSED.proof!, broken: ['x'] } }
  await open(office)
  await waitFor(() => expect(body()).toContain('来源和结账时不一样'))
  expect(body()).toContain('有 1 条来源被改过')
  expect(body()).toContain('告诉所长')
})

test('a month that runs, or a role that may not, has no button', async () => {
  const office = new FakeOffice()
  office.month = { ...MONTH, state: 'running' }
  await open(office)
  await waitFor(() => expect(body()).toContain('2026年11月1日起可以结账'))
  expect(document.querySelector('[data-action="close-period"]')).toBeNull()
  cleanup()
  office.month = MONTH
  office.roles = ['auditor']
  await open(office)
  await waitFor(() => expect(body()).toContain('由所长或者工作人员结账'))
  expect(document.querySelector('[data-action="close-period"]')).toBeNull()
})
