import { and, assign, not, stateIn, type SnapshotFrom } from 'xstate'
import type { SessionEvent, SessionRequest } from './events.ts'
import { closedSession, flowSetup } from './flow-setup.ts'
import { isOverlaid, mustAsk, mustAskBeforeBack, overlay } from './overlay.ts'

const BEGIN = ['openSession', { type: 'request', params: { name: 'BEGIN_SESSION' } }] as const
const LEAVE = ['farewell', 'farewellBeneath', 'dropJourney'] as const
const end = (reason: Extract<SessionRequest, { name: 'END_SESSION' }>['reason']) =>
  [
    'farewell',
    'farewellBeneath',
    { type: 'request', params: { name: 'END_SESSION', reason } },
    'closeSession',
  ] as const

const FORGET = ['forgetCard', { type: 'request', params: { name: 'FORGET_CARDS' } }] as const

const SPEECH_ON = { type: 'setSpeech', params: { on: true } } as const
const SPEECH_OFF = { type: 'setSpeech', params: { on: false, speaking: false } } as const

const UNEXPECTED = {
  type: 'logUnexpected',
  params: ({ event }: { event: SessionEvent }) => ({ machine: 'flow', event: event.type }),
} as const

/** Where the citizen is. Every event of the session is answered here or by the journey, or is logged. */
const main = flowSetup.createStateConfig({
  initial: 'attract',
  states: {
    attract: { on: { TURN_SLIDE: { actions: 'turnSlide' } } },
    home: {},
    journey: {
      always: [
        { guard: and(['hasLeft', 'hasBeneath']), actions: ['farewell', 'resumeBeneath'] },
        { guard: 'hasLeft', target: 'home', actions: LEAVE },
        { guard: 'isServed', actions: ['farewell', 'farewellBeneath', 'openEvaluation'] },
        {
          guard: 'hasFinished',
          target: 'farewell',
          actions: end('finished'),
        },
      ],
    },
    // The session is over and wiped: these two only show words.
    farewell: { on: { TOUCH: 'attract', FINISH: 'attract' } },
    inactive: {},
  },
  on: {
    TOUCH: [{ guard: 'isClosed', target: '.home', actions: BEGIN }, {}],
    TURN_SLIDE: {},
    HOME: [
      { guard: 'isClosed', target: '.home', actions: BEGIN },
      { guard: 'isSealing' },
      { guard: mustAsk },
      { target: '.home', actions: LEAVE },
    ],
    BACK: [
      { guard: isOverlaid },
      { guard: mustAskBeforeBack },
      { guard: 'hasJourney', actions: 'stepJourney' },
      {},
    ],
    START_OVER: [{ guard: 'isClosed' }, { target: '.attract', actions: end('start-over') }],
    QUICK_EXIT: [{ guard: 'isClosed' }, { target: '.attract', actions: end('quick-exit') }],
    IDLE_EXPIRED: [
      { guard: stateIn({ main: 'inactive' }) },
      { guard: 'isClosed', target: '.attract' },
      { target: '.attract', actions: end('idle') },
    ],
    LEASE_LOST: [
      { guard: 'isClosed', target: '.inactive' },
      { target: '.inactive', actions: end('lease-lost') },
    ],
    FINISH: [
      { guard: 'isClosed' },
      { guard: 'takesFinish', actions: 'stepJourney' },
      { target: '.farewell', actions: end('finished') },
    ],
    OPEN_LAWS: [
      { guard: 'isClosed', target: '.journey', actions: [...BEGIN, 'openJourney'] },
      { guard: 'losesData' },
      { guard: 'waits', target: '.journey', actions: ['keepBeneath', 'openJourney'] },
      { target: '.journey', actions: [...LEAVE, 'openJourney'] },
    ],
    OPEN_GUIDES: [
      { guard: 'isClosed', target: '.journey', actions: [...BEGIN, 'openJourney'] },
      { guard: 'losesData' },
      { guard: 'waits', target: '.journey', actions: ['keepBeneath', 'openJourney'] },
      { target: '.journey', actions: [...LEAVE, 'openJourney'] },
    ],
    OPEN_ASSISTANT: [
      { guard: 'isClosed', target: '.journey', actions: [...BEGIN, 'openJourney'] },
      { guard: 'losesData' },
      { target: '.journey', actions: [...LEAVE, 'openJourney'] },
    ],
    OPEN_APPLICATION: [
      { guard: 'isClosed', target: '.journey', actions: [...BEGIN, 'openJourney'] },
      { guard: 'losesData' },
      { guard: 'waits', target: '.journey', actions: ['keepBeneath', 'openJourney'] },
      { target: '.journey', actions: [...LEAVE, 'openJourney'] },
    ],
    OPEN_PROGRESS: [
      { guard: 'isClosed', target: '.journey', actions: [...BEGIN, 'openJourney'] },
      { guard: 'losesData' },
      { target: '.journey', actions: [...LEAVE, 'openJourney'] },
    ],
    OPEN_EVALUATION: [
      { guard: 'isClosed', target: '.journey', actions: [...BEGIN, 'openJourney'] },
      { guard: 'losesData' },
      { target: '.journey', actions: [...LEAVE, 'openJourney'] },
    ],
    OPEN_QUEUE: [
      { guard: 'isClosed', target: '.journey', actions: [...BEGIN, 'openJourney'] },
      { guard: 'losesData' },
      { guard: 'waits', target: '.journey', actions: ['keepBeneath', 'openJourney'] },
      { target: '.journey', actions: [...LEAVE, 'openJourney'] },
    ],
    OPEN_DIRECTORY: [
      { guard: 'isClosed', target: '.journey', actions: [...BEGIN, 'openJourney'] },
      { guard: 'losesData' },
      { guard: 'waits', target: '.journey', actions: ['keepBeneath', 'openJourney'] },
      { target: '.journey', actions: [...LEAVE, 'openJourney'] },
    ],
    CODE_SCANNED: [
      { guard: stateIn({ main: 'inactive' }) },
      { guard: and(['isClosed', 'isReceipt']), target: '.journey', actions: [...BEGIN, 'openScanned'] },
      { guard: 'isClosed', target: '.home', actions: BEGIN },
      { guard: not('isReceipt') },
      { guard: 'losesData' },
      { target: '.journey', actions: [...LEAVE, 'openScanned'] },
    ],
    EMERGENCY: [{ guard: 'isClosed', target: '.home', actions: BEGIN }, {}],
    OPEN_LANGUAGES: [{ guard: 'isClosed', target: '.home', actions: BEGIN }, {}],
    OPEN_DISPLAY: [{ guard: 'isClosed', target: '.home', actions: BEGIN }, {}],
    COVER: [{ guard: 'isClosed' }, { actions: { type: 'setCovered', params: true } }],
    UNCOVER: { actions: { type: 'setCovered', params: false } },
    CHANGE_LANGUAGE: [
      { guard: not('isKnownLanguage'), actions: UNEXPECTED },
      { guard: 'isClosed', target: '.home', actions: [...BEGIN, 'setLanguage'] },
      { actions: 'setLanguage' },
    ],
    SET_DISPLAY: [
      { guard: 'isClosed', target: '.home', actions: [...BEGIN, 'setDisplay'] },
      { actions: 'setDisplay' },
    ],
    SET_SPEECH: [
      { guard: 'turnsOffWhatIsOff' },
      { guard: 'isClosed', target: '.home', actions: [...BEGIN, SPEECH_ON] },
      { actions: { type: 'setSpeech', params: ({ event }) => ({ on: event.on, speaking: false }) } },
    ],
    SPEECH_STARTED: [
      { guard: 'isReadingAloud', actions: { type: 'setSpeech', params: { speaking: true } } },
      {},
    ],
    SPEECH_ENDED: [
      { guard: 'isReadingAloud', actions: { type: 'setSpeech', params: { speaking: false } } },
      {},
    ],
    // Who plugs in wants to listen, from whatever screen; who pulls the plug wants nobody to overhear.
    HEADPHONES_CHANGED: [
      {
        guard: and(['isPlug', 'isClosed', not(stateIn({ main: 'inactive' }))]),
        target: '.home',
        actions: [...BEGIN, SPEECH_ON, 'setHeadphones'],
      },
      { guard: and(['isPlug', not('isClosed')]), actions: [SPEECH_ON, 'setHeadphones'] },
      { guard: 'isUnplug', actions: [SPEECH_OFF, 'setHeadphones'] },
      { actions: 'setHeadphones' },
    ],
    CALL_STAFF: [
      { guard: 'isClosed', target: '.home', actions: [...BEGIN, 'ring'] },
      { guard: 'isRinging' },
      { actions: 'ring' },
    ],
    CALL_STARTED: [
      {
        guard: 'isRinging',
        actions: {
          type: 'setCall',
          params: ({ context, event }) => ({ ...context.session.call, id: event.call }),
        },
      },
      {},
    ],
    CALL_FAILED: [
      {
        guard: 'isRinging',
        actions: { type: 'setCall', params: { id: null, state: 'unreachable' } },
      },
      {},
    ],
    CALL_CHANGED: [
      {
        guard: and(['isOwnCall', 'callEnds']),
        actions: { type: 'setCall', params: { id: null, state: 'none' } },
      },
      {
        guard: 'isOwnCall',
        actions: {
          type: 'setCall',
          params: ({ event }) => ({
            id: event.call,
            state: event.state === 'ended' ? 'none' : event.state,
          }),
        },
      },
      {},
    ],
    ASK_ACCOMPANY: [{ guard: 'isClosed' }, { guard: 'isAccompanied' }, { actions: 'askAccompany' }],
    AGREE_ACCOMPANY: [{ guard: 'isOffered', actions: 'agreeAccompany' }, {}],
    STOP_ACCOMPANY: { actions: 'stopAccompany' },
    ACCOMPANY_STARTED: [
      { guard: 'asksAccompany', actions: 'followAccompany' },
      { guard: 'isAccompanied' },
      { actions: 'refuseAccompany' },
    ],
    ACCOMPANY_FAILED: { actions: 'followAccompany' },
    ACCOMPANY_OFFERED: { actions: 'followAccompany' },
    ACCOMPANY_ENDED: { actions: 'followAccompany' },
    ACCOMPANY_ORDER: [{ guard: 'isOpenTo', actions: 'obeyOrder' }, {}],
    DEVICES_CHANGED: {
      actions: [assign({ devices: ({ event }) => event.devices }), 'stepJourney'],
    },
    OFFICE_REACHABLE: { actions: assign({ officeReachable: ({ event }) => event.reachable }) },
    DESK_MESSAGE: { actions: assign({ deskMessage: ({ event }) => event.text }) },
    QUEUE_TOLD: { actions: assign({ queue: ({ event }) => event.queue }) },
    DAY_CHANGED: { actions: assign({ today: ({ event }) => event.today }) },
    SESSION_BEGUN: [
      {
        guard: 'awaitsEpoch',
        actions: assign({
          session: ({ context, event }) => ({ ...context.session, epoch: event.epoch }),
        }),
      },
      {},
    ],
    CLOSE_OVERLAY: {},
    IDLE_WARNED: {},
    VISITOR_PAUSED: [
      { guard: and(['keepsCard', 'isApplication']), actions: [...FORGET, 'stepJourney'] },
      { guard: 'keepsCard', actions: FORGET },
      {},
    ],
    IDLE_CONTINUED: {},
    '*': [{ guard: 'hasJourney', actions: 'stepJourney' }, { guard: 'isLate' }, { actions: UNEXPECTED }],
  },
})

/**
 * The session of one citizen after another. Pure: no invoke, no timer, no promise. What it wants of the world
 * it emits as `request`, what happens comes as an event (events.ts).
 */
export const flowMachine = flowSetup.createMachine({
  id: 'flow',
  type: 'parallel',
  context: ({ input }) => ({
    languages: input.languages,
    today: input.today,
    devices: input.devices,
    officeReachable: true,
    deskMessage: null,
    queue: null,
    headphones: false,
    session: closedSession(input.languages),
  }),
  states: { main, overlay },
})

export type FlowSnapshot = SnapshotFrom<typeof flowMachine>
