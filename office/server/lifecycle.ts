import { PROCEDURES, type Procedure } from '../../content/engine/procedure.ts'
import type { Period } from '../../content/rules/period.ts'
import type { ProgressState } from '../../exchange/schemas/api.ts'
import { LIFECYCLES } from './lifecycles.ts'

/** Who may make a move. `citizen` means proven: by the receipt's token. */
export type Actor = 'clerk' | 'citizen'

export interface Transition {
  readonly from: ProgressState
  readonly to: ProgressState
  readonly by: Actor
  /** The note that the move cannot do without (reason, decision's number, name of the lawyer). */
  readonly needs: 'nothing' | 'note'
}

/** A period that runs; words at the desk are `procedure.<procedure>.clock.<id>`. */
export interface Clock {
  readonly id: string
  /** It runs from the first time this state is reached, or from a day that the citizen gave. */
  readonly from: ProgressState | { readonly answer: string }
  /** Any of these ends it. */
  readonly until: readonly ProgressState[]
  /** By law with its article, or what the office promises: working days, by an id of content/values.yaml. */
  readonly rule: { readonly period: Period; readonly basis: string } | { readonly promise: string }
  /** Who has to be in time. */
  readonly whose: 'office' | 'other'
}

/** One machine per procedure, shared by server and desk: what can follow what, and what is due when. */
export interface Lifecycle {
  readonly moves: readonly Transition[]
  readonly clocks: readonly Clock[]
}

export const lifecycleOf = (procedure: Procedure): Lifecycle => LIFECYCLES[procedure]

/** A procedure that this office's program does not know yet is dealt with as its own matter. */
export const procedureOf = (named: string | undefined): Procedure =>
  PROCEDURES.find((one) => one === named) ?? 'own-matter'

export const movesFrom = (procedure: Procedure, state: ProgressState, by: Actor): Transition[] =>
  lifecycleOf(procedure).moves.filter((move) => move.from === state && move.by === by)

/** Nothing leads out of it. */
export const isFinal = (procedure: Procedure, state: ProgressState): boolean =>
  !lifecycleOf(procedure).moves.some((move) => move.from === state)
