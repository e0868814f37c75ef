import { scanKernel } from './scan-kernel.ts'

const PAGE = 65_536

type Scan = (
  count: number,
  dims: number,
  vectors: number,
  question: number,
  out: number,
  scale: number,
) => void

/**
 * Likeness (cosine, −1 to 1) of a question's direction to those of all articles, by sums of products of signed bytes.
 * Sixteen at once where the processor can (SSE 4.1, NEON); one by one elsewhere, which takes ten times as long.
 */
export class LikenessScan {
  /** `dims` signed bytes per article, of unit length × 127; whoever makes the scan fills them. */
  readonly vectors: Int8Array
  readonly #dims: number
  readonly #count: number
  readonly #question: Int8Array
  readonly #out: Float32Array
  readonly #scan: Scan

  /** `dims` is a multiple of 16. */
  constructor(count: number, dims: number) {
    this.#dims = dims
    this.#count = count
    // In memory: the vectors, the question, the likeness of each article.
    const question = count * dims
    const out = question + dims
    const memory = new WebAssembly.Memory({ initial: Math.ceil((out + count * 4) / PAGE) })
    this.vectors = new Int8Array(memory.buffer, 0, count * dims)
    this.#question = new Int8Array(memory.buffer, question, dims)
    this.#out = new Float32Array(memory.buffer, out, count)
    this.#scan = WebAssembly.validate(scanKernel)
      ? fastScan(memory)
      : plainScan(this.vectors, this.#question, this.#out)
  }

  /** The array is the scan's own and valid until the next question. */
  of(direction: Float32Array): Float32Array {
    const most = direction.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 1e-12)
    for (const [at, value] of direction.entries()) this.#question[at] = Math.round((value / most) * 127)
    const { length } = this.vectors
    this.#scan(this.#count, this.#dims, 0, length, length + this.#dims, most / 127 / 127)
    return this.#out
  }
}

function fastScan(memory: WebAssembly.Memory): Scan {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(scanKernel), { env: { memory } })
  // The kernel exports just this.
  return instance.exports['scan'] as Scan
}

/** The same in JavaScript. */
export const plainScan =
  (vectors: Int8Array, question: Int8Array, out: Float32Array): Scan =>
  (count, dims, _vectors, _question, _out, scale) => {
    for (let doc = 0; doc < count; doc++) {
      let sum = 0
      for (let i = 0; i < dims; i++) sum += vectors[doc * dims + i]! * question[i]!
      out[doc] = sum * scale
    }
  }
