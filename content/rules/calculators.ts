import type { Calculator, CalculatorInput } from './calculator.ts'
import { aidIncome } from './aid-income.ts'
import { childSupport } from './child-support.ts'
import { consumer } from './consumer.ts'
import { courtFee } from './court-fee.ts'
import { deposit } from './deposit.ts'
import { doublePay } from './double-pay.ts'
import { latePerformance } from './late-performance.ts'
import { loanInterest } from './loan-interest.ts'
import { overtime } from './overtime.ts'
import { trafficInjury } from './personal-injury.ts'
import { severance } from './severance.ts'
import { workInjury } from './work-injury.ts'

type AnyCalculator = Calculator<Readonly<Record<string, CalculatorInput>>>

/** The calculators that content may name. */
export const calculators = {
  'aid-income': aidIncome,
  severance,
  'court-fee': courtFee,
  overtime,
  'double-pay': doublePay,
  'work-injury': workInjury,
  'traffic-injury': trafficInjury,
  'child-support': childSupport,
  'loan-interest': loanInterest,
  'late-performance': latePerformance,
  deposit,
  consumer,
} as const satisfies Record<string, AnyCalculator>

export type CalculatorId = keyof typeof calculators

export const calculatorIds = Object.keys(calculators) as [CalculatorId, ...CalculatorId[]]

export const calculatorOf = (id: CalculatorId): AnyCalculator => calculators[id]
