import { assign, fromPromise, raise, setup, stateIn } from 'xstate'
import { typesOnly } from '../../base/types-only.ts'
import type { LinkErrorKind } from './link.ts'

/**
 * The life of any device, as a machine: beside each other its connection (closed → opening → serving → waiting →
 * opening …) and what is shown of it (absent → connecting → ready ⇄ busy → recovering → fault). The driver tells
 * how the device is while it serves a connection; whether there is one is told by the connection alone, and words
 * of a driver whose connection has gone no longer count. Pure but for the invoked `visit`.
 */
export type LifeEvent =
  | { readonly type: 'START' }
  | { readonly type: 'STOP' }
  /** A connection is there; the device has yet to prove itself. */
  | { readonly type: 'OPENED' }
  | { readonly type: 'NOT_OPENED' | 'LOST'; readonly reason: LinkErrorKind }
  /** What stands between this machine and the device (a system service, an addon) is itself at fault. */
  | { readonly type: 'NOT_SERVED'; readonly situation: string }
  /** The driver has let go of its connection; raised by the machine itself. */
  | { readonly type: 'LEFT' }
  /** The device has shown who it is: the next reconnect starts with the shortest wait again. */
  | { readonly type: 'PROVEN' }
  | Word

/** What a driver says of its device; `ABSENT` where its connection leads to a service that knows of no device. */
export type Word = {
  readonly type: 'ABSENT' | 'CONNECTING' | 'READY' | 'BUSY' | 'RECOVERING' | 'FAULT'
  readonly situation?: string | undefined
}

export type Shown = 'absent' | 'connecting' | 'ready' | 'busy' | 'recovering' | 'fault'

interface LifeContext {
  /** Reconnects since the device was proven. */
  readonly attempt: number
  readonly situation: string | undefined
}

/** Waits between attempts; the last one repeats. However long it was away, a device plugged in is ready within 5 s. */
const RECONNECT_MS = [300, 600, 1000, 2000, 3000] as const
/** Each wait is stretched by up to a fifth, so that several devices behind one hub do not come back in step. */
const JITTER = 0.2

/** The wait before reconnect attempt `attempt` (0 = first), `random` in [0, 1). */
export const reconnectDelayMs = (attempt: number, random: number): number =>
  Math.round(RECONNECT_MS[Math.min(attempt, RECONNECT_MS.length - 1)]! * (1 + JITTER * random))

const OPENED = { OPENED: { guard: 'isOpening', target: 'connecting', actions: 'keepSituation' } } as const
/** Nobody can be served any more, though nothing more is known. */
const LEFT = { LEFT: { target: 'recovering', actions: 'keepSituation' } } as const
const word = <const State extends Shown>(state: State) =>
  ({ guard: 'isServed', target: `.${state}`, actions: 'keepSituation' }) as const

export const deviceLife = setup({
  types: typesOnly<{ context: LifeContext; events: LifeEvent }>(),
  actors: {
    /** One connection from opening to closing; resolves when all is released, rejects if the driver threw. */
    visit: fromPromise<'wait' | 'at-once'>(() => Promise.resolve('wait')),
  },
  actions: {
    leave: raise({ type: 'LEFT' }),
    countReconnect: () => {},
    keepSituation: assign(({ event }) => ({
      situation: 'situation' in event ? event.situation : 'reason' in event ? event.reason : undefined,
    })),
    logFailure: (_args, _error: string) => {},
    logUnexpected: (_args, _event: string) => {},
  },
  guards: {
    isOpening: stateIn({ link: { visiting: 'opening' } }),
    isServed: stateIn({ link: { visiting: 'serving' } }),
    isClosed: stateIn({ link: 'closed' }),
  },
  delays: { backoff: ({ context }) => reconnectDelayMs(context.attempt, Math.random()) },
}).createMachine({
  id: 'device',
  type: 'parallel',
  context: { attempt: 0, situation: 'notStarted' },
  states: {
    link: {
      initial: 'closed',
      states: {
        closed: { on: { START: { target: 'visiting', actions: assign({ attempt: 0 }) }, STOP: {} } },
        visiting: {
          initial: 'opening',
          invoke: {
            id: 'visit',
            src: 'visit',
            onDone: [
              {
                guard: ({ event }) => event.output === 'at-once',
                target: 'visiting',
                reenter: true,
                actions: ['leave', 'countReconnect'],
              },
              { target: 'waiting', actions: 'leave' },
            ],
            // A driver that throws is a bug; the device is started anew, the citizen's screen lives on.
            onError: {
              target: 'waiting',
              actions: ['leave', { type: 'logFailure', params: ({ event }) => String(event.error) }],
            },
          },
          states: {
            opening: { on: { OPENED: 'serving', NOT_OPENED: 'leaving', NOT_SERVED: 'leaving' } },
            serving: { on: { LOST: 'leaving', PROVEN: { actions: assign({ attempt: 0 }) } } },
            /** Without a connection, until the driver has let go; what it still says is about the past. */
            leaving: {
              on: {
                PROVEN: {},
                ABSENT: {},
                CONNECTING: {},
                READY: {},
                BUSY: {},
                RECOVERING: {},
                FAULT: {},
                LOST: {},
              },
            },
          },
          on: { STOP: 'closed', START: {} },
        },
        waiting: {
          after: {
            backoff: {
              target: 'visiting',
              actions: [assign({ attempt: ({ context }) => context.attempt + 1 }), 'countReconnect'],
            },
          },
          on: { STOP: 'closed', START: {} },
        },
      },
    },
    shown: {
      initial: 'absent',
      states: {
        absent: { on: OPENED },
        connecting: {},
        ready: { on: { ...OPENED, ...LEFT } },
        busy: { on: { ...OPENED, ...LEFT } },
        recovering: { on: OPENED },
        // Stays visible until the device has answered: reopening the port alone mends nothing.
        fault: {},
      },
      on: {
        START: { guard: 'isClosed', target: '.connecting', actions: 'keepSituation' },
        LEFT: {},
        STOP: { target: '.absent', actions: assign({ situation: 'notStarted' }) },
        NOT_OPENED: { guard: 'isOpening', target: '.absent', actions: 'keepSituation' },
        LOST: { guard: 'isServed', target: '.absent', actions: 'keepSituation' },
        NOT_SERVED: { guard: 'isOpening', target: '.fault', actions: 'keepSituation' },
        ABSENT: word('absent'),
        CONNECTING: word('connecting'),
        READY: word('ready'),
        BUSY: word('busy'),
        RECOVERING: word('recovering'),
        FAULT: word('fault'),
      },
    },
  },
  on: { '*': { actions: { type: 'logUnexpected', params: ({ event }) => event.type } } },
})
