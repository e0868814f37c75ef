import type { ApplicationView } from '../../server/desk-api-types.ts'
import { FakeOffice } from './fake-office.ts'
import { callRow, id, kioskRow, view } from './samples.ts'

const other = (n: number, title: string, over: Partial<ApplicationView>) =>
  view(n, { title, dueBy: null, clocks: [], moves: [], ...over })

/** A busy morning, for looking at the page. */
export function busyOffice(): FakeOffice {
  const office = new FakeOffice()
  const received = (time: string) => `2026-11-${time}:00+08:00`
  office.applications = [
    view(17),
    view(16, {
      receivedAt: received('25T08:41'),
      applicant: { name: '阿*娜·测试', number: '000***********0026' },
      language: 'ug',
    }),
    view(15, {
      receivedAt: received('24T16:20'),
      state: 'in-review',
      dueBy: '2026-11-25',
      applicant: { name: '𠮷*试', number: '000***********0034' },
      supplement: {
        text: '请补交：1. 工资欠条或记工本；2. 工友的电话。交到本所一楼窗口。',
        at: received('24T17:05'),
      },
    }),
    view(14, {
      receivedAt: received('23T10:12'),
      dueBy: '2026-11-24',
      overdue: true,
      applicant: { name: '李*试', number: '000***********0042' },
    }),
    view(13, { receivedAt: received('20T11:00'), state: 'handed-over', dueBy: null }),
    view(12, { receivedAt: received('17T11:00'), state: 'given', dueBy: null }),
    view(11, { receivedAt: received('16T09:10'), state: 'not-given', dueBy: null }),
    view(10, { receivedAt: received('12T09:10'), state: 'assigned', dueBy: null }),
    view(9, { receivedAt: received('05T09:10'), state: 'closed', dueBy: null }),
    other(7, '申请人民调解', { procedure: 'mediation', state: 'accepted', dueBy: '2026-12-01' }),
    other(6, '预约', { procedure: 'booking', state: 'scheduled', restricted: true }),
    other(5, '申请人民调解', { procedure: 'mediation', state: 'agreed' }),
    other(4, '转介', { procedure: 'referral', state: 'failed' }),
    other(3, '投诉', { procedure: 'complaint', state: 'answered', applicant: null, identity: null }),
    view(2, { receivedAt: received('04T09:10'), state: 'withdrawn', dueBy: null }),
  ]
  office.kiosks = [
    kioskRow(),
    kioskRow({
      id: 'K-2',
      name: '便民服务中心',
      stationLetter: 'B',
      lastSeenAt: received('25T07:58'),
      envelopes: 6,
      gaps: [{ from: 5, to: 5 }],
    }),
    kioskRow({ id: 'K-3', name: '石桥村委会', stationLetter: 'C', lastSeenAt: null, envelopes: 0 }),
  ]
  office.calls = [
    callRow(),
    callRow({
      id: id(901),
      state: 'ended',
      screen: 'law-search',
      language: 'zh-CN',
      at: received('25T09:11'),
    }),
  ]
  office.scores = [
    { score: 5, count: 21 },
    { score: 4, count: 9 },
    { score: 3, count: 2 },
    { score: 1, count: 1 },
  ]
  return office
}
