import { assign, not } from 'xstate'
import { applicationSetup } from './application-setup.ts'

const arm = (armed: boolean) => ({ type: 'request', params: { name: 'ARM_CARD_READER', armed } }) as const

const FORGET = { type: 'request', params: { name: 'FORGET_CARDS' } } as const

/** Card or typed: the reader is armed in `card.waiting` and nowhere else. */
export const identity = applicationSetup.createStateConfig({
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
