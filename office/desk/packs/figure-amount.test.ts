import { expect, test } from 'vitest'
import { amountOf, amountText } from './figure-amount.ts'

test.each([
  ['6500', 6500],
  [' 6,500.50 元', 6500.5],
  ['６５００', 6500],
  ['六千', null],
  ['-3', null],
  ['', null],
])('%j is %j', (typed, amount) => expect(amountOf(typed)).toBe(amount))

test('an amount says by what time it is meant', () => {
  expect(amountText('average-monthly-wage', 6500.5)).toBe('6,500.5 元（每月）')
  expect(amountText('local-urban-income', 54_188)).toBe('54,188 元（每年）')
})
