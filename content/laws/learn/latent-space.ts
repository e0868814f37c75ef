import { addScaled } from './vector.ts'
import type { ArticleRows } from './article-rows.ts'
import { seededRandom } from './random.ts'

const ROUNDS = 5

/**
 * The directions in which articles differ most (latent semantic indexing: the leading right singular vectors of
 * the matrix, up to a rotation, by subspace iteration). One row of `dims` numbers per token.
 */
export function latentSpace(rows: ArticleRows, dims: number, seed: number): Float32Array {
  const random = seededRandom(seed)
  let tokens: Float32Array = Float32Array.from({ length: rows.keys.length * dims }, () => random() - 0.5)
  for (let round = 0; round < ROUNDS; round++) {
    const articles = project(rows, tokens, dims)
    const next = new Float32Array(tokens.length)
    for (let doc = 0; doc < rows.documents; doc++)
      for (let i = rows.offsets[doc]!; i < rows.offsets[doc + 1]!; i++)
        addScaled(next, rows.tokens[i]! * dims, articles, doc * dims, rows.values[i]!, dims)
    tokens = orthonormal(next, dims)
  }
  return tokens
}

/** Every article as the sum of its tokens' rows. */
function project(rows: ArticleRows, tokens: Float32Array, dims: number): Float32Array {
  const articles = new Float32Array(rows.documents * dims)
  for (let doc = 0; doc < rows.documents; doc++)
    for (let i = rows.offsets[doc]!; i < rows.offsets[doc + 1]!; i++)
      addScaled(articles, doc * dims, tokens, rows.tokens[i]! * dims, rows.values[i]!, dims)
  return articles
}

/** Makes the columns of a matrix orthonormal: M·R⁻¹ with RᵀR = MᵀM (Cholesky). */
function orthonormal(matrix: Float32Array, dims: number): Float32Array {
  const gram = new Float64Array(dims * dims)
  for (let row = 0; row < matrix.length; row += dims)
    for (let i = 0; i < dims; i++)
      for (let j = 0; j <= i; j++) gram[i * dims + j]! += matrix[row + i]! * matrix[row + j]!
  const lower = new Float64Array(dims * dims)
  for (let i = 0; i < dims; i++)
    for (let j = 0; j <= i; j++) {
      let sum = gram[i * dims + j]!
      for (let k = 0; k < j; k++) sum -= lower[i * dims + k]! * lower[j * dims + k]!
      lower[i * dims + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j * dims + j]!
    }
  const out = new Float32Array(matrix.length)
  for (let row = 0; row < matrix.length; row += dims)
    for (let j = 0; j < dims; j++) {
      let sum = matrix[row + j]!
      for (let k = 0; k < j; k++) sum -= out[row + k]! * lower[j * dims + k]!
      out[row + j] = sum / lower[j * dims + j]!
    }
  return out
}
