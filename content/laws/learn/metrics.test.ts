import { expect, test } from 'vitest'
import { measureRankings } from './metrics.ts'

test('recall, reciprocal rank and gain of rankings', () => {
  const m = measureRankings([
    { ranking: [7, 1, 2], answers: [1, 99] },
    { ranking: [5], answers: [5] },
  ])
  expect(m.recall5).toBe((0.5 + 1) / 2)
  expect(m.mrr10).toBe((0.5 + 1) / 2)
  const ideal = 1 + 1 / Math.log2(3)
  expect(m.ndcg10).toBeCloseTo((1 / Math.log2(3) / ideal + 1) / 2)
  expect(measureRankings([{ ranking: [], answers: [1] }]).recall100).toBe(0)
})
