import { expect, test } from 'vitest'
import { holds, lineOf, type Bar } from './bar.ts'

const bar: Bar = { name: 'candidates', value: 12, unit: 'ms', goal: { most: 120 } }

test('a bar holds at its goal and not beyond', () => {
  expect(holds({ ...bar, value: 120 })).toBe(true)
  expect(holds({ ...bar, value: 121 })).toBe(false)
  expect(holds({ ...bar, goal: { least: 12 } })).toBe(true)
  expect(holds({ ...bar, goal: { least: 13 } })).toBe(false)
})

test('its line names value, goal, baseline and ratio', () => {
  expect(lineOf({ ...bar, baseline: { name: 'empty page', value: 6 } })).toBe(
    'ok   candidates: 12 ms (goal ≤ 120; empty page 6, ratio 2)',
  )
  expect(lineOf({ ...bar, value: 200 })).toBe('FAIL candidates: 200 ms (goal ≤ 120)')
})
