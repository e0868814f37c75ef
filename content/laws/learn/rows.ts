import { addScaled, dot } from './vector.ts'

/** Vectors of tokens that learn: sums of rows, collected gradients, AdaGrad with one rate per row. */
export class Rows {
  readonly values: Float32Array
  readonly dims: number
  readonly #step: number
  readonly #gradients: Float32Array
  readonly #squares: Float32Array
  readonly #touched = new Set<number>()

  constructor(values: Float32Array, dims: number, step: number) {
    this.values = values
    this.dims = dims
    this.#step = step
    this.#gradients = new Float32Array(values.length)
    this.#squares = new Float32Array(values.length / dims).fill(1e-8)
  }

  row(index: number): Float32Array {
    return this.values.subarray(index * this.dims, (index + 1) * this.dims)
  }

  /** Writes the unit vector of a weighed sum of rows to row `to` of `out`; its length before that. */
  sum(tokens: Uint32Array, weights: Float32Array, out: Float32Array, to: number): number {
    const dims = this.dims
    const start = to * dims
    out.fill(0, start, start + dims)
    for (let i = 0; i < tokens.length; i++) {
      const weight = weights[i]!
      if (weight === 0) continue
      addScaled(out, start, this.values, tokens[i]! * dims, weight, dims)
    }
    const length = Math.sqrt(dot(out, start, out, start, dims)) + 1e-6
    for (let k = start; k < start + dims; k++) out[k]! /= length
    return length
  }

  /** Adds a gradient of a weighed sum (row `at` of `gradient`) to its rows. */
  collect(tokens: Uint32Array, weights: Float32Array, gradient: Float32Array, at: number): void {
    const dims = this.dims
    const start = at * dims
    for (let i = 0; i < tokens.length; i++) {
      const weight = weights[i]!
      if (weight === 0) continue
      this.#touched.add(tokens[i]!)
      addScaled(this.#gradients, tokens[i]! * dims, gradient, start, weight, dims)
    }
  }

  /** Takes one step against all collected gradients. */
  apply(): void {
    const dims = this.dims
    for (const row of this.#touched) {
      const start = row * dims
      this.#squares[row]! += dot(this.#gradients, start, this.#gradients, start, dims) / dims
      addScaled(
        this.values,
        start,
        this.#gradients,
        start,
        -this.#step / Math.sqrt(this.#squares[row]!),
        dims,
      )
      this.#gradients.fill(0, start, start + dims)
    }
    this.#touched.clear()
  }
}
