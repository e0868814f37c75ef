import { describe, expect, test } from 'vitest'
import { parseCitation } from '../engine/citation.ts'
import { calculators } from './calculators.ts'
import { propertyCaseFee } from './court-fee.ts'
import { monthsBetween } from './double-pay.ts'
import { compensatedYears } from './personal-injury.ts'
import { severanceMonths } from './severance.ts'

const facts = {
  today: '2026-11-26',
  calendar: { years: [], free: [], worked: [] },
  values: { 'average-monthly-wage': 7000, 'late-performance-daily': 0.000175, 'local-urban-income': 50_000 },
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

describe('overtime (劳动法第四十四条)', () => {
  test('hours of three kinds and their sum', () => {
    // 3480 ÷ 21.75 ÷ 8 = 20 yuan an hour.
    const inputs = { wage: '3480', workday: '10', restday: '8', holiday: '2' }
    expect(amounts('overtime', inputs)).toEqual({ workday: 300, restday: 320, holiday: 120, total: 740 })
  })
  test('one kind needs no sum, none gives nothing', () => {
    expect(amounts('overtime', { wage: '3480', holiday: '8' })).toEqual({ holiday: 480 })
    expect(amounts('overtime', { wage: '3480' })).toEqual({})
  })
})

describe('double pay (劳动合同法第八十二条)', () => {
  test.each([
    ['2026-01-10', '2026-02-10', 1],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-10', '2026-01-25', 15 / 31],
  ])('%s to %s: %d months', (from, to, months) => expect(monthsBetween(from, to)).toBeCloseTo(months, 9))
  test.each([
    // Never signed, more than a year ago: eleven months.
    [{ hired: '2024-03-01', wage: '4000' }, 44_000],
    // Signed after four months: three months are due.
    [{ hired: '2026-01-10', wage: '4000', until: '2026-05-10' }, 12_000],
    // Still in the first month.
    [{ hired: '2026-11-01', wage: '4000' }, undefined],
  ])('%j', (inputs, due) => expect(amounts('double-pay', inputs)['difference']).toBe(due))
})

describe('work injury (工伤保险条例第三十五条至第三十九条)', () => {
  test.each([
    [{ grade: 'g10', wage: '6000' }, { lump: 42_000 }],
    [
      { grade: 'g5', wage: '6000' },
      { lump: 108_000, monthly: 4_200 },
    ],
    [
      { grade: 'g1', wage: '6000' },
      { lump: 162_000, monthly: 5_400 },
    ],
    // Below 60 % and above 300 % of the average of 7000.
    [{ grade: 'g10', wage: '3000' }, { lump: 29_400 }],
    [{ grade: 'g10', wage: '30000' }, { lump: 147_000 }],
    [{ grade: 'death' }, { funeral: 42_000 }],
  ])('%j', (inputs, expected) =>
    expect(amounts('work-injury', inputs as Record<string, string>)).toEqual(expected),
  )
})

describe('personal injury (人身损害赔偿解释)', () => {
  test.each([
    [18, 20],
    [60, 20],
    [61, 19],
    [74, 6],
    [75, 5],
    [90, 5],
  ])('at %d: %d years', (age, years) => expect(compensatedYears(age)).toBe(years))
  test.each([
    [{ kind: 'disabled', grade: 'g9', age: '65' }, { disability: 150_000 }],
    [
      { kind: 'death', age: '40' },
      { death: 1_000_000, funeral: 42_000 },
    ],
    [{ kind: 'injured', 'income-lost-days': '30', daily: '200' }, { 'lost-income': 6_000 }],
  ])('%j', (inputs, expected) =>
    expect(amounts('traffic-injury', inputs as Record<string, string>)).toEqual(expected),
  )
})

test.each([
  ['child-support', { income: '5000', children: '1' }, { monthly: [1_000, 1_500] }],
  ['child-support', { income: '5000', children: '2' }, { monthly: [1_000, 2_500] }],
  // 365 days at 10 %.
  ['loan-interest', { principal: '10000', rate: '10', from: '2025-11-26' }, { interest: 1_000 }],
  ['loan-interest', { principal: '10000', rate: '10', from: '2026-11-26' }, {}],
  ['late-performance', { amount: '100000', due: '2026-08-18' }, { extra: 1_750 }],
  ['deposit', { amount: '10000' }, { back: 20_000 }],
  // Only a fifth of the price is a deposit.
  ['deposit', { amount: '30000', price: '100000' }, { back: 50_000 }],
  ['consumer', { kind: 'goods', price: '100' }, { extra: 500 }],
  ['consumer', { kind: 'goods', price: '2000' }, { extra: 6_000 }],
  ['consumer', { kind: 'food', price: '30' }, { extra: 1_000 }],
  ['consumer', { kind: 'food', price: '300' }, { extra: 3_000 }],
] as const)('%s of %j', (id, inputs, expected) => {
  const found = amounts(id, inputs)
  for (const [line, value] of Object.entries(expected))
    if (typeof value === 'number') expect(found[line]).toBeCloseTo(value, 6)
    else expect(found[line]).toEqual(value)
  expect(Object.keys(found)).toEqual(Object.keys(expected))
})
