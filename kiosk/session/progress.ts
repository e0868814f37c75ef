import { assign, setup } from 'xstate'
import type { CardReader, Progress } from '../api.ts'
import type { SessionEvent, SessionRequest } from './events.ts'
import { typesOnly } from '../../base/types-only.ts'

interface ProgressContext {
  readonly number: string
  readonly progress: Progress | null
  readonly reason: 'office-unreachable' | 'limited' | 'internal' | 'not-found' | null
  /** Why the last card could not be read, and in which reader. */
  readonly card: { readonly situation: string | null; readonly reader: CardReader }
  readonly supplied: boolean
}

const NO_CARD: ProgressContext['card'] = { situation: null, reader: 'idCard' }
const arm = (armed: boolean) => ({ type: 'request', params: { name: 'ARM_CARD_READER', armed } }) as const

/**
 * Progress of an application by its number and a proof, which is passed on and not kept; from there what the citizen
 * adds to it. Final state `left`.
 */
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
  context: { number: '', progress: null, reason: null, card: NO_CARD, supplied: false },
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
        /** The reader is armed here and nowhere else. */
        card: {
          entry: arm(true),
          exit: arm(false),
          on: {
            CARD_READ: {
              target: 'asking',
              actions: {
                type: 'request',
                params: ({ context, event }) => ({
                  name: 'QUERY_PROGRESS' as const,
                  number: context.number,
                  proof: { kind: 'card' as const, reference: event.identity.reference },
                }),
              },
            },
            CARD_FAILED: {
              actions: assign({
                card: ({ event }) => ({ situation: event.situation, reader: event.reader }),
              }),
            },
            QUERY_BY_CARD: {},
            BACK: 'idle',
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
          target: '.card',
          actions: assign({ number: ({ event }) => event.number, reason: null, card: NO_CARD }),
        },
        BACK: 'left',
      },
    },
    result: {
      on: {
        ADD_SUPPLEMENT: 'supplement',
        BACK: {
          target: 'query',
          actions: assign({ number: '', progress: null, supplied: false }),
        },
      },
    },
    supplement: {
      initial: 'writing',
      states: {
        writing: {},
        sending: {
          entry: {
            type: 'request',
            params: ({ context, event }) => ({
              name: 'SEND_SUPPLEMENT' as const,
              number: context.number,
              text: event.type === 'SEND_SUPPLEMENT' ? event.text : '',
            }),
          },
          on: {
            SEND_SUPPLEMENT: {},
            SUPPLEMENT_SENT: { target: '#progress.result', actions: assign({ supplied: true }) },
            SUPPLEMENT_FAILED: 'failed',
            BACK: {},
          },
        },
        failed: {},
      },
      on: {
        SEND_SUPPLEMENT: '.sending',
        BACK: 'result',
      },
    },
    left: { type: 'final' },
  },
  on: {
    PROGRESS_FOUND: {},
    PROGRESS_FAILED: {},
    ADD_SUPPLEMENT: {},
    SEND_SUPPLEMENT: {},
    SUPPLEMENT_SENT: {},
    SUPPLEMENT_FAILED: {},
    CARD_READ: {},
    CARD_FAILED: {},
    DEVICES_CHANGED: {},
    '*': { actions: 'logUnexpected' },
  },
})
