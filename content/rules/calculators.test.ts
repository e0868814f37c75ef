import { describe, expect, test } from 'vitest'
import { parseCitation } from '../engine/citation.ts'
import { calculators } from './calculators.ts'
import { propertyCaseFee } from './court-fee.ts'
import { severanceMonths } from './severance.ts'

const facts = {
  today: '2026-11-26',
  calendar: { years: [], free: [], worked: [] },
  values: { 'average-monthly-wage': 7000 },
}
const amounts = (id: keyof typeof calculators, inputs: Record<string, string>) =>
  Object.fromEntries(
    (calculators[id].compute(inputs, facts)?.lines ?? []).map(({ id, from, to }) => [
      id,
      to ? [from, to] : from,
    ]),
  )

test.each(Object.entries(calculators))(
  '%s says how it reckons, by which articles',
  (_, { formula, cites }) => {
    expect(formula['zh-CN'].length).toBeGreaterThan(10)
    expect(cites.every((cite) => parseCitation(cite))).toBe(true)
  },
)

describe('severance (劳动合同法第四十七条)', () => {
  test.each([
    ['2020-01-01', '2026-01-01', 6],
    ['2020-01-01', '2025-12-31', 6],
    ['2025-10-01', '2025-12-01', 0.5],
    ['2025-06-01', '2025-12-01', 1],
    ['2023-01-31', '2026-07-30', 3.5],
    ['2023-01-31', '2026-07-31', 4],
  ])('%s to %s: %d months', (hired, left, months) => expect(severanceMonths(hired, left)).toBe(months))

  test('N, N+1, 2N', () => {
    expect(amounts('severance', { hired: '2022-05-01', left: '2026-08-01', wage: '4000' })).toEqual({
      n: 18_000,
      n1: 22_000,
      '2n': 36_000,
    })
  })

  test('a high wage counts three times the average, for twelve years at most', () => {
    const inputs = { hired: '2010-01-01', left: '2026-01-01', wage: '30000' }
    expect(amounts('severance', inputs)).toMatchObject({ n: 12 * 21_000 })
  })

  test('dates the wrong way round give nothing', () => {
    expect(amounts('severance', { hired: '2026-01-01', left: '2025-01-01', wage: '4000' })).toEqual({})
  })
})

describe('court fee (诉讼费用交纳办法第十三条)', () => {
  // The quick formulas that courts print: 2.5% - 200, 2% + 300, 1.5% + 1300, 1% + 3800, 0.9% + 4800, 0.5% + 41800.
  test.each([
    [3_000, 50],
    [10_000, 50],
    [20_000, 300],
    [100_000, 2_300],
    [200_000, 4_300],
    [500_000, 8_800],
    [1_000_000, 13_800],
    [2_000_000, 22_800],
    [30_000_000, 191_800],
  ])('a claim of %d yuan costs %d', (claim, fee) => expect(propertyCaseFee(claim)).toBe(fee))

  test.each([
    [
      { kind: 'property', amount: '20000' },
      { fee: [300, 300], half: [150, 150] },
    ],
    [
      { kind: 'divorce', amount: '300000' },
      { fee: [550, 800], half: [275, 400] },
    ],
    [{ kind: 'divorce' }, { fee: [50, 300], half: [25, 150] }],
    [
      { kind: 'personality', amount: '120000' },
      { fee: [700, 1100], half: [350, 550] },
    ],
    [{ kind: 'labour' }, { fee: [10, 10] }],
    [{ kind: 'property' }, {}],
  ])('%j', (inputs, expected) =>
    expect(amounts('court-fee', inputs as Record<string, string>)).toEqual(expected),
  )
})
