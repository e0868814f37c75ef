import { expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { decodeReranker, encodeReranker, rerankScore } from '../search/reranker.ts'
import { seededRandom } from './random.ts'
import { trainTrees, type RankedGroups } from './train-trees.ts'
import { trainWeights } from './train-weights.ts'

/** Questions of ten candidates with three features; the one where the second and third are together greatest answers. */
function madeUp(questions: number, seed: number): RankedGroups {
  const random = seededRandom(seed)
  const rows: number[] = []
  const labels: number[] = []
  for (let question = 0; question < questions; question++) {
    const candidates = Array.from({ length: 10 }, () => [random(), random(), random()])
    const values = candidates.map(([, b, c]) => b! + c!)
    const best = values.indexOf(Math.max(...values))
    for (const [at, candidate] of candidates.entries()) {
      rows.push(...candidate)
      labels.push(at === best ? 1 : 0)
    }
  }
  return {
    width: 3,
    rows: Float32Array.from(rows),
    labels: Uint8Array.from(labels),
    starts: Uint32Array.from({ length: questions + 1 }, (_, at) => at * 10),
    weights: new Float32Array(questions).fill(1),
  }
}

test('trees learn what answers, ignore the rest, and read back from their bytes', () => {
  const trees = trainTrees(madeUp(400, 1), new Float32Array(3), 1)
  const unseen = madeUp(100, 2)
  let right = 0
  for (let question = 0; question < 100; question++) {
    const scores = Array.from({ length: 10 }, (_, at) => rerankScore(trees, unseen.rows, question * 10 + at))
    right += unseen.labels[question * 10 + scores.indexOf(Math.max(...scores))]!
  }
  // One in ten by chance.
  expect(right).toBeGreaterThan(75)
  expect(trainTrees(madeUp(400, 1), new Float32Array(3), 1)).toEqual(trees)

  const bytes = Uint8Array.from(encodeReranker(trees))
  expect(unwrap(decodeReranker(bytes, 3))).toEqual(trees)
  expect(decodeReranker(bytes, 4).ok).toBe(false)
  expect(decodeReranker(bytes.slice(0, -1), 3).ok).toBe(false)
})

test('weights learn what answers, and nothing of a feature that says nothing', () => {
  const weights = trainWeights(madeUp(400, 1))
  expect(weights[1]).toBeGreaterThan(3)
  expect(weights[2]).toBeGreaterThan(3)
  expect(Math.abs(weights[0]!)).toBeLessThan(1)
})
