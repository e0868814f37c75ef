import type { Random } from './random.ts'

/** Square matrices are Float64Arrays by rows. */
export type Matrix = Float64Array

/** Lower triangle L with L Lᵀ = `matrix`, which must be symmetric and positive definite. */
export function cholesky(matrix: Matrix, size: number): Matrix {
  const lower = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!
      if (i !== j) lower[i * size + j] = sum / lower[j * size + j]!
      else if (sum > 0) lower[i * size + i] = Math.sqrt(sum)
      else throw new Error('cholesky: the matrix is not positive definite')
    }
  return lower
}

/** x of L x = `right`. */
export function solveLower(lower: Matrix, right: ArrayLike<number>): Float64Array {
  const size = right.length
  const x = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = right[i]!
    for (let k = 0; k < i; k++) sum -= lower[i * size + k]! * x[k]!
    x[i] = sum / lower[i * size + i]!
  }
  return x
}

/** x of Lᵀ x = `right`. */
export function solveUpper(lower: Matrix, right: ArrayLike<number>): Float64Array {
  const size = right.length
  const x = Float64Array.from(right)
  for (let i = size - 1; i >= 0; i--) {
    x[i]! /= lower[i * size + i]!
    for (let k = 0; k < i; k++) x[k]! -= lower[i * size + k]! * x[i]!
  }
  return x
}

/** Adds v vᵀ to the lower triangle. */
export function addOuter(matrix: Matrix, v: ArrayLike<number>, weight = 1): void {
  const size = v.length
  for (let i = 0; i < size; i++) {
    const scale = v[i]! * weight
    if (scale === 0) continue
    const row = i * size
    for (let j = 0; j <= i; j++) matrix[row + j]! += scale * v[j]!
  }
}

/** Copies the lower triangle to the upper. */
export function mirror(matrix: Matrix, size: number): void {
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) matrix[j * size + i] = matrix[i * size + j]!
}

/**
 * An orthonormal basis of the `count` leading eigenvectors of a symmetric matrix, by orthogonal iteration. Only
 * the space they span is exact; distances in it do not depend on which basis it has.
 */
export function leadingSpace(
  matrix: Matrix,
  size: number,
  { count, rounds, random }: { readonly count: number; readonly rounds: number; readonly random: Random },
): Float64Array[] {
  let basis = orthonormal(
    Array.from({ length: count }, () => Float64Array.from({ length: size }, () => random.normal())),
  )
  for (let round = 0; round < rounds; round++)
    basis = orthonormal(basis.map((vector) => multiply(matrix, vector)))
  return basis
}

function multiply(matrix: Matrix, vector: Float64Array): Float64Array {
  const size = vector.length
  const out = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = 0
    for (let j = 0; j < size; j++) sum += matrix[i * size + j]! * vector[j]!
    out[i] = sum
  }
  return out
}

/** Modified Gram-Schmidt. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = []
  for (const vector of vectors) {
    for (const earlier of basis) {
      let along = 0
      for (let i = 0; i < vector.length; i++) along += vector[i]! * earlier[i]!
      for (let i = 0; i < vector.length; i++) vector[i]! -= along * earlier[i]!
    }
    const length = Math.hypot(...vector)
    for (let i = 0; i < vector.length; i++) vector[i]! /= length
    basis.push(vector)
  }
  return basis
}
