import { expect, test } from 'vitest'
import { ethnicityName } from './ethnicities.ts'

test('56 peoples by their number', () => {
  const all = Array.from({ length: 56 }, (_, at) => ethnicityName(String(at + 1).padStart(2, '0')))
  expect(all.every((name) => name !== undefined)).toBe(true)
  expect(new Set(all).size).toBe(56)
  // First, some in between by the standard's table, and last.
  expect(['01', '05', '17', '38', '56'].map(ethnicityName)).toEqual([
    '汉',
    '维吾尔',
    '哈萨克',
    '锡伯',
    '基诺',
  ])
})

test('no name where the standard has none', () => {
  expect(['00', '57', '97', '98', '', '1', 'x'].map(ethnicityName)).toEqual(Array(7).fill(undefined))
})
