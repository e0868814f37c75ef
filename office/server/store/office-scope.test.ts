import {
  CamelCasePlugin,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import { expect, test } from 'vitest'
import { officeScope } from './office-scope.ts'
import type { Tables } from './schema.ts'

const store = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
  plugins: [new CamelCasePlugin(), officeScope('000000100001')],
})
const compiled = (query: { compile: () => { sql: string; parameters: readonly unknown[] } }) => {
  const { sql, parameters } = query.compile()
  return { sql, parameters }
}

test('what is read, also in joins, under other names and in subqueries', () => {
  expect(
    compiled(
      store
        .selectFrom('application as a')
        .leftJoin('envelope', 'envelope.id', 'a.id')
        .select('a.number')
        .where((eb) => eb.or([eb('a.state', '=', 'received'), eb('a.state', '=', 'closed')]))
        .where('a.id', 'in', (eb) => eb.selectFrom('applicationEvent').select('applicationId')),
    ),
  ).toEqual({
    sql:
      'select "a"."number" from "application" as "a" left join "envelope" on "envelope"."id" = "a"."id" and ' +
      '"envelope"."office_code" = ? where ("a"."state" = ? or "a"."state" = ?) and "a"."id" in (select ' +
      '"application_id" from "application_event" where "application_event"."office_code" = ?) and "a"."office_code" = ?',
    parameters: ['000000100001', 'received', 'closed', '000000100001', '000000100001'],
  })
})

test('what is changed and deleted', () => {
  expect(compiled(store.updateTable('clerk').set({ name: 'x' }).where('id', '=', '1')).sql).toBe(
    'update "clerk" set "name" = ? where "id" = ? and "clerk"."office_code" = ?',
  )
  expect(compiled(store.deleteFrom('attempt')).sql).toBe(
    'delete from "attempt" where "attempt"."office_code" = ?',
  )
})

test('what is written, and what it may collide with', () => {
  expect(
    compiled(
      store
        .insertInto('attempt')
        .values({ key: 'k', count: 1, resetAt: 't' })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((eb) => ({ count: eb('attempt.count', '+', 1) })),
        ),
    ),
  ).toEqual({
    sql:
      'insert into "attempt" ("office_code", "key", "count", "reset_at") values (?, ?, ?, ?) on conflict ' +
      '("office_code", "key") do update set "count" = "attempt"."count" + ?',
    parameters: ['000000100001', 'k', 1, 't', 1],
  })
})

test('what it cannot narrow it refuses', async () => {
  await expect(sql`SELECT 1`.execute(store)).rejects.toThrow('raw SQL')
  expect(() =>
    store
      .insertInto('setting')
      .columns(['key', 'value'])
      .expression((eb) => eb.selectFrom('setting').select(['key', 'value']))
      .compile(),
  ).toThrow('columns and values')
})
