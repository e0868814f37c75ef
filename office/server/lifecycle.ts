import type { ProgressState } from '../../exchange/schemas/api.ts'

/** Who may make a move. `citizen` means proven: by the receipt's token. */
export type Actor = 'clerk' | 'citizen'

export interface Transition {
  readonly from: ProgressState
  readonly to: ProgressState
  readonly by: Actor
  /** The note that the move cannot do without (reason, decision's number, name of the lawyer). */
  readonly needs: 'nothing' | 'note'
}

/**
 * Legal aid at a township office (法律援助法第四十二条至第五十五条): it receives, checks completeness and
 * recommends; it hands over every application, complete or not; the institution decides; objection (异议) and
 * termination (终止) are the institution's too. Withdrawal is the citizen's alone.
 */
const LEGAL_AID: readonly Transition[] = [
  { from: 'received', to: 'in-review', by: 'clerk', needs: 'nothing' },
  { from: 'received', to: 'handed-over', by: 'clerk', needs: 'nothing' },
  { from: 'in-review', to: 'handed-over', by: 'clerk', needs: 'nothing' },
  { from: 'handed-over', to: 'given', by: 'clerk', needs: 'nothing' },
  { from: 'handed-over', to: 'not-given', by: 'clerk', needs: 'note' },
  { from: 'not-given', to: 'given', by: 'clerk', needs: 'note' },
  { from: 'not-given', to: 'closed', by: 'clerk', needs: 'nothing' },
  { from: 'given', to: 'assigned', by: 'clerk', needs: 'note' },
  { from: 'given', to: 'closed', by: 'clerk', needs: 'note' },
  { from: 'assigned', to: 'closed', by: 'clerk', needs: 'nothing' },
  { from: 'received', to: 'withdrawn', by: 'citizen', needs: 'nothing' },
  { from: 'in-review', to: 'withdrawn', by: 'citizen', needs: 'nothing' },
  { from: 'handed-over', to: 'withdrawn', by: 'citizen', needs: 'nothing' },
  { from: 'given', to: 'withdrawn', by: 'citizen', needs: 'nothing' },
  { from: 'assigned', to: 'withdrawn', by: 'citizen', needs: 'nothing' },
]

/** Anything else that a kiosk sends: the office itself deals with it. */
const OWN_MATTER: readonly Transition[] = [
  { from: 'received', to: 'in-review', by: 'clerk', needs: 'nothing' },
  { from: 'in-review', to: 'closed', by: 'clerk', needs: 'note' },
  { from: 'received', to: 'withdrawn', by: 'citizen', needs: 'nothing' },
  { from: 'in-review', to: 'withdrawn', by: 'citizen', needs: 'nothing' },
]

/** One machine per kind of application, by the form's id. */
export const transitionsOf = (form: string): readonly Transition[] =>
  form === 'legal-aid' ? LEGAL_AID : OWN_MATTER

export function movesFrom(form: string, state: ProgressState, by: Actor): Transition[] {
  return transitionsOf(form).filter((transition) => transition.from === state && transition.by === by)
}

/** Nothing leads out of it. */
export const isFinal = (form: string, state: ProgressState): boolean =>
  !transitionsOf(form).some((transition) => transition.from === state)
