import type { Localized } from '../engine/localized.ts'
import type { Calendar } from './days.ts'

/** What a calculator may use besides the answers: all dated, none from the machine's own idea of the world. */
export interface RuleFacts {
  readonly today: string
  readonly calendar: Calendar
  /** Figures that a place or a time sets, by id: those of `content/values.yaml` in force today, then the office's. */
  readonly values: Readonly<Record<string, number>>
}

export interface CalculatorInput {
  readonly kind: 'amount' | 'number' | 'date' | 'choice'
  /** What a `choice` may be. */
  readonly options?: readonly string[]
  /** The result is shown without it too. */
  readonly optional?: boolean
}

/** One result in yuan, or in what `unit` says; a range where the law gives one. */
export interface CalculationLine {
  readonly id: string
  readonly label: Localized
  /** The figures put in, as one would write it down: `4 × 3000 = 12000`. */
  readonly working: string
  readonly from: number
  readonly to?: number
}

export interface Calculation {
  readonly lines: readonly CalculationLine[]
  /** What the result leaves out or takes for granted. */
  readonly notes: readonly Localized[]
}

/** A sum that the law prescribes. */
export interface Calculator<Inputs extends Readonly<Record<string, CalculatorInput>>> {
  readonly title: Localized
  /** How it is reckoned, in plain words: shown even where an answer is missing. */
  readonly formula: Localized
  readonly cites: readonly string[]
  readonly inputs: Inputs
  /** Undefined where the inputs make no sense together. */
  readonly compute: (
    inputs: Readonly<Partial<Record<keyof Inputs, string>>>,
    facts: RuleFacts,
  ) => Calculation | undefined
}

export const calculator = <const Inputs extends Readonly<Record<string, CalculatorInput>>>(
  definition: Calculator<Inputs>,
): Calculator<Inputs> => definition

/** Yuan and fen without needless noughts: 12000, 0.5, 1333.33. */
export const figure = (value: number): string => String(Math.round(value * 100) / 100)

export const zh = (text: string): Localized => ({ 'zh-CN': text })
