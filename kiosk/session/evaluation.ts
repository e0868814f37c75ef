import { assign, setup } from 'xstate'
import type { SessionEvent, SessionRequest } from './events.ts'
import { typesOnly } from '../../base/types-only.ts'

/** What is evaluated from home, without an application. */
export const WHOLE_VISIT = 'visit'

export interface EvaluationContext {
  /** What is evaluated: id of the form just finished, or the whole visit. */
  readonly service: string
  readonly choice: { readonly score: 1 | 2 | 3 | 4 | 5; readonly tags: readonly string[] } | null
}

/**
 * Five faces. A touch of a face counts at once and may still be changed: what stands last is sent when the
 * visitor goes on or away, in whatever way (the root asks `evaluationToSend` of a journey it leaves). Final
 * states: `left` (back to home) and `finished` (the visit ends).
 */
export const evaluationMachine = setup({
  types: typesOnly<{ context: EvaluationContext; events: SessionEvent; input: { service: string } }>(),
  actions: { logUnexpected: () => {} },
  guards: { cameFromHome: ({ context }) => context.service === WHOLE_VISIT },
}).createMachine({
  id: 'evaluation',
  context: ({ input }) => ({ service: input.service, choice: null }),
  initial: 'asking',
  states: {
    asking: {
      on: {
        EVALUATE: { actions: assign({ choice: ({ event }) => ({ score: event.score, tags: event.tags }) }) },
        SKIP_EVALUATION: { target: 'finished', actions: assign({ choice: null }) },
        FINISH: 'finished',
        // The receipt of a finished application does not come back.
        BACK: [{ guard: 'cameFromHome', target: 'left' }, {}],
      },
    },
    left: { type: 'final' },
    finished: { type: 'final' },
  },
  on: {
    DEVICES_CHANGED: {},
    // Of the application before: paper that was still coming out.
    PRINT_STARTED: {},
    PRINT_ENDED: {},
    PRINT_REFUSED: {},
    SHEETS_ENDED: {},
    SHEETS_REFUSED: {},
    '*': { actions: 'logUnexpected' },
  },
})

/** What is sent when the visitor leaves the faces. */
export const evaluationToSend = ({ service, choice }: EvaluationContext): SessionRequest | null =>
  choice && { name: 'SEND_EVALUATION', service, score: choice.score, tags: [...choice.tags] }
