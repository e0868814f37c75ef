import { assign, not } from 'xstate'
import { formOf } from './application-context.ts'
import { applicationSetup } from './application-setup.ts'
import { submissionOf } from './application-submission.ts'

/** The summary; what is confirmed is sent once, however often the button is touched. */
export const check = applicationSetup.createStateConfig({
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
        SUBMIT_FAILED: [
          // The service holds the card no more: it is asked for again, and then back to here.
          { guard: 'lacksCard', target: '#application.arriving', actions: 'askCardAgain' },
          { target: 'ready', actions: 'keepFailure' },
        ],
        CONFIRM: {},
        CHANGE: {},
        SIGN: {},
        BACK: {},
      },
    },
  },
})
