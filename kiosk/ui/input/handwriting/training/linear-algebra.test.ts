import { expect, test } from 'vitest'
import { addOuter, cholesky, leadingSpace, mirror, solveLower, solveUpper } from './linear-algebra.ts'
import { seeded } from './random.ts'

test('cholesky and the two solvers undo a multiplication', () => {
  const matrix = Float64Array.from([4, 2, 0.6, 2, 5, 1, 0.6, 1, 3])
  const lower = cholesky(matrix, 3)
  const x = solveUpper(lower, solveLower(lower, [5.2, 8, 4.6]))
  // matrix · (0.62…, …) = the right side
  const back = [0, 1, 2].map((i) => [0, 1, 2].reduce((sum, j) => sum + matrix[i * 3 + j]! * x[j]!, 0))
  expect(back[0]).toBeCloseTo(5.2)
  expect(back[1]).toBeCloseTo(8)
  expect(back[2]).toBeCloseTo(4.6)
})

test('a matrix that is not positive definite is refused', () => {
  expect(() => cholesky(Float64Array.from([1, 2, 2, 1]), 2)).toThrow(/positive definite/)
})

test('the leading space of a matrix made of two directions is those two', () => {
  const size = 6
  const matrix = new Float64Array(size * size)
  addOuter(matrix, [1, 1, 0, 0, 0, 0], 9)
  addOuter(matrix, [0, 0, 1, -1, 0, 0], 4)
  addOuter(matrix, [0, 0, 0, 0, 1, 0], 0.1)
  mirror(matrix, size)
  const basis = leadingSpace(matrix, size, { count: 2, rounds: 40, random: seeded(1) })
  const caught = (v: readonly number[]) =>
    basis.reduce((sum, b) => sum + b.reduce((s, x, i) => s + x * v[i]!, 0) ** 2, 0)
  expect(caught([Math.SQRT1_2, Math.SQRT1_2, 0, 0, 0, 0])).toBeCloseTo(1, 6)
  expect(caught([0, 0, Math.SQRT1_2, -Math.SQRT1_2, 0, 0])).toBeCloseTo(1, 6)
  expect(caught([0, 0, 0, 0, 1, 0])).toBeCloseTo(0, 6)
})
