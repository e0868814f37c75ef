import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditKey, recordAudit, verifyAudit } from './audit.ts'
import { testOffice, type TestOffice } from './test-office.ts'

let at: TestOffice
beforeEach(async () => {
  at = await testOffice()
  // The first entry is the office's own: it issued its content.
  for (const subject of ['two', 'three', 'four']) await recordAudit(at.office, '甲', 'login', subject)
})
afterEach(() => at.end())
const verify = () => verifyAudit(at.office.store, auditKey(at.office.keys.column))

test('a whole chain verifies, and entries made at once stand in one row', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => recordAudit(at.office, '乙', 'login', String(i))))
  expect(await verify()).toMatchObject({ ok: true, value: { entries: 24, unchained: 0 } })
})

test('a changed, a removed and a cut-off entry are found', async () => {
  const { store } = at.office
  await store.updateTable('auditEntry').set({ clerk: '丙' }).where('n', '=', 2).execute()
  expect(await verify()).toEqual({ ok: false, error: { kind: 'altered', n: 2 } })
  await store.updateTable('auditEntry').set({ clerk: '甲' }).where('n', '=', 2).execute()
  expect(await verify()).toMatchObject({ ok: true })

  const last = await store.selectFrom('auditEntry').selectAll().where('n', '=', 4).executeTakeFirstOrThrow()
  await store.deleteFrom('auditEntry').where('n', '=', 4).execute()
  expect(await verify()).toEqual({ ok: false, error: { kind: 'cut', n: 4 } })
  await store.insertInto('auditEntry').values(last).execute()
  await store.deleteFrom('auditEntry').where('n', '=', 2).execute()
  expect(await verify()).toEqual({ ok: false, error: { kind: 'missing', n: 2 } })
})

test('without the key of the office nothing can be made to fit', async () => {
  const other = Buffer.alloc(32, 7)
  expect(await verifyAudit(at.office.store, other)).toEqual({ ok: false, error: { kind: 'altered', n: 1 } })
})

test('seals taken away from the first entries do not hide a change in them', async () => {
  await at.office.store.updateTable('auditEntry').set({ clerk: '丙', mac: '' }).where('n', '=', 1).execute()
  expect(await verify()).toEqual({ ok: false, error: { kind: 'altered', n: 2 } })
})
