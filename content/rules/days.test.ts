import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { parseYaml } from '../../base/yaml.ts'
import { calendarOf, holidayYear, valuesOn } from './dated.ts'
import { addDays, addMonths, addPeriod, daysBetween, deadline, isWorkingDay } from './days.ts'
import { parsePeriod, type Period } from './period.ts'

const folder = join(import.meta.dirname, '../calendar')
const calendar = calendarOf(
  readdirSync(folder).map((name) =>
    unwrap(parseYaml({ schema: holidayYear, text: readFileSync(join(folder, name), 'utf8'), file: name })),
  ),
)
const period = (text: string): Period => parsePeriod(text)!

describe('the fixtures of the domain', () => {
  test.each([
    ['wages, left on a Saturday', '2025-03-01', '1 year', '2026-03-01', '2026-02-28', '2026-03-02'],
    ['work injury', '2025-05-20', '1 year', '2026-05-20', '2026-05-20', null],
    ['mediation agreement', '2026-01-31', '30 days', '2026-03-02', '2026-03-02', null],
    ['administrative act', '2026-01-05', '60 days', '2026-03-06', '2026-03-06', null],
    ['traffic finding, served on a Friday', '2026-03-06', '3 working-days', '2026-03-11', '2026-03-11', null],
    ['finding before the Spring Festival', '2026-02-13', '3 working-days', '2026-02-25', '2026-02-25', null],
    ['ends in the National Day week', '2026-09-18', '15 days', '2026-10-03', '2026-09-30', '2026-10-08'],
    ['no such day in February', '2025-08-31', '6 months', '2026-02-28', '2026-02-28', null],
  ])('%s', (_, from, length, date, safe, rollsTo) => {
    expect(deadline(from, period(length), calendar)).toEqual({ date, safe, rollsTo, certain: true })
  })

  test('a day in a year without announced holidays is not certain', () => {
    expect(deadline('2026-12-20', period('10 working-days'), calendar)).toMatchObject({
      date: '2027-01-01',
      certain: false,
    })
  })
})

const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count))
const length = fc.record<Period>({
  count: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('day', 'working-day', 'month', 'year'),
})

test('a longer period never ends earlier, and the safe day is a working day not after the end', () => {
  fc.assert(
    fc.property(day, length, (from, { count, unit }) => {
      const end = deadline(from, { count, unit }, calendar)
      expect(addPeriod(from, { count: count + 1, unit }, calendar) > end.date).toBe(true)
      expect(end.date > from && end.safe <= end.date).toBe(true)
      expect(isWorkingDay(end.safe, calendar)).toBe(true)
      expect(end.rollsTo === null).toBe(isWorkingDay(end.date, calendar))
    }),
    { numRuns: 300 },
  )
})

test('days and months are added and counted', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -500, max: 500 }), (from, count) => {
      expect(daysBetween(from, addDays(from, count))).toBe(count)
      expect(addMonths(from, count).slice(0, 7)).toBe(addMonths(`${from.slice(0, 7)}-01`, count).slice(0, 7))
    }),
  )
})

test.each(['', 'soon', '0 days', '1 week', '2 working days', '1000 days'])('"%s" is no period', (text) =>
  expect(parsePeriod(text)).toBeUndefined(),
)

test('figures are those in force on the day', () => {
  const dated = [
    {
      id: 'rate',
      name: { 'zh-CN': '利率' },
      unit: { 'zh-CN': '%' },
      source: '某某机关公告',
      checkedOn: '2026-01-01',
      values: [
        { from: '2024-01-01', to: '2024-12-31', value: 3 },
        { from: '2025-06-01', value: 4 },
      ],
    },
  ]
  expect(valuesOn(dated, '2024-06-01')).toEqual({ rate: 3 })
  expect(valuesOn(dated, '2025-03-01')).toEqual({})
  expect(valuesOn(dated, '2026-03-01')).toEqual({ rate: 4 })
})
