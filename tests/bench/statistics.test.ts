import { expect, test } from 'vitest'
import { median, percentile } from './statistics.ts'

test('a percentile is one of the values, by nearest rank', () => {
  const values = [50, 10, 40, 20, 30]
  expect(percentile(values, 0.5)).toBe(30)
  expect(percentile(values, 0.75)).toBe(40)
  expect(percentile(values, 0.98)).toBe(50)
  expect(percentile(values, 0)).toBe(10)
  expect(median([3, 1, 2])).toBe(2)
  expect(() => percentile([], 0.5)).toThrow('nothing')
})
