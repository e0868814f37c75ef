import { afterEach, beforeEach, expect, test } from 'vitest'
import { appraisals } from './appraisal-types.ts'
import { recordView, written } from './ledgers/api-types.ts'
import { LEDGERS } from './ledgers/stored.ts'
import { SAMPLES } from './ledgers/test-samples.ts'
import type { Role } from './permissions.ts'
import { retire } from './retention.ts'
import { deskOf, testOffice, type TestOffice } from './test-office.ts'

let at: TestOffice
beforeEach(async () => {
  at = await testOffice()
})
afterEach(() => at.end())

const turnTo = (day: string) =>
  at.clock.advance(Date.parse(`${day}T00:30:00+08:00`) - at.clock.now().getTime())
/** Sessions do not last for years. */
let logins = 0
const login = (name: string, role: Role) => deskOf(at, `${name} ${++logins}`, { roles: [role] })

async function write(ledger: string) {
  const desk = await login('经办', 'director')
  const answer = await desk.post(`/ledgers/${ledger}/records`, { values: SAMPLES[ledger] })
  return written.parse(await answer.json()).id
}
const sealedOf = async (id: string) =>
  (
    await at.office.store
      .selectFrom('ledgerRecord')
      .select('sealed')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).sealed
async function open(name: string, role: Role) {
  const desk = await login(name, role)
  const rows = async () => appraisals.parse(await (await desk.get('/retention')).json()).rows
  const decide = async (decision: string, ids: string[], more: object = {}) =>
    (await desk.post('/retention/decide', { decision, ids, ...more })).status
  return { desk, rows, decide }
}

test('every ledger says how it ends: files are appraised, what is no file is deleted by itself', () => {
  const ends = Object.groupBy(LEDGERS.values(), ({ retention }) => retention.end ?? 'never')
  expect(ends.never!.every(({ retention }) => retention.years === 'permanent')).toBe(true)
  expect(ends.deletion!.map(({ id }) => id).toSorted()).toEqual([
    'booking',
    'evaluation',
    'group',
    'privacy',
    'rating',
    'ticket',
  ])
})

test('a file goes once one proposed and another confirmed it, and the register keeps its number', async () => {
  // A consultation that was answered is closed at once.
  const id = await write('consultation')
  turnTo('2037-01-01')
  expect(await retire(at.office)).toMatchObject({ records: 0 })
  expect(await sealedOf(id)).not.toBeNull()
  const clerk = await open('文员', 'clerk')
  expect(await clerk.rows()).toMatchObject([{ id, ledger: 'consultation', years: 10, state: 'listed' }])
  expect(await clerk.decide('confirm', [id])).toBe(403)
  const director = await open('所长', 'director')
  expect(await director.decide('confirm', [id])).toBe(409)
  expect(await director.decide('propose', [id])).toBe(200)
  // Nobody alone.
  expect(await director.decide('confirm', [id])).toBe(403)
  expect(await director.decide('reopen', [id])).toBe(200)
  expect(await clerk.decide('propose', [id])).toBe(200)
  expect(await retire(at.office)).toMatchObject({ records: 0 })
  expect(await director.decide('confirm', [id])).toBe(200)
  expect(await retire(at.office)).toMatchObject({ records: 1 })
  expect(await sealedOf(id)).toBeNull()
  expect(await director.rows()).toMatchObject([{ id, state: 'destroyed' }])
  expect(await director.decide('keep', [id], { reason: '审计要用', until: null })).toBe(409)
  const actions = await at.office.store
    .selectFrom('auditEntry')
    .select('action')
    .where('subject', '=', id)
    .execute()
  expect(actions.map(({ action }) => action)).toEqual([
    'retention-propose',
    'retention-reopen',
    'retention-propose',
    'retention-confirm',
    'record-emptied',
  ])
})

test('what is kept for a reason stays, until its day or until it is opened again', async () => {
  const [file, other] = [await write('consultation'), await write('consultation')]
  turnTo('2037-01-01')
  await retire(at.office)
  const clerk = await open('文员', 'clerk')
  const reason = '张测试还在打官司'
  expect(await clerk.decide('keep', [file, other], { reason, until: '2037-03-01' })).toBe(200)
  expect(await clerk.rows()).toMatchObject([
    { state: 'kept', reason, keepUntil: '2037-03-01' },
    { state: 'kept' },
  ])
  expect(JSON.stringify(await at.office.store.selectFrom('appraisal').selectAll().execute())).not.toContain(
    '官司',
  )
  turnTo('2037-03-01')
  await retire(at.office)
  expect((await (await open('文员', 'clerk')).rows()).map(({ state }) => state)).toEqual(['kept', 'kept'])
  turnTo('2037-03-02')
  await retire(at.office)
  const later = await open('文员', 'clerk')
  expect((await later.rows()).map(({ state }) => state)).toEqual(['listed', 'listed'])
  // All of it, or nothing.
  expect(await later.decide('propose', [file])).toBe(200)
  expect(await later.decide('propose', [other, file])).toBe(409)
  expect((await later.rows()).map(({ state }) => state).toSorted()).toEqual(['listed', 'proposed'])
})

test('what would be deleted by itself is kept too where somebody says so before', async () => {
  const desk = await login('经办', 'director')
  const [held, gone] = [await write('booking'), await write('booking')]
  for (const id of [held, gone]) {
    const { version } = recordView.parse(await (await desk.get(`/records/${id}`)).json())
    expect((await desk.post(`/records/${id}/move`, { version, move: 'come', values: {} })).status).toBe(200)
  }
  const clerk = await open('文员', 'clerk')
  expect(await clerk.decide('keep', [held], { reason: '投诉还没办完', until: null })).toBe(200)
  expect(await clerk.decide('propose', [gone])).toBe(409)
  turnTo('2030-01-01')
  expect(await retire(at.office)).toMatchObject({ records: 1 })
  expect([await sealedOf(held), await sealedOf(gone)].map((one) => one === null)).toEqual([false, true])
  expect(await (await open('文员', 'clerk')).decide('reopen', [held])).toBe(200)
  expect(await retire(at.office)).toMatchObject({ records: 1 })
})

test('nothing is appraised before its years are over', async () => {
  const id = await write('consultation')
  const director = await open('所长', 'director')
  expect(await director.decide('propose', [id])).toBe(409)
  expect(await director.rows()).toEqual([])
})

test('who may not see a ledger is not told what is due in it', async () => {
  const id = await write('correction')
  const clerk = await open('文员', 'clerk')
  expect(await clerk.decide('keep', [id], { reason: '看看有没有', until: null })).toBe(404)
  expect((await (await login('县里', 'county-viewer')).get('/retention')).status).toBe(403)
})
