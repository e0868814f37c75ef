import { assign, setup } from 'xstate'
import { outcomeOf } from '../../content/engine/form-outcome.ts'
import { GUARDIAN_AGE_YEARS } from '../../content/engine/identity.ts'
import type { DevicesFact, MaskedIdentity } from '../api.ts'
import {
  firstOpenIndex,
  formOf,
  formProblems,
  knownOf,
  nextIndex,
  previousIndex,
  stepKind,
  stepProblems,
  type ApplicationContext,
} from './application-context.ts'
import {
  isReaderUsable,
  typedAge,
  typedIdentityOf,
  withoutCard,
  withoutIdentity,
  writtenIdentity,
} from './application-person.ts'
import { printsByItself } from './application-print.ts'
import { submissionFor } from './application-submission.ts'
import { isPagePrinterUsable, isPrinterUsable } from './printer.ts'
import type { GivenAnswers, SessionEvent, SessionRequest } from './events.ts'
import { typesOnly } from '../../base/types-only.ts'

/** Types, actions and guards of an application; its tables are in application.ts and the files it puts together. */
export const applicationSetup = setup({
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
    keepCard: assign(({ event }) =>
      event.type === 'CARD_READ'
        ? ({ card: event.identity, kept: null, doubt: null, identity: 'card', situation: null } as const)
        : {},
    ),
    keepTrouble: assign(({ event }) =>
      event.type === 'CARD_FAILED' ? { situation: event.situation, failedReader: event.reader } : {},
    ),
    /** Its holder has shown to be still here. */
    keepKept: assign(({ context }) => ({
      card: context.kept,
      doubt: null,
      identity: 'card',
      situation: null,
    })),
    keepDoubt: assign(({ event }) => (event.type === 'CARD_DOUBTED' ? { doubt: { left: event.left } } : {})),
    keepWritten: assign(({ context, event }) =>
      event.type === 'WRITE_IDENTITY' ? writtenIdentity(context, event) : {},
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
    keepFailure: assign(({ event }) =>
      event.type === 'SUBMIT_FAILED' && event.reason !== 'card' ? { failure: event.reason } : {},
    ),
    askCardAgain: assign(({ context }) => ({
      ...withoutCard,
      situation: 'liftCard',
      index: formOf(context).steps.findIndex(({ kind }) => kind === 'identity'),
      returning: true,
    })),
    // What was typed has gone to the office; the receipt needs none of it.
    keepOnlyResult: assign(({ context, event }) => ({
      ...withoutIdentity,
      outcome: outcomeOf(formOf(context), context.answers, knownOf(context)),
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
    hasKept: ({ context }) => context.kept !== null,
    isBirthday: ({ event }) => event.type === 'PROVE_CARD' && /^\d{4}$/.test(event.birthday),
    mayTryAgain: ({ event }) => event.type === 'CARD_DOUBTED' && event.left > 0,
    hasTyped: ({ context }) => context.identity === 'typed',
    hasWritten: ({ context: { typed } }) => typed.name !== '' || typed.number !== '',
    isWritten: ({ context: { typed }, event }) =>
      event.type === 'WRITE_IDENTITY' && (event.name !== typed.name || event.number !== typed.number),
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
    lacksCard: ({ context, event }) =>
      event.type === 'SUBMIT_FAILED' && event.reason === 'card' && context.identity === 'card',
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
