/**
 * The inner loop of likeness.ts as WebAssembly, written out here because it is one loop of forty instructions: the
 * 128-bit instructions of the processor, which JavaScript cannot ask for, multiply sixteen signed bytes at once.
 * Binary format and instruction codes: webassembly.github.io/spec/core (5 Binary Format).
 *
 * scan(count, dims, vectors, question, out, scale): for each of `count` rows of `dims` signed bytes (a multiple of
 * 16) at `vectors`, the sum of products with the bytes at `question` times `scale`, as float at `out`.
 */
const I32 = 0x7f
const F32 = 0x7d
const V128 = 0x7b
const [count, dims, vectors, question, out, scale, at, sum, row] = [0, 1, 2, 3, 4, 5, 6, 7, 8]

const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]
const tee = (local: number) => [0x22, local]
const constant = (value: number) => [0x41, value]
const add = 0x6a
const subtract = 0x6b
const isZero = 0x45
const below = 0x49
const block = [0x02, 0x40]
const loop = [0x03, 0x40]
const branch = (depth: number) => [0x0c, depth]
const branchIf = (depth: number) => [0x0d, depth]
const end = 0x0b
const loadVector = [0xfd, 0x00, 0, 0]
const zeroVector = [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)]
const multiplyLow = [0xfd, 0x9c, 0x01]
const multiplyHigh = [0xfd, 0x9d, 0x01]
const addPairs = [0xfd, 0x7e]
const addVectors = [0xfd, 0xae, 0x01]
const lane = (index: number) => [0xfd, 0x1b, index]
const toFloat = 0xb2
const multiplyFloat = 0x94
const storeFloat = [0x38, 0, 0]

const body = [
  [...block, ...loop],
  // No row left: leave the block.
  [...get(count), isZero, ...branchIf(1)],
  [...zeroVector, ...set(sum), ...constant(0), ...set(at)],
  ...loop,
  [...get(vectors), ...loadVector, ...set(row)],
  [...get(sum), ...get(row), ...get(question), ...get(at), add, ...loadVector],
  [...multiplyLow, ...addPairs, ...addVectors],
  [...get(row), ...get(question), ...get(at), add, ...loadVector],
  [...multiplyHigh, ...addPairs, ...addVectors, ...set(sum)],
  [...get(vectors), ...constant(16), add, ...set(vectors)],
  [...get(at), ...constant(16), add, ...tee(at), ...get(dims), below, ...branchIf(0)],
  end,
  ...get(out),
  [0, 1, 2, 3].flatMap((index) => [...get(sum), ...lane(index), ...(index > 0 ? [add] : [])]),
  [toFloat, ...get(scale), multiplyFloat, ...storeFloat],
  [...get(out), ...constant(4), add, ...set(out)],
  [...get(count), ...constant(1), subtract, ...set(count), ...branch(0)],
  [end, end, end],
].flat()

/** A length in the binary format (LEB128). */
const length = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...length(value >>> 7)]
const section = (id: number, content: readonly number[]) => [id, ...length(content.length), ...content]
const name = (text: string) => [text.length, ...Buffer.from(text)]
const locals = [3, 1, I32, 1, V128, 1, V128]
const code = [...length(locals.length + body.length), ...locals, ...body]

const magic = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]

export const scanKernel = Uint8Array.from([
  ...magic,
  // One type: five numbers and a float in, nothing out.
  ...section(1, [1, 0x60, 6, I32, I32, I32, I32, I32, F32, 0]),
  // The memory is given.
  ...section(2, [1, ...name('env'), ...name('memory'), 0x02, 0x00, 1]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...name('scan'), 0x00, 0]),
  ...section(10, [1, ...code]),
])
