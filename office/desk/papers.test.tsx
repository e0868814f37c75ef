// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ledgerDefinition } from '../ledgers/definition.ts'
import type { RecordView } from '../server/ledgers/api-types.ts'
import { FakeOffice } from './testing/fake-office.ts'
import { FULL_IDENTITY, view } from './testing/samples.ts'
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

const RECORD = '0190f3c2-7c1e-7000-8000-000000000777'
/** As much of the ledger as the letter reads. */
const LEDGER = ledgerDefinition.parse({
  id: 'referral',
  order: '11',
  title: '转介',
  lead: '转给有关单位。',
  group: 'service',
  basis: ['公证法第十一条'],
  retention: { years: 10, end: 'deletion', basis: '测试' },
  fields: [
    { id: 'body', label: '转到', kind: 'body' },
    { id: 'person', label: '当事人', kind: 'person' },
    { id: 'phone', label: '电话', kind: 'phone' },
    { id: 'consent', label: '同意', kind: 'yes-no' },
    { id: 'matter', label: '事项', kind: 'long' },
  ],
  letter: { to: 'body', person: 'person', phone: 'phone', matter: 'matter', consent: 'consent' },
  states: [{ id: 'issued', label: '已开单', tone: 'new' }],
  deadlines: [
    { id: 'accept', label: '接收', from: 'created', days: 5, while: ['issued'], basis: '测试' },
    { id: 'reply', label: '答复', from: 'created', days: 30, while: ['issued'], basis: '测试' },
  ],
})
const referral = (consented: boolean): RecordView => ({
  ledger: LEDGER,
  choices: { staff: [], village: [], body: [] },
  id: RECORD,
  number: '261125-QT01-N0003-8',
  state: 'issued',
  version: 1,
  date: '2026-11-25',
  fields: [{ id: 'matter', label: '事项', shown: '演示：要办继承公证。' }],
  due: null,
  source: null,
  made: [],
  cards: null,
  photos: null,
  letter: { to: '演示县公证处', consented },
  application: null,
  history: [],
})

test('the letter of referral goes to the body with its reply slip; names only when asked for', async () => {
  const office = new FakeOffice()
  office.record = referral(true)
  office.recordValues = { person: '张测试', phone: '0000-1234567' }
  renderDesk(office, `#/records/${RECORD}/letter`)
  await waitFor(() => expect(paper()).not.toBe(''))
  for (const text of [
    '演示县公证处：',
    '演示：要办继承公证。',
    '收到后5日内',
    '30日内',
    '回执联',
    '第二十三条',
  ])
    expect(paper()).toContain(text)
  expect(paper()).not.toContain('张测试')
  fireEvent.click(control('paper-name'))
  await waitFor(() => expect(paper()).toContain('张测试（联系电话：0000-1234567）'))
  expect(office.log.filter((line) => line.includes('/open'))).toHaveLength(1)
})

test('without consent there is no letter, and it says what to do instead', async () => {
  const office = new FakeOffice()
  office.record = referral(false)
  renderDesk(office, `#/records/${RECORD}/letter`)
  await waitFor(() => expect(document.body.textContent).toContain('不能开转介函'))
  expect(paper()).toBe('')
})

test('a referral is first written into its ledger, then its letter is offered', async () => {
  const office = new FakeOffice()
  office.applications = [
    view(1, { procedure: 'referral', unwritten: [{ ledger: 'referral', title: '转介' }] }),
  ]
  renderDesk(office, `#/applications/${view(1).id}`)
  await waitFor(() => expect(document.body.textContent).toContain('请先记入转介台账'))
  expect(document.querySelector('[data-action="paper-letter"]')).toBeNull()
  cleanup()
  office.applications = [
    view(1, {
      procedure: 'referral',
      records: [
        { id: RECORD, ledger: 'referral', title: '转介', state: '已开单', tone: 'new', overdue: false },
      ],
    }),
  ]
  renderDesk(office, `#/applications/${view(1).id}`)
  await waitFor(() => expect(control('paper-letter').getAttribute('href')).toBe(`#/records/${RECORD}/letter`))
})
