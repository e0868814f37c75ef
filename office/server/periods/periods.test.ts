import { afterEach, expect, test } from 'vitest'
import { uuidv7 } from '../../../base/ids.ts'
import type { Rights } from '../permissions.ts'
import { recordView, written } from '../ledgers/api-types.ts'
import { SAMPLES } from '../ledgers/test-samples.ts'
import { deskOf, testKiosk, testOffice, type TestOffice } from '../test-office.ts'
import { closedPeriod, periodList, periodView } from './api-types.ts'

const PERIOD = '2026-11'
let at: TestOffice | undefined
afterEach(async () => {
  await at?.end()
  at = undefined
})

type Desk = Awaited<ReturnType<typeof deskOf>>
const ask = async (desk: Desk, path: string) => (await desk.get(path)).json() as Promise<unknown>
const month = async (desk: Desk) => periodView.parse(await ask(desk, `/periods/${PERIOD}`))
const closed = async (desk: Desk) => closedPeriod.parse(await ask(desk, `/periods/${PERIOD}/closed`))
const close = (desk: Desk, period = PERIOD) => desk.post(`/periods/${period}/close`)

async function write(desk: Desk, ledger: string, change: object = {}, more: object = {}): Promise<string> {
  const answer = await desk.post(`/ledgers/${ledger}/records`, {
    values: { ...SAMPLES[ledger], ...change },
    ...more,
  })
  expect([answer.status, answer.status === 201 ? '' : await answer.clone().text()]).toEqual([201, ''])
  return written.parse(await answer.json()).id
}
const edit = async (desk: Desk, id: string, values: object, reason?: string) =>
  desk.post(`/records/${id}/change`, {
    version: recordView.parse(await ask(desk, `/records/${id}`)).version,
    values,
    reason,
  })

/** November with an application, a consultation that is answered and one that is not; then it is December. */
async function november() {
  at = await testOffice()
  const kiosk = await testKiosk(at)
  const before = await deskOf(at, '钱演示', { roles: ['clerk'] })
  const { envelope } = await kiosk.confirm()
  await kiosk.deliver(envelope)
  const done = await write(before, 'consultation')
  const open = await write(before, 'consultation', { result: 'later', again: '2026-12-03' })
  const running = await month(before)
  const refused = await close(before)
  at.clock.advance(9 * 86_400_000)
  const log = (name: string, rights: Partial<Rights>) => deskOf(at!, name, rights)
  return {
    office: at.office,
    desk: await log('赵演示', { roles: ['clerk'] }),
    log,
    application: envelope.header.id,
    done,
    open,
    running,
    refused,
  }
}

test('a month that runs is not closed; one that is over says what it holds and what is unfinished', async () => {
  const { desk, running, refused } = await november()
  expect([running.state, refused.status]).toEqual(['running', 409])
  const { periods } = periodList.parse(await ask(desk, '/periods'))
  expect(periods.map(({ period, state }) => [period, state])).toEqual([
    ['2026-12', 'running'],
    [PERIOD, 'open'],
  ])
  const view = await month(desk)
  expect(view.ledgers.map(({ id, rows, open }) => [id, rows, open])).toEqual([
    ['consultation', 2, 1],
    ['legal-aid', 1, 1],
  ])
  expect(view.empty).toContain('人民调解案件')
  expect((await desk.get('/periods/2026-13')).status).toBe(422)
})

test('what is closed stands as it was, beside what it is now, with who changed what when and why', async () => {
  const { desk, log, application, done, open } = await november()
  expect((await desk.get(`/periods/${PERIOD}/closed`)).status).toBe(404)
  expect((await close(desk)).status).toBe(200)
  expect((await close(desk)).status).toBe(409)
  at!.clock.advance(1000)

  const changed = { ...SAMPLES['consultation'], facts: '更正：欠的是四个月工资。' }
  const refused = await edit(desk, done, changed)
  expect(await refused.json()).toMatchObject({ problems: [{ field: 'reason', problem: 'closed' }] })
  expect((await edit(desk, done, changed, '看错了欠条')).status).toBe(200)
  const late = await desk.post('/ledgers/consultation/records', { values: SAMPLES['consultation'] })
  expect(await late.json()).toMatchObject({ problems: [{ field: 'reason', problem: 'closed' }] })
  at!.clock.advance(1000)
  await write(desk, 'consultation', {}, { reason: '纸上记的，漏登了' })
  at!.clock.advance(1000)
  expect((await desk.post(`/records/${open}/move`, { version: 1, move: 'answer', values: {} })).status).toBe(
    200,
  )
  at!.clock.advance(1000)
  await desk.post(`/applications/${application}/transition`, { to: 'in-review' })

  const view = await closed(desk)
  expect(view).toMatchObject({ period: PERIOD, closedBy: '赵演示', figures: null, corrections: [] })
  expect(view.ledgers.map(({ id, atClosing, now }) => [id, atClosing, now])).toEqual([
    ['consultation', { rows: 2, open: 1 }, { rows: 3, open: 0 }],
    ['legal-aid', { rows: 1, open: 1 }, { rows: 1, open: 1 }],
  ])
  expect(view.changes.map(({ what, by, detail, reason }) => [what, by, detail, reason])).toEqual([
    ['changed', '赵演示', '要点', '看错了欠条'],
    ['made', '赵演示', '', '纸上记的，漏登了'],
    ['moved', '赵演示', '已经答复', null],
    ['moved', '赵演示', '正在看', null],
  ])
  expect(view.proof).toMatchObject({ rows: 3, signed: true, broken: [], emptied: 0, previous: null })

  // Who audits sees that and when, not the words; who mediates not even that.
  const auditor = await closed(await log('孙演示', { roles: ['auditor'] }))
  expect(auditor.changes.map(({ what, number, record, reason }) => [what, number, record, reason])).toEqual([
    ['changed', null, null, null],
    ['made', null, null, null],
    ['moved', null, null, null],
  ])
  expect((await closed(await log('李演示', { roles: ['mediator'] }))).changes).toEqual([])
})

test('the proof tells when a source is not what was signed, and hangs on the month closed before', async () => {
  const { desk, log, office, done } = await november()
  await close(desk)
  expect((await closed(desk)).proof!.broken).toEqual([])
  await office.store
    .updateTable('ledgerVersion')
    .set({ plain: '{}' })
    .where('recordId', '=', done)
    .where('version', '=', 1)
    .execute()
  const view = await closed(desk)
  expect(view.proof!.broken).toEqual([done])

  at!.clock.advance(31 * 86_400_000)
  const director = await log('周演示', { roles: ['director'] })
  expect((await close(director, '2026-12')).status).toBe(200)
  const december = async () =>
    closedPeriod.parse(await ask(director, '/periods/2026-12/closed')).proof!.previous
  expect(await december()).toEqual({ period: PERIOD, hash: view.proof!.hash, holds: true })
  await office.store
    .updateTable('closedPeriod')
    .set({ closedBy: '别人' })
    .where('period', '=', PERIOD)
    .execute()
  expect((await december())!.holds).toBe(false)
  expect((await closed(director)).proof!.signed).toBe(false)
})

test('a record emptied because its years are over breaks nothing', async () => {
  const { desk, office, done } = await november()
  await close(desk)
  await office.store.updateTable('ledgerVersion').set({ sealed: null }).where('recordId', '=', done).execute()
  expect((await closed(desk)).proof).toMatchObject({ broken: [], emptied: 1 })
})

test('who may not check closes nothing', async () => {
  const { log } = await november()
  for (const role of ['mediator', 'auditor', 'county-viewer', 'administrator'] as const)
    expect(
      (await close(await log(`${role} ${uuidv7(new Date())}`.slice(0, 40), { roles: [role] }))).status,
    ).toBe(403)
})
