import { expect, test } from 'vitest'
import { diskFailure, openSqlite, type SqlValue } from './sqlite.ts'

const fresh = () => {
  const db = openSqlite(':memory:')
  db.run('CREATE TABLE t (a, b)')
  return db
}

test('writes and reads rows', () => {
  const db = fresh()
  expect(db.run('INSERT INTO t VALUES (?, ?)', '𠮷', new Uint8Array([1, 2])).changes).toBe(1)
  expect(db.get('SELECT a FROM t')).toEqual({ a: '𠮷' })
  expect(db.all('SELECT a FROM t WHERE a = ?', 'x')).toEqual([])
})

test('a missing parameter is a bug, not NULL', () =>
  expect(() => fresh().run('INSERT INTO t VALUES (?, ?)', 1)).toThrow('2 parameters expected, 1 given'))

test('a Date is refused', () =>
  expect(() => fresh().run('INSERT INTO t VALUES (?, 1)', new Date() as unknown as SqlValue)).toThrow(
    'not an SQL value',
  ))

test('a transaction that throws leaves nothing behind', () => {
  const db = fresh()
  expect(() =>
    db.transaction(() => {
      db.run('INSERT INTO t VALUES (1, 2)')
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(db.all('SELECT * FROM t')).toEqual([])
})

test('a transaction must not await', () =>
  expect(() => fresh().transaction(() => Promise.resolve())).toThrow('must not await'))

test('a full disk is told as such, and the next transaction works again', () => {
  const db = fresh()
  const pages = Number(db.get('PRAGMA page_count')!.page_count)
  db.get(`PRAGMA max_page_count=${pages + 1}`)
  const fill = () => db.transaction(() => db.run('INSERT INTO t VALUES (?, 1)', new Uint8Array(100_000)))
  let failure: unknown
  try {
    fill()
  } catch (error) {
    failure = error
  }
  expect(diskFailure(failure)).toBe('disk-full')
  expect(db.all('SELECT * FROM t')).toEqual([])
  db.transaction(() => db.run('INSERT INTO t VALUES (1, 1)'))
  expect(diskFailure(new Error('other'))).toBeUndefined()
})
