import { expect, test } from 'vitest'
import { correct } from './correction.ts'
import { parseSyllables } from './syllables.ts'

const syllables = parseSyllables('ban 班斑半\nfei 费\njia 加家\nnan 南蓝\nlan 蓝\n')
const usual = new Map([
  ['加班', 5000],
  ['班费', 900],
  ['家长', 8000],
])
const frequency = (pair: string) => usual.get(pair) ?? 0

test('a character written by its sound is put right', () => {
  expect(correct('加斑费', syllables, frequency)).toBe('加班费')
  expect(correct('咋算加斑', syllables, frequency)).toBe('咋算加班')
})

test('what is usual, and what would not become usual, stays', () => {
  expect(correct('加班费', syllables, frequency)).toBeUndefined()
  expect(correct('半南', syllables, frequency)).toBeUndefined()
  expect(correct('', syllables, frequency)).toBeUndefined()
})
