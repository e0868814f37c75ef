import { expect, test } from 'vitest'
import { addCounts, associations, countBoundary, encodePairs, noCounts } from './build-association.ts'
import { FINEST, MOST_BONUS, Pairs } from './pairs.ts'

const MODEL = { discount: 0.5, shrink: 1, share: 0.5, least: 0.5, most: 100 }
const counted = (boundaries: readonly (readonly [string, string, number])[]) => {
  const counts = noCounts()
  for (const [left, right, by] of boundaries) countBoundary(counts, left, right, by)
  return counts
}
const pairs = new Pairs(
  encodePairs(
    associations(
      counted([
        ['狗', '咬人', 20],
        ['被', '撞', 20],
        ['够', '多', 20],
        ['人', '多', 60],
      ]),
      MODEL,
    ),
  ),
)

test('words that stand together are likelier than apart, others are not', () => {
  expect(pairs.behind('狗')('咬人')).toBeGreaterThan(0.5)
  expect(pairs.behind('够')('咬人')).toBe(0)
  expect(pairs.behind('没见过')('咬人')).toBe(0)
})

test('of words never seen together the characters that touch tell', () => {
  expect(pairs.behind('疯狗')('咬伤')).toBeGreaterThan(0.5)
  expect(pairs.behind('被')('撞死')).toBe(pairs.behind('被')('撞'))
})

test('the word itself tells more than its character', () => {
  const counts = counted([
    ['被', '打', 20],
    ['不', '人', 200],
    ['棉被', '脏', 20],
  ])
  const known = new Pairs(encodePairs(associations(counts, MODEL)))
  expect(known.behind('棉被')('脏')).toBeGreaterThan(0)
  expect(known.behind('被')('打')).toBeGreaterThan(0)
})

test('a bonus is kept to a step and has a bound', () => {
  const bonuses = new Map([
    ['甲 乙', 1.1],
    ['甲 丙丁', 90],
  ])
  const read = new Pairs(encodePairs(bonuses))
  expect(Math.abs(read.behind('甲')('乙') - 1.1)).toBeLessThanOrEqual(FINEST / 2)
  expect(read.behind('甲')('丙丁')).toBe(MOST_BONUS)
})

test('what stands once in a large source is left out', () => {
  const counts = noCounts()
  addCounts(
    counts,
    counted([
      ['甲', '乙', 1],
      ['甲', '丙', 9],
    ]),
    0.5,
    2,
  )
  expect([...counts.pairs]).toEqual([['甲 丙', 4.5]])
  expect(counts.total).toBe(5)
})
