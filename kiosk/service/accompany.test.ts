import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from '../../base/clock.ts'
import { err, ok } from '../../base/result.ts'
import type { AccompanyReply, AccompanyReport } from '../../exchange/schemas/accompany.ts'
import { HEADERS } from '../api-headers.ts'
import type { Fact } from '../api.ts'
import { accompanyRoutes } from './accompany.ts'
import { createFactHub } from './fact-hub.ts'
import { createSessionStore } from './session-store.ts'

type Report = Omit<AccompanyReport, 'replyKey' | 'at'>
const PAGE = 'page'
const SCREEN = {
  screen: 'form-fields',
  place: 'form-fields.matter',
  title: null,
  identity: null,
  lines: [],
  fields: [],
  may: [],
}

/** The service between a page and an office that a test plays. */
function setUp() {
  const sessions = createSessionStore()
  const hub = createFactHub()
  const app = new Hono()
  const reports: Report[] = []
  const facts: Fact[] = []
  let answer: Partial<AccompanyReply> | 'unreachable' = {}
  hub.listen(PAGE, (fact) => facts.push(fact))
  accompanyRoutes(app, {
    sessions,
    hub,
    clock: systemClock,
    office: {
      accompany: async (report) => {
        reports.push(report)
        if (answer === 'unreachable') return err({ kind: 'unreachable', error: 'ECONNREFUSED' })
        const { id, epoch, seq } = report
        return ok({ id, epoch, seq, state: 'waiting', clerk: null, code: null, orders: [], ...answer })
      },
    },
  })
  const { epoch } = sessions.begin(PAGE)
  const post = async (path: string, body: object) =>
    app.request(`/api/accompany${path}`, {
      method: 'POST',
      headers: { [HEADERS.page]: PAGE, [HEADERS.epoch]: String(epoch) },
      body: JSON.stringify(body),
    })
  return {
    sessions,
    reports,
    facts,
    post,
    office: (next: typeof answer) => {
      answer = next
    },
    ask: async () => ((await (await post('', { language: 'ug' })).json()) as { accompany: string }).accompany,
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())
const turn = (ms = 600) => vi.advanceTimersByTimeAsync(ms)
const order = (n: number) => ({ n, place: SCREEN.place, command: { kind: 'continue' } as const })

async function opened() {
  const service = setUp()
  const accompany = await service.ask()
  service.office({ state: 'offered', clerk: '李测试', code: '0420' })
  await turn()
  expect((await service.post('/agree', { accompany })).status).toBe(200)
  await service.post('/screen', { accompany, covered: false, screen: SCREEN })
  service.office({ state: 'open', clerk: '李测试', code: '0420' })
  await turn()
  return { ...service, accompany }
}

test('no screen leaves the kiosk before the yes, and no yes counts before a clerk was named', async () => {
  const { ask, post, reports, facts, office } = setUp()
  const accompany = await ask()
  expect((await post('/agree', { accompany })).status).toBe(404)
  expect((await post('/screen', { accompany, covered: false, screen: SCREEN })).status).toBe(404)
  office({ state: 'offered', clerk: '李测试', code: '0420' })
  await turn()
  expect(facts).toMatchObject([{ type: 'ACCOMPANY_OFFERED', accompany, clerk: '李测试', code: '0420' }])
  expect(reports.every(({ screen, state }) => screen === null && state === 'asking')).toBe(true)
})

test('an order is told once, however often the office repeats it; numbers grow', async () => {
  const { office, facts, reports } = await opened()
  office({ state: 'open', clerk: '李测试', code: '0420', orders: [order(1), order(2)] })
  await turn(2_000)
  expect(facts.filter(({ type }) => type === 'ACCOMPANY_ORDER')).toHaveLength(2)
  expect(reports.at(-1)).toMatchObject({ state: 'open', taken: 2, screen: null })
  expect(reports.map(({ seq }) => seq)).toEqual(reports.map((_, i) => i + 1))
})

test('under the cover the screen is withheld and orders are dropped for good', async () => {
  const { accompany, post, office, facts, reports } = await opened()
  await post('/screen', { accompany, covered: true, screen: SCREEN })
  office({ state: 'open', clerk: '李测试', code: '0420', orders: [order(1)] })
  await turn()
  expect(reports.at(-1)).toMatchObject({ state: 'covered', screen: null })
  await post('/screen', { accompany, covered: false, screen: SCREEN })
  await turn(1_200)
  expect(facts.some(({ type }) => type === 'ACCOMPANY_ORDER')).toBe(false)
})

test('the end of the visit ends it at the office, and nothing is told afterwards', async () => {
  const { sessions, office, facts, reports } = await opened()
  const told = facts.length
  sessions.end()
  office({ state: 'open', clerk: '李测试', code: '0420', orders: [order(1)] })
  await turn(3_000)
  expect(reports.at(-1)).toMatchObject({ state: 'ended', screen: null })
  expect(reports.filter(({ state }) => state === 'ended')).toHaveLength(1)
  expect(facts).toHaveLength(told)
})

test('a clerk who ends it, and an office that is gone, are told to the page', async () => {
  const one = await opened()
  one.office({ state: 'ended' })
  await turn()
  expect(one.facts.at(-1)).toMatchObject({ type: 'ACCOMPANY_ENDED', reason: 'clerk' })
  const two = await opened()
  two.office('unreachable')
  await turn(20_000)
  expect(two.facts.at(-1)).toMatchObject({ type: 'ACCOMPANY_ENDED', reason: 'unreachable' })
})
