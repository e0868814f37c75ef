import { initialTransition, transition } from 'xstate'
import type { SessionEvent, SessionRequest } from './events.ts'
import type { FlowInput } from './flow-setup.ts'
import { flowMachine, type FlowSnapshot } from './flow.ts'

export { opensJourney } from './flow-setup.ts'
export type { FlowInput } from './flow-setup.ts'
export type { FlowSnapshot } from './flow.ts'
export { areJourneysHere, loadJourneys } from './journey-code.ts'
export { positionOf, viewOf } from './screen-of.ts'

/** What a step asks of its surroundings, in order. */
export type FlowAction =
  | { readonly type: 'request'; readonly request: SessionRequest }
  | { readonly type: 'unexpected'; readonly machine: string; readonly event: string }

export interface FlowStep {
  readonly snapshot: FlowSnapshot
  readonly actions: readonly FlowAction[]
}

/** A session flow without a life of its own: snapshots in, snapshots and actions out. */
export interface Flow {
  readonly start: () => FlowStep
  readonly step: (snapshot: FlowSnapshot, event: SessionEvent) => FlowStep
}

/** `languages`: tags, the waiting screen's first; `today`: YYYY-MM-DD in Asia/Shanghai; `devices`: as booted. */
export const createFlow = (input: FlowInput): Flow => ({
  start: () => stepOf(initialTransition(flowMachine, input)),
  step: (snapshot, event) => stepOf(transition(flowMachine, snapshot, event)),
})

const stepOf = ([snapshot, actions]: readonly [
  FlowSnapshot,
  readonly { type: string; params?: unknown }[],
]): FlowStep => ({
  snapshot,
  actions: actions.flatMap(({ type, params }): FlowAction[] => {
    if (type === 'request') return [{ type, request: params as SessionRequest }]
    if (type === 'logUnexpected')
      return [{ type: 'unexpected', ...(params as { machine: string; event: string }) }]
    return []
  }),
})
