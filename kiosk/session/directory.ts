import { assign, setup } from 'xstate'
import { typesOnly } from '../../base/types-only.ts'
import type { DevicesFact, Directory, SlipSubject } from '../api.ts'
import { QUIZ_START, type DirectoryStop } from './directory-stop.ts'
import type { SessionEvent, SessionRequest } from './events.ts'
import { isPrinterUsable, isWidePrintable } from './printer.ts'
import { printEvents, printGuards } from './print-job.ts'
import type { PrintState } from './screen.ts'

interface DirectoryContext {
  /** Null until it has come. */
  readonly directory: Directory | null
  /** The way a visitor has come; the last stop is on the screen. */
  readonly trail: readonly DirectoryStop[]
  /** The paper that comes out, or came last, and what it is about. */
  readonly print: PrintState & { readonly of: string; readonly job: string | null }
  readonly devices: DevicesFact
}

const NO_PRINT = { of: '', job: null, status: 'idle', situation: null } as const

/** What of a page can be taken along on paper. */
export const subjectOf = (stop: DirectoryStop | undefined): SlipSubject | null =>
  stop?.screen === 'service' || stop?.screen === 'body' || stop?.screen === 'village'
    ? { kind: stop.screen, id: stop.id }
    : null

const topOf = ({ trail }: DirectoryContext) => trail.at(-1)
export const keyOf = (subject: SlipSubject | null) => (subject ? `${subject.kind}.${subject.id}` : '')

const directorySetup = setup({
  types: typesOnly<{
    context: DirectoryContext
    events: SessionEvent
    input: { stop: DirectoryStop; devices: DevicesFact }
  }>(),
  actions: {
    request: (_args, _request: SessionRequest) => {},
    logUnexpected: () => {},
    goOn: assign(({ context: { trail }, event }) =>
      event.type === 'GO_TO' ? { trail: [...trail, event.stop] } : {},
    ),
    turn: assign(({ context: { trail } }, stop: DirectoryStop) => ({ trail: [...trail.slice(0, -1), stop] })),
    goBack: assign(({ context: { trail } }) => ({ trail: trail.slice(0, -1) })),
    setPrint: assign(({ context }, print: Partial<DirectoryContext['print']>) => ({
      print: { ...context.print, ...print },
    })),
  },
  guards: {
    ...printGuards,
    hasSteps: ({ context }) => context.trail.length > 1,
    isPrintable: ({ context }) => subjectOf(topOf(context)) !== null,
    canPrint: ({ context }) => {
      const subject = subjectOf(topOf(context))
      return subject?.kind === 'village'
        ? isWidePrintable(context.devices)
        : subject !== null && isPrinterUsable(context.devices)
    },
    isAtBodies: ({ context }) => topOf(context)?.screen === 'bodies',
    isUnanswered: ({ context }) => {
      const stop = topOf(context)
      return stop?.screen === 'quiz' && stop.chosen === null
    },
    isAnswered: ({ context }) => {
      const stop = topOf(context)
      return stop?.screen === 'quiz' && stop.chosen !== null
    },
  },
})

/** The next question, or after the last the first once more. */
function nextQuestion({ directory, trail }: DirectoryContext): DirectoryStop {
  const stop = trail.at(-1)
  const questions = directory?.quiz.length ?? 0
  if (stop?.screen !== 'quiz' || stop.question + 1 >= questions) return QUIZ_START
  return { ...stop, question: stop.question + 1, chosen: null }
}

function answered({ directory, trail }: DirectoryContext, option: number): DirectoryStop {
  const stop = trail.at(-1)
  if (stop?.screen !== 'quiz') return QUIZ_START
  const isRight = directory?.quiz[stop.question]?.right === option
  return { ...stop, chosen: option, right: stop.right + (isRight ? 1 : 0) }
}

const shown = directorySetup.createStateConfig({
  on: {
    GO_TO: { actions: 'goOn' },
    CHOOSE_MATTER: [
      {
        guard: 'isAtBodies',
        actions: {
          type: 'turn',
          params: ({ event }) => ({ screen: 'bodies' as const, matter: event.matter }),
        },
      },
      {},
    ],
    ANSWER_QUIZ: [
      {
        guard: 'isUnanswered',
        actions: { type: 'turn', params: ({ context, event }) => answered(context, event.option) },
      },
      {},
    ],
    NEXT_QUESTION: [
      { guard: 'isAnswered', actions: { type: 'turn', params: ({ context }) => nextQuestion(context) } },
      {},
    ],
    PRINT_SLIP: [
      { guard: 'isPrinting' },
      {
        guard: 'canPrint',
        actions: [
          {
            type: 'setPrint',
            params: ({ context }) => ({
              of: keyOf(subjectOf(topOf(context))),
              job: null,
              status: 'printing' as const,
              situation: null,
            }),
          },
          {
            type: 'request',
            params: ({ context }) => ({
              name: 'PRINT_SLIP' as const,
              subject: subjectOf(topOf(context))!,
            }),
          },
        ],
      },
      {
        guard: 'isPrintable',
        actions: {
          type: 'setPrint',
          params: ({ context }) => ({
            of: keyOf(subjectOf(topOf(context))),
            job: null,
            status: 'unavailable' as const,
            situation: null,
          }),
        },
      },
      {},
    ],
  },
})

/** The services of the office and what it makes public: read once, then from page to page. Final state `left`. */
export const directoryMachine = directorySetup.createMachine({
  id: 'directory',
  context: ({ input }) => ({
    directory: null,
    trail: [input.stop],
    print: NO_PRINT,
    devices: input.devices,
  }),
  initial: 'loading',
  states: {
    loading: {
      entry: { type: 'request', params: { name: 'LOAD_DIRECTORY' } },
      on: {
        DIRECTORY_LOADED: {
          target: 'shown',
          actions: assign({ directory: ({ event }) => event.directory }),
        },
        DIRECTORY_FAILED: 'failed',
      },
    },
    shown,
    failed: { on: { RETRY_DIRECTORY: 'loading' } },
    left: { type: 'final' },
  },
  on: {
    BACK: [{ guard: 'hasSteps', actions: 'goBack' }, { target: '.left' }],
    ...printEvents,
    DEVICES_CHANGED: { actions: assign({ devices: ({ event }) => event.devices }) },
    // Answers that were overtaken, and touches that a page no longer has.
    DIRECTORY_LOADED: {},
    DIRECTORY_FAILED: {},
    RETRY_DIRECTORY: {},
    GO_TO: {},
    CHOOSE_MATTER: {},
    ANSWER_QUIZ: {},
    NEXT_QUESTION: {},
    PRINT_SLIP: {},
    '*': { actions: 'logUnexpected' },
  },
})
