import { assign } from 'xstate'
import { begun, emptyApplication, stepProblems, withAnswers } from './application-context.ts'
import { check } from './application-check.ts'
import { identity } from './application-identity.ts'
import { receipt } from './application-receipt.ts'
import { applicationSetup } from './application-setup.ts'

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
    PROVE_CARD: {},
    WRITE_IDENTITY: {},
    CARD_PROVEN: {},
    CARD_DOUBTED: {},
    CARD_PROOF_FAILED: {},
    PRINT_STARTED: {},
    PRINT_ENDED: {},
    PRINT_REFUSED: {},
    SHEETS_ENDED: {},
    SHEETS_REFUSED: {},
    '*': { actions: 'logUnexpected' },
  },
})
