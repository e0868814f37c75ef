// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { FakeOffice, FULL_IDENTITY, view } from './testing/fake-office.ts'
import { control, renderDesk } from './testing/render-desk.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  window.location.hash = ''
})
const paper = () => document.querySelector('[data-paper]')?.textContent ?? ''
const supplement = { text: '请补交工资欠条。', at: '2026-11-24T17:05:00+08:00' }

async function open(office: FakeOffice, kind: string): Promise<void> {
  renderDesk(office, `#/applications/${office.applications[0]!.id}/${kind}`)
  await waitFor(() => expect(paper()).not.toBe(''))
}

test('a paper has blanks for the name until the clerk has it put in, which is logged', async () => {
  const office = new FakeOffice()
  office.applications = [view(1)]
  await open(office, 'receipt')
  expect(paper()).toContain('申请材料接收凭证')
  expect(paper()).toContain('受理编号：261125-QT01-A0001-8')
  expect(paper()).not.toContain(FULL_IDENTITY.name)
  fireEvent.click(control('paper-name'))
  await waitFor(() => expect(paper()).toContain(FULL_IDENTITY.name))
  expect(paper()).toContain(FULL_IDENTITY.number)
  expect(office.log.filter((line) => line.includes('/unmask'))).toHaveLength(1)
})

test('the supplement notice tells all gaps, where to bring them, and that it stops nothing', async () => {
  const office = new FakeOffice()
  office.applications = [view(1, { supplement })]
  await open(office, 'supplement')
  for (const text of [supplement.text, '第四十三条', '演示县青石镇和平路1号', '审查期限照常计算'])
    expect(paper()).toContain(text)
  expect(paper()).not.toContain('视为撤回')
})

test('the hand-over has the times, the earliest of which counts, and what is still missing', async () => {
  const office = new FakeOffice()
  office.applications = [
    view(1, {
      state: 'handed-over',
      supplement,
      timeline: [
        { at: '2026-11-26T10:00:00+08:00', kind: 'state', state: 'handed-over', by: '钱演示', note: null },
      ],
    }),
  ]
  await open(office, 'hand-over')
  for (const text of [
    '演示县法律援助中心：',
    '2026-11-25 09:02',
    '2026-11-26 10:00',
    '以最早的一个',
    supplement.text,
  ])
    expect(paper()).toContain(text)
})

test('only papers that have something to say are offered', async () => {
  const office = new FakeOffice()
  office.applications = [view(1, { procedure: 'mediation' })]
  renderDesk(office, `#/applications/${view(1).id}`)
  await waitFor(() => control('paper-receipt'))
  expect(document.querySelector('[data-action="paper-supplement"]')).toBeNull()
  expect(document.querySelector('[data-action="paper-hand-over"]')).toBeNull()
})
