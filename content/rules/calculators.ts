import type { Calculator, CalculatorInput } from './calculator.ts'
import { courtFee } from './court-fee.ts'
import { severance } from './severance.ts'

type AnyCalculator = Calculator<Readonly<Record<string, CalculatorInput>>>

/** The calculators that content may name. */
export const calculators = {
  severance,
  'court-fee': courtFee,
} as const satisfies Record<string, AnyCalculator>

export type CalculatorId = keyof typeof calculators

export const calculatorIds = Object.keys(calculators) as [CalculatorId, ...CalculatorId[]]

export const calculatorOf = (id: CalculatorId): AnyCalculator => calculators[id]
