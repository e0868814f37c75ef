import { expect, test } from 'vitest'
import { monthDays, monthOf } from './month.ts'

test('a month has its own last day, leap years too', () => {
  expect(monthDays('2026-11')).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  expect(monthDays('2028-02').to).toBe('2028-02-29')
  expect(monthDays('2026-12').to).toBe('2026-12-31')
  expect(monthOf('2026-12-31')).toBe('2026-12')
})
