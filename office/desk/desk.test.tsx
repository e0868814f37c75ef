// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { progressState } from '../../exchange/schemas/api.ts'
import { busyOffice } from './testing/busy-office.ts'
import { FakeOffice } from './testing/fake-office.ts'
import { callRow, FULL_IDENTITY, kioskRow, TOKEN, view } from './testing/samples.ts'
import { control, renderDesk, screenName } from './testing/render-desk.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  window.location.hash = ''
})
const body = () => document.body.textContent
const rows = () => [...document.querySelectorAll('[data-list="applications"] tbody tr')]
const type = (action: string, value: string) => fireEvent.change(control(action), { target: { value } })

async function open(office: FakeOffice, hash = '', screen = 'today'): Promise<void> {
  renderDesk(office, hash)
  await waitFor(() => expect(screenName()).toBe(screen))
}

test('an application appears by itself when the stream says so', async () => {
  const office = new FakeOffice()
  await open(office, '#/applications', 'applications')
  await waitFor(() => expect(body()).toContain('还没有申请'))
  office.applications = [view(1)]
  office.push('applications')
  await waitFor(() => expect(rows()).toHaveLength(1))
  expect(rows()[0]!.textContent).toContain('新收到')
  expect(rows()[0]!.textContent).toContain('261125-QT01-A0001-8')
  expect(rows()[0]!.textContent).toContain('11月25日 09:02')
  expect(body()).not.toContain(FULL_IDENTITY.name)
})

test('the list is filtered by state and searched by number, look-alikes forgiven', async () => {
  const office = new FakeOffice()
  office.applications = [view(1), view(2, { state: 'in-review' }), view(10)]
  await open(office, '#/applications', 'applications')
  await waitFor(() => expect(rows()).toHaveLength(3))
  fireEvent.click(control('filter-in-review'))
  await waitFor(() => expect(rows()).toHaveLength(1))
  fireEvent.click(control('filter-all'))
  await waitFor(() => expect(rows()).toHaveLength(3))
  type('search', 'a ooio')
  expect(rows().map((row) => row.getAttribute('data-id'))).toEqual([view(10).id])
  type('search', 'no such')
  expect(body()).toContain('没有符合的申请')
  fireEvent.click(control('show-all'))
  expect(rows()).toHaveLength(3)
})

test('every state is a word with an icon; what is withdrawn needs no hand-over', async () => {
  await open(busyOffice(), '#/applications', 'applications')
  await waitFor(() => expect(rows()).toHaveLength(15))
  for (const state of progressState.options) {
    const badge = document.querySelector(`td [data-state="${state}"]`)
    expect(badge?.querySelector('svg path, svg g, svg rect, svg circle')).not.toBeNull()
    expect(badge?.textContent).toMatch(/^[\u4e00-\u9fff]{3,}$/)
  }
  expect(rows().at(-1)!.textContent).toContain('没有要办的')
})

test('today counts what is new, due and late, and lists the most urgent first', async () => {
  const office = new FakeOffice()
  office.applications = [
    view(4),
    view(3, { dueBy: '2026-11-25', state: 'in-review' }),
    view(2, { dueBy: '2026-11-24', overdue: true }),
    view(1, { state: 'handed-over', dueBy: null }),
  ]
  await open(office)
  await waitFor(() => expect(rows()).toHaveLength(3))
  expect(rows().map((row) => row.getAttribute('data-id'))).toEqual([view(2).id, view(3).id, view(4).id])
  expect(control('figure-late').textContent).toContain('1')
  expect(control('figure-due').textContent).toContain('1')
  expect(control('figure-new').textContent).toContain('2')
  expect(control('figure-kiosks').textContent).toContain('1 / 1')
})

test('every figure of today leads to just the rows that it counts, and back leads to today', async () => {
  const office = new FakeOffice()
  office.applications = [
    view(4),
    view(3, { dueBy: '2026-11-25', state: 'in-review' }),
    view(2, { dueBy: '2026-11-24', state: 'in-review', overdue: true }),
    view(1, { state: 'handed-over', dueBy: null }),
  ]
  office.kiosks = [kioskRow(), kioskRow({ id: 'K-2', revokedAt: '2026-11-20T09:00:00+08:00' })]
  await open(office)
  for (const [figure, expected] of [
    ['late', [2]],
    ['due', [3]],
    ['new', [4]],
  ] as const) {
    await waitFor(() => control(`figure-${figure}`))
    window.location.hash = control(`figure-${figure}`).getAttribute('href')!
    await waitFor(() => expect(screenName()).toBe('applications'))
    expect(rows().map((row) => row.getAttribute('data-id'))).toEqual(expected.map((n) => view(n).id))
    window.location.hash = ''
    await waitFor(() => expect(screenName()).toBe('today'))
  }
  expect(control('figure-kiosks').textContent).toContain('1 / 1')
  window.location.hash = control('figure-kiosks').getAttribute('href')!
  await waitFor(() => expect(screenName()).toBe('kiosks'))
  const listed = [...document.querySelectorAll('[data-kiosk]')].filter((card) => !card.closest('details'))
  expect(listed.map((card) => card.getAttribute('data-kiosk'))).toEqual(['K-1'])
})

test('what has a last day is listed by it, and of more than a few there is a way to all', async () => {
  const office = new FakeOffice()
  const day = (n: number) => `2026-12-${String(30 - n).padStart(2, '0')}`
  office.applications = Array.from({ length: 10 }, (_, n) => view(n + 1, { dueBy: day(n) }))
  await open(office)
  await waitFor(() => expect(rows()).toHaveLength(8))
  window.location.hash = control('first-all').getAttribute('href')!
  await waitFor(() => expect(rows()).toHaveLength(10))
  expect(rows()[0]!.getAttribute('data-id')).toBe(view(10).id)
  expect(control('due-open').getAttribute('aria-pressed')).toBe('true')
})

test('a gap in the sequence and a silent kiosk are told on the first page', async () => {
  const office = new FakeOffice()
  office.kiosks = [kioskRow({ lastSeenAt: '2026-11-25T08:00:00+08:00', gaps: [{ from: 5, to: 7 }] })]
  await open(office)
  await waitFor(() => expect(document.querySelector('[data-alarm="seq-gap"]')).not.toBeNull())
  expect(body()).toContain('缺第 5 到第 7 号，共 3 件没有送到')
  expect(document.querySelector('[data-state="silent"]')).not.toBeNull()
})

test('a device that needs somebody is told on the first page, with what to do', async () => {
  const office = new FakeOffice()
  office.kiosks = [
    kioskRow({
      troubles: [
        { device: 'receiptPrinter', situation: 'paperOut' },
        { device: 'idCard', situation: 'a-situation-of-a-newer-kiosk' },
      ],
    }),
  ]
  await open(office)
  await waitFor(() => expect(document.querySelector('[data-state="troubled"]')).not.toBeNull())
  expect(body()).toContain('回执打印机没纸了，请换一卷')
  expect(body()).toContain('身份证读卡器用不了')
  expect(control('figure-kiosks').textContent).toContain('0 / 1')
})

test('an application: summary as confirmed, identity masked until asked for, which is logged', async () => {
  const office = new FakeOffice()
  office.applications = [view(1)]
  await open(office, `#/applications/${view(1).id}`, 'application')
  await waitFor(() => expect(body()).toContain('在演示工地干活三个月'))
  expect(document.querySelector('[data-field="story"]')?.textContent).toContain('工作人员代填')
  expect(document.querySelector('[data-field="matter"]')?.textContent).not.toContain('工作人员代填')
  expect(body()).toContain('12月2日（周三）')
  expect(body()).toContain('法律援助法第四十三条')
  expect(body()).toContain('查看会记下您的姓名和时间')
  expect(body()).not.toContain(FULL_IDENTITY.number)
  fireEvent.click(control('unmask'))
  await waitFor(() => expect(body()).toContain(FULL_IDENTITY.number))
  expect(office.log).toContain(`POST /applications/${view(1).id}/unmask {}`)
  fireEvent.click(control('mask'))
  expect(body()).not.toContain(FULL_IDENTITY.number)
  expect(`${window.location.href}${JSON.stringify(Object.entries(window.localStorage))}`).not.toContain(
    '0000001990',
  )
})

test('what the same person applied for in the same matter is told, with a way there', async () => {
  const office = new FakeOffice()
  const [{ id, number, receivedAt, state }, mine] = [view(7), view(8)]
  office.applications = [view(7), { ...mine, sameMatter: [{ id, number, receivedAt, state }] }]
  await open(office, `#/applications/${mine.id}`, 'application')
  await waitFor(() => expect(body()).toContain('同一人 30 天内的同类申请'))
  fireEvent.click(document.querySelector(`[data-list="same-matter"] a[data-value="${number}"]`)!)
  await waitFor(() => expect(body()).not.toContain('同一人 30 天内的同类申请'))
  await waitFor(() => expect(body()).toContain(number))
})

test('only allowed moves are offered; hand-over is confirmed, then shown', async () => {
  const office = new FakeOffice()
  office.applications = [view(1)]
  await open(office, `#/applications/${view(1).id}`, 'application')
  await waitFor(() => control('move-handed-over'))
  expect(document.querySelector('[data-action="move-closed"]')).toBeNull()
  fireEvent.click(control('move-handed-over'))
  expect(office.log.some((line) => line.includes('transition'))).toBe(false)
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(body()).toContain('已改为「已转交」'))
  expect(office.log).toContain(`POST /applications/${view(1).id}/transition {"to":"handed-over"}`)
  await waitFor(() =>
    expect(document.querySelector('[data-list="timeline"]')?.textContent).toContain('已转交'),
  )
})

test('a withdrawal needs the token of the receipt; a wrong one changes nothing', async () => {
  const office = new FakeOffice()
  office.applications = [view(1)]
  await open(office, `#/applications/${view(1).id}`, 'application')
  await waitFor(() => control('withdraw'))
  fireEvent.click(control('withdraw'))
  type('withdraw-token', 'A2B3')
  fireEvent.click(control('confirm'))
  expect(body()).toContain('查询码是 8 位')
  type('withdraw-token', 'A2B3-C4D6')
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(body()).toContain('查询码和这件申请对不上'))
  expect(office.applications[0]!.state).toBe('received')
  type('withdraw-token', TOKEN)
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(body()).toContain('已按本人意愿撤回'))
  await waitFor(() => expect(document.querySelector('[data-action="withdraw"]')).toBeNull())
})

test('a decision against aid is written down with its reason', async () => {
  const office = new FakeOffice()
  office.applications = [
    view(1, { state: 'handed-over', moves: [{ to: 'not-given', needs: 'note', final: false }] }),
  ]
  await open(office, `#/applications/${view(1).id}`, 'application')
  await waitFor(() => control('move-not-given'))
  fireEvent.click(control('move-not-given'))
  fireEvent.click(control('confirm'))
  expect(body()).toContain('请写明凭什么办这一步')
  expect(office.log.some((line) => line.includes('transition'))).toBe(false)
  type('move-note', '演示决〔2026〕1号，不属于法律援助范围')
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(body()).toContain('已改为「决定不予援助」'))
})

test('a move that another clerk was faster with is told, and nothing is lost', async () => {
  const office = new FakeOffice()
  office.applications = [view(1)]
  await open(office, `#/applications/${view(1).id}`, 'application')
  await waitFor(() => control('move-in-review'))
  fireEvent.click(control('move-in-review'))
  office.broken = 'stale'
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(body()).toContain('刚刚被别人办过'))
})

test('a supplement notice goes out once it says something', async () => {
  const office = new FakeOffice()
  office.applications = [view(1)]
  await open(office, `#/applications/${view(1).id}`, 'application')
  await waitFor(() => control('supplement-send'))
  fireEvent.click(control('supplement-send'))
  expect(body()).toContain('请写明还缺什么')
  type('supplement-text', '请补交记工本。')
  fireEvent.click(control('supplement-send'))
  await waitFor(() =>
    expect(document.querySelector('[data-value="supplement"]')?.textContent).toBe('请补交记工本。'),
  )
  expect(body()).toContain('时限')
})

test('a call comes over every page; it is answered, then ended', async () => {
  const office = new FakeOffice()
  await open(office, '#/evaluations', 'evaluations')
  office.calls = [callRow()]
  office.push('calls')
  await waitFor(() => expect(document.querySelector('[data-call="ringing"]')).not.toBeNull())
  expect(body()).toContain('正在看：核对申请')
  expect(body()).toContain('使用语言：维吾尔语')
  expect(document.title).toBe('有人找工作人员')
  fireEvent.click(control('call-answer'))
  await waitFor(() => expect(document.querySelector('[data-call="answered"]')).not.toBeNull())
  fireEvent.click(control('call-end'))
  await waitFor(() => expect(document.querySelector('[data-overlay="calls"]')).toBeNull())
})

test('a kiosk is enrolled with code, fingerprint and QR; the page sees it arrive', async () => {
  const office = new FakeOffice()
  await open(office, '#/kiosks', 'kiosks')
  await waitFor(() => control('revoke'))
  fireEvent.click(control('enrol'))
  fireEvent.click(control('enrol-start'))
  expect(body()).toContain('请给这台一体机起个名字')
  type('enrol-name', '二楼')
  fireEvent.click(control('enrol-start'))
  await waitFor(() => expect(body()).toContain('K7M4-QX2P-9RTA'))
  expect(body()).toContain('3F8A 11C2 77DE 90B4')
  expect(document.querySelector('svg[role="img"][aria-label="登记二维码"]')).not.toBeNull()
  office.kiosks = [...office.kiosks, kioskRow({ id: 'K-9', name: '二楼' })]
  office.push('kiosks')
  await waitFor(() => expect(body()).toContain('登记好了'))
})

test('a kiosk is revoked only after saying what that means', async () => {
  const office = new FakeOffice()
  await open(office, '#/kiosks', 'kiosks')
  await waitFor(() => control('revoke'))
  fireEvent.click(control('revoke'))
  expect(body()).toContain('停用后不能恢复')
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(document.querySelector('[data-state="revoked"]')).not.toBeNull())
})

test('evaluations: counts always, an average only from five on', async () => {
  const office = new FakeOffice()
  office.scores = [{ score: 5, count: 4 }]
  await open(office, '#/evaluations', 'evaluations')
  await waitFor(() => expect(body()).toContain('4 次评价'))
  expect(body()).not.toContain('平均 5')
  office.scores = [
    { score: 5, count: 4 },
    { score: 2, count: 1 },
  ]
  office.push('evaluations')
  await waitFor(() => expect(body()).toContain('平均 4.4 分'))
})

test('an application leads to its rows in the ledgers, and to the one that is not written yet', async () => {
  const office = new FakeOffice()
  const record = '0190f3c2-7c1e-7000-8000-000000000777'
  office.applications = [
    view(1, {
      procedure: 'referral',
      records: [
        { id: record, ledger: 'referral', title: '转介', state: '已送达', tone: 'away', overdue: true },
      ],
      unwritten: [{ ledger: 'mediation', title: '人民调解案件' }],
    }),
  ]
  await open(office, `#/applications/${view(1).id}`, 'application')
  await waitFor(() => expect(control('open-record').getAttribute('href')).toBe(`#/records/${record}`))
  expect(document.querySelector('[data-list="records"]')?.textContent).toMatch(
    /已送达.*超期.*记入台账：人民调解案件/,
  )
  expect(control('write-mediation').getAttribute('href')).toBe(
    `#/ledgers/mediation/new?application=${view(1).id}`,
  )
})

test('the list is filtered by the way it came', async () => {
  const office = new FakeOffice()
  office.applications = [
    view(1),
    view(2, { via: 'phone', kiosk: null }),
    view(3, { via: 'desk', kiosk: null }),
  ]
  await open(office, '#/applications', 'applications')
  await waitFor(() => expect(rows()).toHaveLength(3))
  fireEvent.click(control('via-phone'))
  await waitFor(() => expect(rows().map((row) => row.getAttribute('data-id'))).toEqual([view(2).id]))
  fireEvent.click(control('via-all'))
  await waitFor(() => expect(rows()).toHaveLength(3))
})
