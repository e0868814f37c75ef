import type { SessionEvent } from './events.ts'
import type { PrintState } from './screen.ts'

interface Printing {
  readonly context: { readonly print: PrintState & { readonly job: string | null } }
}

/** Of every machine whose page can be printed: it has a `print` in its context and an action `setPrint`. */
export const printGuards = {
  isPrinting: ({ context }: Printing) => context.print.status === 'printing',
  // The end may overtake the answer that names the job, and an end that was not known may still come.
  endsAwaitedJob: ({ context: { print }, event }: Printing & { readonly event: SessionEvent }) =>
    event.type === 'PRINT_ENDED' &&
    (print.status === 'printing'
      ? print.job === null || print.job === event.job
      : print.status === 'unknown' && print.job === event.job),
}

type EventOf<Type extends SessionEvent['type']> = { readonly event: Extract<SessionEvent, { type: Type }> }

/** What the printing service tells, wherever the visitor stands by then. */
export const printEvents = {
  PRINT_STARTED: [
    {
      guard: 'isPrinting',
      actions: { type: 'setPrint', params: ({ event }: EventOf<'PRINT_STARTED'>) => ({ job: event.job }) },
    },
    {},
  ],
  PRINT_ENDED: [
    {
      guard: 'endsAwaitedJob',
      actions: {
        type: 'setPrint',
        params: ({ event }: EventOf<'PRINT_ENDED'>) => ({
          status: event.outcome,
          situation: event.situation ?? null,
        }),
      },
    },
    {},
  ],
  PRINT_REFUSED: [
    { guard: 'isPrinting', actions: { type: 'setPrint', params: { status: 'unavailable' } } },
    {},
  ],
} as const
