import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { loadContent } from '../load.ts'
import { campaignsOn, closureOn, dutyOn, entryOn, staffOn } from './today.ts'

const { office, publicity } = unwrap(loadContent(fileURLToPath(new URL('..', import.meta.url))))
const onDuty = (day: string) => dutyOn(office, day).staff.map(({ id }) => id)

/** 2026-11-23 is a Monday. */
test.each([
  ['2026-11-23', ['zhao', 'qian']],
  ['2026-11-24', ['qian']],
  ['2026-11-25', ['sun', 'li']],
  ['2026-11-27', ['li']],
  ['2026-11-28', []],
  ['2026-11-29', []],
  ['2026-12-04', ['zhao', 'li']],
  ['2027-01-01', []],
  ['2027-01-04', ['zhao', 'qian']],
])('on %s the roster has %j', (day, staff) => {
  expect(onDuty(day)).toEqual(staff)
})

test('who has left is neither shown nor on duty from the day after', () => {
  expect(staffOn(office, '2026-06-30').map(({ id }) => id)).toContain('zhou')
  expect(staffOn(office, '2026-07-01').map(({ id }) => id)).not.toContain('zhou')
  const stale = { ...office, duty: { weekly: [{ weekday: 1, staff: ['zhou', 'qian'] }], on: [] } }
  expect(dutyOn(stale, '2026-11-23').staff.map(({ id }) => id)).toEqual(['qian'])
})

test('a closure holds on its first and last day', () => {
  const closed = (day: string) => closureOn(office, day) !== undefined
  expect(['2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04'].map(closed)).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('a group is entered by its code while that works; never one of town or county', () => {
  const way = (id: string, day: string) =>
    entryOn(
      office.groups.find((group) => group.id === id)!,
      day,
    )
  expect(way('donghe-group', '2027-06-30').way).toBe('code')
  expect(way('donghe-group', '2027-07-01')).toEqual({ way: 'manager', code: null })
  expect(way('town-group', '2026-11-23')).toEqual({ way: 'office', code: null })
  expect(way('county-group', '2026-11-23')).toEqual({ way: 'office', code: null })
})

test.each([
  ['2026-11-26', ['wages']],
  ['2026-12-04', ['constitution', 'wages']],
  ['2027-02-10', ['wages']],
  ['2027-02-11', []],
  ['2027-03-15', ['consumer']],
])('campaigns of %s: %j', (day, ids) => {
  expect(campaignsOn(publicity, day).map(({ id }) => id)).toEqual(ids)
})
