// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { ContentView } from '../server/content-packs/api-types.ts'
import { FakeOffice } from './testing/fake-office.ts'
import { control, renderDesk } from './testing/render-desk.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  window.location.hash = ''
})
const AT = '2026-11-25T09:00:00+08:00'
const HASH = 'a'.repeat(64)
const file = { sha256: HASH, bytes: 9, superseded: false, addedBy: null, releasedBy: null, at: null }
const view = (over: Partial<ContentView> = {}): ContentView => ({
  pack: { n: 8, at: AT, changes: [{ path: 'guides/m13-debt.yaml', change: 'changed' }] },
  files: [
    { ...file, path: 'guides/m13-debt.yaml', origin: 'above', from: '000000000001' },
    {
      ...file,
      path: 'guides/m13-debt.yaml',
      origin: 'own',
      from: '000000100001',
      addedBy: '甲测试',
      releasedBy: '乙测试',
      at: AT,
      superseded: true,
    },
    { ...file, path: 'office.yaml', origin: 'profile', from: '000000100001' },
  ],
  figures: [],
  waiting: [],
  above: { n: 6, at: AT, refused: null },
  receivers: [],
  paths: ['guides/m13-debt.yaml'],
  ...over,
})
const body = () => document.body.textContent

async function open(content: ContentView): Promise<FakeOffice> {
  const office = Object.assign(new FakeOffice(), { content, roles: ['director'] })
  renderDesk(office, '#/content')
  await waitFor(() => expect(document.querySelector('[data-pack="8"]')).not.toBeNull())
  return office
}

test('files stand by what they are about, with who wrote them; an own one that the office above hides says so', async () => {
  await open(view())
  const groups = [...document.querySelectorAll('[data-kind]')].map((one) => one.getAttribute('data-kind'))
  expect(groups).toEqual(['profile', 'guides'])
  const own = document.querySelector('[data-origin="own"]')!.textContent
  expect(own).toContain('甲测试 放入，乙测试 放行')
  expect(own).toContain('已被上级版本取代')
  const above = document.querySelector('[data-origin="above"]')!
  expect(above.textContent).toContain('000000000001')
  expect(above.querySelector('[data-action="withdraw-content"]')).toBeNull()
})

test('each receiver: shows it, lags, refused with its reason, or never said', async () => {
  const one = (id: string, shown: ContentView['receivers'][number]['shown']) =>
    ({ id, name: id, kind: 'kiosk', lastSeenAt: AT, shown }) as const
  const version = '2026-11-20+0a1b2c3d'
  const refused = { n: 8, problem: 'guides/m13-debt.yaml:10: start: unknown' }
  await open(
    view({
      receivers: [
        one('new', { version, pack: 8, refused: null }),
        one('late', { version, pack: 7, refused: null }),
        one('late-after-refusal', { version, pack: 6, refused: { ...refused, n: 7 } }),
        one('refused', { version, pack: 7, refused }),
        one('silent', null),
      ],
    }),
  )
  const shows = [...document.querySelectorAll('[data-receiver]')].map((row) =>
    row.querySelector('[data-shows]')!.getAttribute('data-shows'),
  )
  expect(shows).toEqual(['newest', 'lags', 'lags', 'refused', 'unknown'])
  expect(document.querySelector('[data-receiver="refused"]')!.textContent).toContain(refused.problem)
})

test('a refused pack of the office above is told with its faults and what to do', async () => {
  const place = { file: 'services/notary.yaml', line: 3, field: 'code' }
  const faults = [
    { ...place, message: 'string expected', kind: 'no-text', values: {} },
    { ...place, line: 4, message: 'said in English alone', kind: 'other', values: {} },
  ]
  await open(view({ above: { n: 6, at: AT, refused: { n: 9, faults, more: 4 } } }))
  expect(body()).toContain('上级的内容包第 9 号有错，没有采用')
  expect(document.querySelector('[data-list="content-faults"]')!.textContent).toContain(
    'services/notary.yaml 第 3 行 code要写文字',
  )
  expect(body()).not.toContain('string expected')
  expect(body()).toContain('said in English alone')
  expect(body()).toContain('还有 4 处没有列出')
})

test('who put files in cannot release them, and another person can', async () => {
  const changes = [{ path: 'guides/m13-debt.yaml', change: 'changed', sha256: HASH, figure: null }] as const
  const office = await open(
    view({
      waiting: [
        { id: 'p1', at: AT, by: 'zhangceshi', changes: [...changes] },
        { id: 'p2', at: AT, by: '甲测试', changes: [...changes] },
      ],
    }),
  )
  const mine = document.querySelector('[data-proposal="p1"]')!
  expect(mine.querySelector('[data-action="release-content"]')).toBeNull()
  expect(mine.textContent).toContain('要由另一个人放行')
  fireEvent.click(control('release-content'))
  await waitFor(() => expect(office.log).toContain('POST /content/proposals/p2/release {}'))
})

test('a file that is no text is not sent anywhere', async () => {
  const office = await open(view())
  fireEvent.click(control('put-in'))
  const bad = new File([new Uint8Array([0xb0, 0xa1])], 'gbk.yaml')
  fireEvent.change(control('choose-files'), { target: { files: [bad] } })
  await waitFor(() => expect(body()).toContain('gbk.yaml 读不出来'))
  expect(office.log.filter((line) => line.includes('/content/check'))).toEqual([])
  expect(control('hand-over-content').hasAttribute('disabled')).toBe(true)
})

test('a local figure is typed in with its day and document, and each problem is said at its field', async () => {
  const none = { origin: null, place: null, now: null, ahead: [] }
  const wage = { from: '2026-01-01', value: 6500, source: '演示文件一号', checkedOn: '2026-01-02' }
  const office = await open(
    view({
      figures: [
        {
          id: 'aid-income-line',
          ...none,
          origin: 'above' as const,
          place: '演示省',
          now: { ...wage, value: 1500 },
        },
        { id: 'average-monthly-wage', ...none },
      ],
      waiting: [
        {
          id: 'p1',
          at: AT,
          by: '甲测试',
          changes: [
            {
              path: 'figures/local-urban-income.yaml',
              change: 'added',
              sha256: HASH,
              figure: { id: 'local-urban-income', place: '演示市', values: [{ ...wage, value: 54_188 }] },
            },
          ],
        },
      ],
    }),
  )
  expect(document.querySelector('[data-proposal="p1"]')!.textContent).toContain('54,188 元（每年）')
  // What the office above set is not changed here.
  const line = document.querySelector('li[data-figure="aid-income-line"]')!
  expect(line.textContent).toContain('1,500 元（每人每月）')
  expect(line.querySelector('button')).toBeNull()
  fireEvent.click(control('edit-figure-average-monthly-wage'))
  const type = (name: string, value: string) =>
    fireEvent.change(control(`figure-${name}`), { target: { value } })
  type('value', '78,000元')
  type('from', '2026-07-01')
  type('place', '演示市')
  type('source', '演示市统计公报')
  office.figureProblems = [{ field: 'value', problem: 'custom' }]
  fireEvent.click(control('hand-over-figure'))
  await waitFor(() => expect(body()).toContain('文件上是一年的，先除以 12'))
  office.figureProblems = []
  type('value', '６５００')
  fireEvent.click(control('hand-over-figure'))
  await waitFor(() => expect(document.querySelector('[data-action="hand-over-figure"]')).toBeNull())
  const sent = office.log.findLast((line) => line.startsWith('POST /content/figures '))!
  expect(JSON.parse(sent.slice('POST /content/figures '.length))).toMatchObject({
    id: 'average-monthly-wage',
    place: '演示市',
    value: 6500,
    from: '2026-07-01',
    source: '演示市统计公报',
  })
})
