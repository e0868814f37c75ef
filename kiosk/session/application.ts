import { assign, not, setup } from 'xstate'
import { outcomeOf } from '../../content/engine/form-outcome.ts'
import { GUARDIAN_AGE_YEARS } from '../../content/engine/identity.ts'
import type { DevicesFact, MaskedIdentity } from '../api.ts'
import {
  begun,
  emptyApplication,
  firstOpenIndex,
  formOf,
  formProblems,
  isReaderUsable,
  knownOf,
  nextIndex,
  previousIndex,
  printsByItself,
  stepKind,
  stepProblems,
  submissionFor,
  submissionOf,
  typedAge,
  typedIdentityOf,
  withAnswers,
  withoutCard,
  withoutIdentity,
  type ApplicationContext,
} from './application-context.ts'
import { isPagePrinterUsable, isPrinterUsable } from './printer.ts'
import type { GivenAnswers, SessionEvent, SessionRequest } from './events.ts'
import { typesOnly } from '../../base/types-only.ts'

const applicationSetup = setup({
  types: typesOnly<{
    context: ApplicationContext
    events: SessionEvent
    input: {
      form: string
      given?: GivenAnswers
      today: string
      devices: DevicesFact
      card: MaskedIdentity | null
    }
  }>(),
  actions: {
    request: (_args, _request: SessionRequest) => {},
    logUnexpected: () => {},
    advance: assign(({ context }) => ({ index: nextIndex(context), problems: {} })),
    retreat: assign(({ context }) => ({ index: previousIndex(context), problems: {} })),
    goToOpenStep: assign(({ context }) => ({
      index: firstOpenIndex(context),
      returning: true,
      problems: formProblems(context),
    })),
    keepTyped: assign(({ context, event }) =>
      event.type === 'SUBMIT_TYPED_IDENTITY' ? { typed: typedIdentityOf(context, event) } : {},
    ),
    forgetIdentity: assign(withoutIdentity),
    forgetCard: assign(withoutCard),
    setPrint: assign(({ context }, print: Pick<ApplicationContext['print'], 'status' | 'situation'>) => ({
      print: { ...context.print, ...print },
    })),
    keepDevices: assign(({ event }) => (event.type === 'DEVICES_CHANGED' ? { devices: event.devices } : {})),
    keepSubmission: assign(({ context, event }) => ({
      submission: submissionFor(context, event.type === 'CONFIRM' ? event.submissionId : undefined),
      failure: null,
    })),
    // What was typed has gone to the office; the receipt needs none of it.
    keepOnlyResult: assign(({ context, event }) => ({
      ...withoutIdentity,
      outcome: outcomeOf(formOf(context), context.answers, knownOf(context)),
      kept: null,
      given: null,
      beginning: {},
      answers: {},
      problems: {},
      byClerk: [],
      strokes: [],
      submission: null,
      result: event.type === 'SUBMITTED' ? event.result : null,
    })),
  },
  guards: {
    isSigned: ({ context }) => formOf(context).signature === true,
    isNotice: ({ context }) => stepKind(context) === 'notice',
    isIdentity: ({ context }) => stepKind(context) === 'identity',
    isFields: ({ context }) => stepKind(context) === 'fields',
    isReaderUsable: ({ context }) => isReaderUsable(context),
    willReaderBeUsable: ({ context, event }) =>
      event.type === 'DEVICES_CHANGED' && isReaderUsable({ ...context, devices: event.devices }),
    isPrinterUsable: ({ context }) => isPrinterUsable(context.devices),
    printsByItself: ({ context, event }) =>
      event.type === 'DEVICES_CHANGED' && printsByItself(context, event.devices),
    hasCard: ({ context }) => context.identity === 'card',
    hasTyped: ({ context }) => context.identity === 'typed',
    isChildsCard: ({ event }) => event.type === 'CARD_READ' && isChild(event.identity.age),
    isChildsNumber: ({ context, event }) =>
      event.type === 'SUBMIT_TYPED_IDENTITY' && isChild(typedAge(context, event.number)),
    isTypedWell: ({ context, event }) =>
      event.type === 'SUBMIT_TYPED_IDENTITY' &&
      Object.keys(typedIdentityOf(context, event).problems).length === 0,
    isStepComplete: ({ context }) => Object.keys(stepProblems(context)).length === 0,
    isFormComplete: ({ context }) => stepOfIndexIsCheck(context, firstOpenIndex(context)),
    hasSubmissionId: ({ context, event }) =>
      event.type === 'CONFIRM' && submissionFor(context, event.submissionId) !== null,
    changesStep: ({ context, event }) =>
      event.type === 'CHANGE' &&
      formOf(context).steps.some(
        (step) => step.id === event.step && (step.kind === 'fields' || step.kind === 'identity'),
      ),
    isPrinting: ({ context }) => context.print.status === 'printing',
    canPrintSheets: ({ context }) =>
      context.result?.papers === true &&
      context.sheets.status !== 'printing' &&
      isPagePrinterUsable(context.devices),
    // The end may overtake the answer that names the job; a late end still tells more than `unknown`.
    endsAwaitedJob: ({ context: { print, job }, event }) =>
      event.type === 'PRINT_ENDED' &&
      (print.status === 'printing'
        ? job === null || job === event.job
        : print.status === 'unknown' && job === event.job),
  },
})

const isChild = (age: number | null): boolean => age !== null && age < GUARDIAN_AGE_YEARS

const stepOfIndexIsCheck = (context: ApplicationContext, index: number): boolean =>
  formOf(context).steps[index]?.kind === 'check'

const arm = (armed: boolean) => ({ type: 'request', params: { name: 'ARM_CARD_READER', armed } }) as const

const FORGET = { type: 'request', params: { name: 'FORGET_CARDS' } } as const

const PRINTING = { type: 'setPrint', params: { status: 'printing', situation: null } } as const
const UNAVAILABLE = { type: 'setPrint', params: { status: 'unavailable', situation: null } } as const

/** Card or typed: the reader is armed in `card.waiting` and nowhere else. */
const identity = applicationSetup.createStateConfig({
  initial: 'choosing',
  states: {
    choosing: {
      always: [
        { guard: 'hasCard', target: 'card.read' },
        { guard: 'hasTyped', target: 'typed' },
        { guard: 'isReaderUsable', target: 'card.waiting' },
        { target: 'typed' },
      ],
    },
    card: {
      initial: 'waiting',
      states: {
        waiting: {
          entry: arm(true),
          exit: arm(false),
          on: {
            CARD_READ: [
              { guard: 'isChildsCard', target: '#application.guardian' },
              {
                target: 'read',
                actions: assign({
                  card: ({ event }) => event.identity,
                  identity: 'card',
                  situation: null,
                }),
              },
            ],
            CARD_FAILED: {
              actions: assign(({ event }) => ({ situation: event.situation, failedReader: event.reader })),
            },
            DEVICES_CHANGED: [
              { guard: 'willReaderBeUsable', actions: 'keepDevices' },
              { target: 'broken', actions: ['keepDevices', assign({ situation: null })] },
            ],
          },
        },
        /** The reader has failed under the card: the page says so, and goes on by itself when it is back. */
        broken: {
          on: {
            DEVICES_CHANGED: [
              { guard: 'willReaderBeUsable', target: 'waiting', actions: 'keepDevices' },
              { actions: 'keepDevices' },
            ],
          },
        },
        read: {
          on: {
            CONTINUE: { target: '#application.arriving', actions: 'advance' },
            USE_CARD: { target: 'waiting', actions: ['forgetIdentity', FORGET] },
            VISITOR_PAUSED: { target: 'waiting', actions: 'forgetCard' },
          },
        },
      },
    },
    typed: {
      on: {
        SUBMIT_TYPED_IDENTITY: [
          { guard: not('isTypedWell'), actions: ['keepTyped', assign({ identity: null })] },
          { guard: 'isChildsNumber', target: '#application.guardian' },
          {
            target: '#application.arriving',
            actions: ['keepTyped', assign({ identity: 'typed' }), 'advance'],
          },
        ],
        CONTINUE: [{ guard: 'hasTyped', target: '#application.arriving', actions: 'advance' }, {}],
        USE_CARD: [{ guard: 'isReaderUsable', target: 'card.waiting' }, {}],
      },
    },
  },
  on: {
    TYPE_IDENTITY: [
      // Somebody else's card: whoever then asks for the reader is not shown it again.
      { guard: 'hasCard', target: '.typed', actions: ['forgetCard', FORGET] },
      { target: '.typed', actions: assign({ situation: null }) },
    ],
    BACK: { target: 'arriving', actions: 'retreat' },
  },
})

/** The summary; what is confirmed is sent once, however often the button is touched. */
const check = applicationSetup.createStateConfig({
  entry: assign({ returning: false, problems: {}, strokes: [] }),
  initial: 'ready',
  states: {
    ready: {
      on: {
        CHANGE: {
          guard: 'changesStep',
          target: '#application.arriving',
          actions: assign({
            index: ({ context, event }) => formOf(context).steps.findIndex((step) => step.id === event.step),
            returning: true,
            failure: null,
          }),
        },
        CONFIRM: [
          { guard: not('isFormComplete'), target: '#application.arriving', actions: 'goToOpenStep' },
          { guard: 'hasSubmissionId', target: 'submitting', actions: 'keepSubmission' },
          { actions: 'logUnexpected' },
        ],
        SIGN: { guard: 'isSigned', actions: assign({ strokes: ({ event }) => event.strokes }) },
        BACK: { target: '#application.arriving', actions: 'retreat' },
      },
    },
    submitting: {
      entry: {
        type: 'request',
        params: ({ context }) => ({
          name: 'SUBMIT' as const,
          submissionId: context.submission?.id ?? '',
          ...submissionOf(context),
        }),
      },
      on: {
        SUBMITTED: { target: '#application.receipt', actions: 'keepOnlyResult' },
        SUBMIT_FAILED: { target: 'ready', actions: assign({ failure: ({ event }) => event.reason }) },
        CONFIRM: {},
        CHANGE: {},
        SIGN: {},
        BACK: {},
      },
    },
  },
})

/** The number is shown; paper comes by itself where there is a printer, and again when asked for. */
const receipt = applicationSetup.createStateConfig({
  initial: 'arriving',
  states: {
    arriving: {
      always: [
        {
          guard: 'isPrinterUsable',
          target: 'shown',
          actions: [
            PRINTING,
            {
              type: 'request',
              params: ({ context }) => ({
                name: 'PRINT_RECEIPT' as const,
                submissionId: context.result?.submissionId ?? '',
                copy: false,
              }),
            },
          ],
        },
        { target: 'shown', actions: UNAVAILABLE },
      ],
    },
    shown: {
      on: {
        PRINT: [
          { guard: 'isPrinting' },
          {
            guard: 'isPrinterUsable',
            actions: [
              PRINTING,
              assign({ job: null }),
              {
                type: 'request',
                params: ({ context, event }) => ({
                  name: 'PRINT_RECEIPT' as const,
                  submissionId: context.result?.submissionId ?? '',
                  copy: event.copy,
                }),
              },
            ],
          },
          { actions: UNAVAILABLE },
        ],
        PRINT_STARTED: [{ guard: 'isPrinting', actions: assign({ job: ({ event }) => event.job }) }, {}],
        PRINT_ENDED: {
          guard: 'endsAwaitedJob',
          actions: assign({
            print: ({ context, event }) => ({
              status: event.outcome,
              situation: event.situation ?? null,
              onPaper: context.print.onPaper || event.outcome !== 'failed' || event.began === true,
            }),
          }),
        },
        PRINT_REFUSED: { actions: UNAVAILABLE },
        DEVICES_CHANGED: [
          {
            guard: 'printsByItself',
            actions: [
              'keepDevices',
              PRINTING,
              assign({ job: null, selfPrints: ({ context }) => context.selfPrints + 1 }),
              {
                type: 'request',
                params: ({ context }) => ({
                  name: 'PRINT_RECEIPT' as const,
                  submissionId: context.result?.submissionId ?? '',
                  copy: context.print.onPaper,
                }),
              },
            ],
          },
          { actions: 'keepDevices' },
        ],
        PRINT_SHEETS: [
          {
            guard: 'canPrintSheets',
            actions: [
              assign({ sheets: { status: 'printing', situation: null } }),
              {
                type: 'request',
                params: ({ context }) => ({
                  name: 'PRINT_SHEETS' as const,
                  submissionId: context.result?.submissionId ?? '',
                }),
              },
            ],
          },
          {},
        ],
        SHEETS_ENDED: {
          actions: assign({
            sheets: ({ event }) => ({ status: event.outcome, situation: event.situation ?? null }),
          }),
        },
        SHEETS_REFUSED: { actions: assign({ sheets: { status: 'unavailable', situation: null } }) },
        BACK: {},
        FINISH: '#application.served',
      },
    },
  },
})

/** An application by a form of content. Final states: `left` (back to home) and `served` (how was it?). */
export const applicationMachine = applicationSetup.createMachine({
  id: 'application',
  context: ({ input }) => emptyApplication(input),
  initial: 'loading',
  states: {
    loading: {
      entry: {
        type: 'request',
        params: ({ context }) => ({ name: 'LOAD_FORM' as const, form: context.formId }),
      },
      on: {
        FORM_LOADED: {
          target: 'arriving',
          actions: assign(({ context, event }) => begun(context, event.form)),
        },
        FORM_FAILED: 'failed',
        BACK: 'left',
      },
    },
    failed: { on: { BACK: 'left' } },
    arriving: {
      always: [
        { guard: 'isNotice', target: 'notice' },
        { guard: 'isIdentity', target: 'identity' },
        { guard: 'isFields', target: 'fields' },
        { target: 'check' },
      ],
    },
    notice: {
      on: {
        AGREE: { target: 'arriving', actions: 'advance' },
        DECLINE: 'left',
        BACK: 'left',
      },
    },
    identity,
    guardian: {
      entry: 'forgetIdentity',
      on: {
        BACK: 'identity',
        USE_CARD: 'identity',
        TYPE_IDENTITY: 'identity.typed',
      },
    },
    fields: {
      on: {
        ANSWER: { actions: assign(({ context, event }) => withAnswers(context, event)) },
        CONTINUE: [
          { guard: 'isStepComplete', target: 'arriving', actions: 'advance' },
          { actions: assign({ problems: ({ context }) => stepProblems(context) }) },
        ],
        BACK: { target: 'arriving', actions: 'retreat' },
      },
    },
    check,
    receipt,
    left: { type: 'final' },
    served: { type: 'final' },
  },
  on: {
    DEVICES_CHANGED: { actions: 'keepDevices' },
    VISITOR_PAUSED: { actions: 'forgetCard' },
    // A second tap of a button whose page is already over, and facts that come a moment too late.
    AGREE: {},
    CONTINUE: {},
    ANSWER: {},
    CONFIRM: {},
    SIGN: {},
    FORM_LOADED: {},
    FORM_FAILED: {},
    CARD_READ: {},
    CARD_FAILED: {},
    PRINT_STARTED: {},
    PRINT_ENDED: {},
    PRINT_REFUSED: {},
    SHEETS_ENDED: {},
    SHEETS_REFUSED: {},
    '*': { actions: 'logUnexpected' },
  },
})
