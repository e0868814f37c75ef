import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MIGRATIONS } from './migrations.ts'
import { openStore } from './open.ts'

const OFFICE = '000000100001'
let directory: string
let file: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mingli-migrations-'))
  file = join(directory, 'office.sqlite')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** A database of the first version, with one row of each kind. */
function firstVersion(): void {
  const [first] = MIGRATIONS
  if (typeof first !== 'object') throw new Error('the first step needs no office')
  const db = new DatabaseSync(file)
  db.exec('PRAGMA foreign_keys=ON')
  for (const text of first) db.exec(text)
  db.exec(`
    CREATE TABLE schema_version (one INTEGER PRIMARY KEY, version INTEGER NOT NULL);
    INSERT INTO schema_version VALUES (1, 1);
    INSERT INTO setting VALUES ('signing-key', 'k');
    INSERT INTO clerk VALUES ('c1', '甲', 'scrypt$', 't');
    INSERT INTO login_session VALUES ('h', 'c1', 't', 't');
    INSERT INTO kiosk VALUES ('k1', '大厅', 'A', 'p', 't', NULL, NULL, 2, 2);
    INSERT INTO seq_gap VALUES ('k1', 1, 1, 't');
    INSERT INTO enrolment_code VALUES ('h', 'n', 't', 't', 5, NULL, NULL);
    INSERT INTO envelope VALUES ('e1', 'k1', 2, 'h', 'n1', 't');
    INSERT INTO application VALUES ('e1', 'n1', 'mediation', '调解', 'zh-CN', 'received', 't', 'd', NULL, '张＊', '0', 'h', 's');
    INSERT INTO application_event VALUES ('e1', 1, 't', 'state', 'received', NULL, NULL);
    INSERT INTO evaluation VALUES ('v1', 's', 5, '[]', 't');
    INSERT INTO call VALUES ('a1', 'k1', 'home', 'bo', 'ended', 't', NULL, 't');
    INSERT INTO audit VALUES ('b', 't2', '甲', 'unmask', 'e1'), ('a', 't1', '甲', 'login', 'c1');
    INSERT INTO attempt VALUES ('login', 1, 't');
  `)
  db.close()
}

test('what the first version stored is all there, belongs to this office, and to no other', async () => {
  firstVersion()
  const store = await openStore({ file, officeCode: OFFICE })
  expect(await store.selectFrom('clerk').selectAll().execute()).toMatchObject([
    { id: 'c1', name: '甲', roles: '["director","administrator"]', restricted: '[]', totpOn: 0 },
  ])
  expect(await store.selectFrom('application').selectAll().execute()).toMatchObject([
    { id: 'e1', procedure: 'mediation', restrictedKind: null, dueBy: 'd' },
  ])
  expect(await store.selectFrom('auditEntry').selectAll().orderBy('n').execute()).toMatchObject([
    { n: 1, action: 'login', mac: '' },
    { n: 2, action: 'unmask', mac: '' },
  ])
  const tables = [
    ...(['setting', 'clerk', 'loginSession', 'kiosk', 'seqGap', 'enrolmentCode', 'envelope'] as const),
    ...(['application', 'applicationEvent', 'evaluation', 'call', 'auditHead', 'attempt'] as const),
  ]
  const counts = async (of: typeof store) =>
    Promise.all(tables.map(async (table) => (await of.selectFrom(table).selectAll().execute()).length))
  expect(await counts(store)).toEqual(tables.map(() => 1))
  await store.destroy()
  const other = await openStore({ file, officeCode: '000000100002' })
  expect(await counts(other)).toEqual(tables.map(() => 0))
  await other.destroy()
})

test('every table that is there is keyed by office first', async () => {
  const store = await openStore({ file, officeCode: OFFICE })
  await store.destroy()
  const db = new DatabaseSync(file, { readOnly: true })
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'schema_version'`)
    .all()
    .map(({ name }) => String(name))
  expect(tables.length).toBeGreaterThan(14)
  for (const table of tables) {
    const key = db.prepare(`SELECT name FROM pragma_table_info(?) WHERE pk = 1`).all(table)
    expect([table, key]).toEqual([table, [{ name: 'office_code' }]])
    const foreign = db.prepare(`SELECT "from" FROM pragma_foreign_key_list(?) WHERE seq = 0`).all(table)
    for (const one of foreign) expect([table, one]).toEqual([table, { from: 'office_code' }])
  }
  db.close()
})

test('a database of a newer program is left alone', async () => {
  const store = await openStore({ file, officeCode: OFFICE })
  await store.destroy()
  const db = new DatabaseSync(file)
  db.exec('UPDATE schema_version SET version = 999')
  db.close()
  await expect(openStore({ file, officeCode: OFFICE })).rejects.toThrow('start the newer program')
})
