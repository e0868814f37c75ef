import { expect, test } from 'vitest'
import { periods } from './periods.ts'

test.each([
  ['2026-11-26', '2026-11-01 2026-11-30', '2026-10-01 2026-12-31'],
  ['2028-02-29', '2028-02-01 2028-02-29', '2028-01-01 2028-03-31'],
  ['2026-12-31', '2026-12-01 2026-12-31', '2026-10-01 2026-12-31'],
])('%s lies in the month %s and the quarter %s', (today, month, quarter) => {
  const found = periods(today).map(({ from, to }) => `${from} ${to}`)
  const year = today.slice(0, 4)
  expect(found).toEqual([month, quarter, `${year}-01-01 ${year}-12-31`, ' '])
})
