import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAudit } from './audit.ts'
import { auditEntries, auditVerified } from './desk-api-types.ts'
import { deskOf, testOffice, type TestOffice } from './test-office.ts'

let at: TestOffice
let desk: Awaited<ReturnType<typeof deskOf>>
beforeEach(async () => {
  at = await testOffice()
  desk = await deskOf(at, '审计演示', { roles: ['auditor'] })
})
afterEach(() => at.end())

const read = async (filter = '') => auditEntries.parse(await (await desk.get(`/audit?${filter}`)).json())

test('newest first, by person, action and day, page by page', async () => {
  for (let i = 0; i < 130; i++) await recordAudit(at.office, '赵演示', 'unmask', `id-${i}`)
  const first = await read('clerk=赵演示')
  expect(first.entries).toHaveLength(100)
  expect(first).toMatchObject({ more: true, clerks: expect.arrayContaining(['赵演示']) })
  expect(first.entries[0]!.subject).toBe('id-129')
  const second = await read(`clerk=赵演示&before=${first.entries.at(-1)!.n}`)
  expect(second.entries.map(({ subject }) => subject)).toEqual(
    Array.from({ length: 30 }, (_, i) => `id-${29 - i}`),
  )
  expect(second.more).toBe(false)
  expect((await read('action=unmask&clerk=别人')).entries).toEqual([])
  // 2026-11-23 10:00 in Asia/Shanghai, as the test's clock stands.
  expect((await read('from=2026-11-23&to=2026-11-23&action=unmask')).entries).toHaveLength(100)
  expect((await read('to=2026-11-22')).entries).toEqual([])
  expect((await desk.get('/audit?from=gestern')).status).toBe(422)
})

test('a whole log is said to be whole, one that was changed is not', async () => {
  await recordAudit(at.office, '赵演示', 'unmask', 'a')
  await recordAudit(at.office, '赵演示', 'unmask', 'b')
  const verify = async () => auditVerified.parse(await (await desk.post('/audit/verify')).json())
  expect(await verify()).toMatchObject({ whole: true })
  const [first] = (await read('clerk=赵演示')).entries
  await at.office.store.updateTable('auditEntry').set({ subject: 'c' }).where('n', '=', first!.n).execute()
  expect(await verify()).toEqual({ whole: false, kind: 'altered', n: first!.n })
})

test('carrying the log away is on record', async () => {
  const csv = await desk.get('/audit.csv?action=login')
  expect(csv.headers.get('content-type')).toContain('text/csv')
  expect((await read('action=audit.csv')).entries).toMatchObject([{ clerk: '审计演示' }])
})
