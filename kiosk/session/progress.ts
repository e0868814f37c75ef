import { assign, setup } from 'xstate'
import type { Progress } from '../api.ts'
import type { SessionEvent, SessionRequest } from './events.ts'
import { typesOnly } from '../../base/types-only.ts'

interface ProgressContext {
  readonly number: string
  readonly progress: Progress | null
  readonly reason: 'office-unreachable' | 'limited' | 'internal' | 'not-found' | null
}

/** Progress of an application by its number and a proof, which is passed on and not kept. Final state `left`. */
export const progressMachine = setup({
  types: typesOnly<{ context: ProgressContext; events: SessionEvent }>(),
  actions: {
    request: (_args, _request: SessionRequest) => {},
    logUnexpected: () => {},
  },
  guards: {
    isLimited: ({ event }) => event.type === 'PROGRESS_FOUND' && event.progress.limited,
    isFound: ({ event }) => event.type === 'PROGRESS_FOUND' && event.progress.found,
  },
}).createMachine({
  id: 'progress',
  context: { number: '', progress: null, reason: null },
  initial: 'query',
  states: {
    query: {
      initial: 'idle',
      states: {
        idle: {},
        asking: {
          on: {
            // A second tap while the first is under way.
            QUERY: {},
            QUERY_BY_CARD: {},
            PROGRESS_FOUND: [
              { guard: 'isLimited', target: 'failed', actions: assign({ reason: 'limited' }) },
              {
                guard: 'isFound',
                target: '#progress.result',
                actions: assign({ progress: ({ event }) => event.progress }),
              },
              { target: 'failed', actions: assign({ reason: 'not-found' }) },
            ],
            PROGRESS_FAILED: { target: 'failed', actions: assign({ reason: ({ event }) => event.reason }) },
          },
        },
        failed: {},
      },
      on: {
        QUERY: {
          target: '.asking',
          actions: [
            assign({ number: ({ event }) => event.number, reason: null }),
            {
              type: 'request',
              params: ({ event }) => ({
                name: 'QUERY_PROGRESS' as const,
                number: event.number,
                proof: { kind: 'token' as const, token: event.token },
              }),
            },
          ],
        },
        QUERY_BY_CARD: {
          target: '.asking',
          actions: [
            assign({ number: ({ event }) => event.number, reason: null }),
            {
              type: 'request',
              params: ({ event }) => ({
                name: 'QUERY_PROGRESS' as const,
                number: event.number,
                proof: { kind: 'card' as const, reference: event.reference },
              }),
            },
          ],
        },
        BACK: 'left',
      },
    },
    result: {
      on: { BACK: { target: 'query', actions: assign({ number: '', progress: null }) } },
    },
    left: { type: 'final' },
  },
  on: {
    PROGRESS_FOUND: {},
    PROGRESS_FAILED: {},
    CARD_READ: {},
    CARD_FAILED: {},
    DEVICES_CHANGED: {},
    '*': { actions: 'logUnexpected' },
  },
})
