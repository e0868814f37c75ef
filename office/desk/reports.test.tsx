// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { FAULTS } from '../server/chain/check-report.ts'
import { FakeOffice } from './testing/fake-office.ts'
import { control, renderDesk, screenName } from './testing/render-desk.tsx'
import { isWord } from './words.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  window.location.hash = ''
})
const body = () => document.body.textContent
const NUMBER = '261125-QT01-A0001-8'

test('a record that the county sent back says why, and goes again as version 2 once something was changed', async () => {
  const office = new FakeOffice()
  office.sentReports = [
    {
      id: '01a20621-ad00-7829-bb51-c8c1ce11ec46',
      subject: NUMBER,
      version: 1,
      status: 'rejected',
      codes: ['E202'],
      createdAt: '2026-11-25T09:00:00+08:00',
      latest: true,
      correction: { service: null, disputeKind: null },
    },
  ]
  renderDesk(office, '#/reports')
  await waitFor(() => expect(body()).toContain('纠纷类别不对'))
  fireEvent.click(control('correct-report'))
  fireEvent.click(control('correct-send'))
  await waitFor(() => expect(body()).toContain('没有改动'))
  fireEvent.change(control('correct-dispute'), { target: { value: '07' } })
  fireEvent.change(control('correct-reason'), { target: { value: '填错了类别' } })
  fireEvent.click(control('correct-send'))
  await waitFor(() => expect(office.sentReports).toHaveLength(2))
  expect(office.log).toContain(
    `POST /reports/sent/${NUMBER}/correct {"service":null,"disputeKind":"07","reason":"填错了类别"}`,
  )
  await waitFor(() => expect(document.querySelector('dialog')).toBeNull())
  await waitFor(() =>
    expect(document.querySelectorAll('[data-list="sent-reports"] tbody tr')).toHaveLength(2),
  )
  expect(document.querySelectorAll('[data-action="correct-report"]')).toHaveLength(0)
})

test('the county accepts a record, or sends it back with a code and never without one', async () => {
  const office = new FakeOffice()
  office.level = 'county'
  office.waitingReports = [1, 2].map((n) => ({
    id: `r${n}`,
    orgFrom: '000000100001',
    subject: `261125-QT01-A000${n}-8`,
    version: 1,
    receivedAt: '2026-11-25T09:00:00+08:00',
    reason: n === 1 ? null : '填错了类别',
    record: {
      schema: 'case-record@1',
      period: '2026-11',
      service: '03',
      channel: 'kiosk',
      state: 'received',
      receivedOn: '2026-11-25',
      disputeKind: null,
      person: { name: '张＊＊', number: '000***********0018' },
    },
  }))
  renderDesk(office, '#/reports')
  await waitFor(() => expect(body()).toContain('03 人民调解'))
  expect(body()).toContain('填错了类别')
  fireEvent.click(control('accept-report'))
  await waitFor(() => expect(office.waitingReports).toHaveLength(1))
  await waitFor(() => expect(document.querySelectorAll('[data-action="accept-report"]')).toHaveLength(1))
  fireEvent.click(control('reject-report'))
  expect((control('reject-send') as HTMLButtonElement).disabled).toBe(true)
  fireEvent.click(control('fault-E202'))
  fireEvent.click(control('reject-send'))
  await waitFor(() => expect(body()).toContain('没有等待校核的记录'))
  expect(office.log).toContain('POST /reports/r1/check {"codes":[]}')
  expect(office.log).toContain('POST /reports/r2/check {"codes":["E202"]}')
})

test('a township has nothing to check', async () => {
  const office = new FakeOffice()
  renderDesk(office, '#/reports')
  await waitFor(() => expect(screenName()).toBe('reports'))
  await waitFor(() => expect(body()).toContain('还没有上报'))
  expect(office.log).not.toContain('GET /reports')
})

test('every code of the exchange has its words', () => {
  expect(Object.values(FAULTS).filter((code) => !isWord(`report.fault.${code}`))).toEqual([])
})
