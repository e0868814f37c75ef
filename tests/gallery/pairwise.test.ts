import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairsIn, pairsOf, pairwise, type Factors } from './pairwise.ts'

const covered = (factors: Factors) =>
  new Set(pairwise(factors).flatMap((row) => pairsIn(row, Object.keys(factors))))

test('every pair of values of every two factors stands in some row', () => {
  const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 })
  const factors = fc.dictionary(fc.constantFrom('p', 'q', 'r', 's', 't'), values, { noNullPrototype: true })
  fc.assert(
    fc.property(factors, (given) => {
      expect(covered(given)).toEqual(pairsOf(given))
    }),
  )
})

test('far fewer rows than combinations', () => {
  const factors = {
    a: ['1', '2', '3', '4', '5'],
    b: ['1', '2', '3'],
    c: ['1', '2'],
    d: ['1', '2'],
    e: ['1', '2'],
  }
  expect(pairwise(factors).length).toBeLessThanOrEqual(18)
})
