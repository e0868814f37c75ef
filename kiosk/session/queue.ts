import { assign, setup, type SnapshotFrom } from 'xstate'
import { typesOnly } from '../../base/types-only.ts'
import type { QueueTicket, QueueTopic } from '../../exchange/schemas/queue.ts'
import type { DevicesFact } from '../api.ts'
import type { SessionEvent, SessionRequest } from './events.ts'
import { isPrinterUsable } from './printer.ts'
import { printEvents, printGuards } from './print-job.ts'
import type { Frame, PrintState, Screen } from './screen.ts'

interface QueueContext {
  /** Of the one ticket of this journey: whatever is asked again, it is the same. */
  readonly id: string
  readonly topic: QueueTopic | null
  readonly reason: 'office-unreachable' | 'closed' | 'limited' | 'internal' | null
  readonly ticket: QueueTicket | null
  readonly print: PrintState & { readonly job: string | null }
  readonly devices: DevicesFact
}

const queueSetup = setup({
  types: typesOnly<{ context: QueueContext; events: SessionEvent; input: { devices: DevicesFact } }>(),
  actions: {
    request: (_args, _request: SessionRequest) => {},
    logUnexpected: () => {},
    choose: assign(({ context, event }) =>
      event.type === 'TAKE_NUMBER'
        ? { topic: event.topic, id: context.id === '' ? (event.ticketId ?? '') : context.id }
        : {},
    ),
    setPrint: assign(({ context }, print: Partial<QueueContext['print']>) => ({
      print: { ...context.print, ...print },
    })),
  },
  guards: {
    ...printGuards,
    isClosed: ({ context }) => context.reason === 'closed',
    canPrint: ({ context }) => isPrinterUsable(context.devices),
  },
})

const PRINT = [
  { type: 'setPrint', params: { status: 'printing', job: null, situation: null } },
  { type: 'request', params: { name: 'PRINT_NUMBER' } },
] as const
const NO_PAPER = { type: 'setPrint', params: { status: 'unavailable', job: null, situation: null } } as const

/** A number to wait with: what for, the number, and its paper, which comes by itself. Final state `left`. */
export const queueMachine = queueSetup.createMachine({
  id: 'queue',
  context: ({ input }) => ({
    id: '',
    topic: null,
    reason: null,
    ticket: null,
    print: { job: null, status: 'idle', situation: null },
    devices: input.devices,
  }),
  initial: 'choosing',
  states: {
    choosing: {
      on: { TAKE_NUMBER: { target: 'taking', actions: 'choose' }, BACK: 'left' },
    },
    taking: {
      entry: {
        type: 'request',
        params: ({ context: { id, topic } }) => ({
          name: 'TAKE_NUMBER' as const,
          id,
          topic: topic ?? 'other',
        }),
      },
      on: {
        NUMBER_FAILED: { target: 'failed', actions: assign({ reason: ({ event }) => event.reason }) },
        BACK: 'choosing',
      },
    },
    failed: {
      on: {
        TAKE_NUMBER: { target: 'taking', actions: 'choose' },
        RETRY_NUMBER: 'taking',
        BACK: [{ guard: 'isClosed', target: 'left' }, { target: 'choosing' }],
      },
    },
    arriving: {
      always: [
        { guard: 'canPrint', target: 'shown', actions: PRINT },
        { target: 'shown', actions: NO_PAPER },
      ],
    },
    shown: {
      on: {
        PRINT_TICKET: [{ guard: 'isPrinting' }, { guard: 'canPrint', actions: PRINT }, { actions: NO_PAPER }],
        NUMBER_GIVEN: {},
        BACK: 'left',
      },
    },
    left: { type: 'final' },
  },
  on: {
    // Also for who went back while it came: it is theirs.
    NUMBER_GIVEN: { target: '.arriving', actions: assign({ ticket: ({ event }) => event.ticket }) },
    NUMBER_FAILED: {},
    ...printEvents,
    DEVICES_CHANGED: { actions: assign({ devices: ({ event }) => event.devices }) },
    // A touch of a page that has just changed.
    TAKE_NUMBER: {},
    RETRY_NUMBER: {},
    PRINT_TICKET: {},
    '*': { actions: 'logUnexpected' },
  },
})
export type QueueSnapshot = SnapshotFrom<typeof queueMachine>

export function queueScreen(snapshot: QueueSnapshot): Screen {
  const { ticket, print, reason } = snapshot.context
  if (ticket && snapshot.matches('shown'))
    return {
      screen: 'queue-number',
      ticket,
      print: { status: print.status, situation: print.situation },
    }
  const status = (['taking', 'failed'] as const).find((state) => snapshot.matches(state)) ?? 'choosing'
  return { screen: 'queue-topics', status, reason }
}

/** Nobody walks away from paper that is coming out. */
export const queueIdle = ({ context: { print } }: QueueSnapshot): Frame['idle'] =>
  print.status === 'printing' ? 'none' : 'information'
