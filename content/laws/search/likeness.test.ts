import { expect, test } from 'vitest'
import { seededRandom } from '../learn/random.ts'
import { LikenessScan, plainScan } from './likeness.ts'

test('the scan gives the cosine of every article, by the instructions of the processor as in JavaScript', () => {
  const [count, dims] = [1000, 32]
  const random = seededRandom(1)
  const rows = Array.from({ length: count }, () => unit(Array.from({ length: dims }, () => random() - 0.5)))
  const vectors = Int8Array.from(rows.flat(), (value) => Math.round(value * 127))
  const direction = Float32Array.from(unit(Array.from({ length: dims }, () => random() - 0.5)))
  const scan = new LikenessScan(count, dims)
  scan.vectors.set(vectors)
  const likeness = scan.of(direction)
  for (const [doc, row] of rows.entries()) {
    const cosine = row.reduce((sum, value, at) => sum + value * direction[at]!, 0)
    expect(Math.abs(likeness[doc]! - cosine)).toBeLessThan(0.02)
  }

  const out = new Float32Array(count)
  const most = Math.max(...direction.map(Math.abs))
  const question = Int8Array.from(direction, (value) => Math.round((value / most) * 127))
  plainScan(vectors, question, out)(count, dims, 0, 0, 0, most / 127 / 127)
  for (const [doc, value] of out.entries()) expect(value).toBeCloseTo(likeness[doc]!, 6)
})

function unit(values: number[]): number[] {
  const length = Math.hypot(...values)
  return values.map((value) => value / length)
}
