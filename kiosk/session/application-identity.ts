import { assign, not } from 'xstate'
import { applicationSetup } from './application-setup.ts'

const arm = (armed: boolean) => ({ type: 'request', params: { name: 'ARM_CARD_READER', armed } }) as const

/** Whoever lays a card in the reader: a child is led to the guardian's page, and nothing of it stays. */
const READ = [
  { guard: 'isChildsCard', target: '#application.guardian' },
  { target: '#application.identity.card.read', actions: 'keepCard' },
] as const

const FAILED = { actions: 'keepTrouble' } as const

const FORGET = { type: 'request', params: { name: 'FORGET_CARDS' } } as const

/** Card or typed: the reader is armed in `card.waiting` and `card.kept` and nowhere else. */
export const identity = applicationSetup.createStateConfig({
  initial: 'choosing',
  states: {
    choosing: {
      always: [
        { guard: 'hasCard', target: 'card.read' },
        { guard: 'hasWritten', target: 'typed' },
        { guard: 'hasKept', target: 'card.kept' },
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
            CARD_READ: [...READ],
            CARD_FAILED: FAILED,
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
        /**
         * A card of an earlier application of the visit. Who was here then may have walked away, so it serves for
         * who knows what the card says, or lays it (or their own) in the reader again.
         */
        kept: {
          entry: arm(true),
          exit: arm(false),
          initial: 'asking',
          states: {
            asking: { on: { PROVE_CARD: { guard: 'isBirthday', target: 'proving' } } },
            proving: {
              entry: {
                type: 'request',
                params: ({ context, event }) => ({
                  name: 'PROVE_CARD' as const,
                  reference: context.kept?.reference ?? '',
                  birthday: event.type === 'PROVE_CARD' ? event.birthday : '',
                }),
              },
              on: {
                CARD_PROVEN: { target: '#application.arriving', actions: ['keepKept', 'advance'] },
                CARD_DOUBTED: [
                  { guard: 'mayTryAgain', target: 'asking', actions: 'keepDoubt' },
                  { target: '#application.identity.choosing', actions: 'forgetCard' },
                ],
                CARD_PROOF_FAILED: { target: 'asking', actions: assign({ doubt: 'failed' }) },
                PROVE_CARD: {},
              },
            },
          },
          on: {
            CARD_READ: [...READ],
            CARD_FAILED: FAILED,
            VISITOR_PAUSED: { target: '#application.identity.choosing', actions: 'forgetCard' },
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
        WRITE_IDENTITY: { guard: 'isWritten', actions: 'keepWritten' },
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
      { guard: 'hasKept', target: '.typed', actions: ['forgetCard', FORGET] },
      { target: '.typed', actions: assign({ situation: null }) },
    ],
    BACK: { target: 'arriving', actions: 'retreat' },
  },
})
