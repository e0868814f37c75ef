import { and, not, stateIn } from 'xstate'
import { flowSetup } from './flow-setup.ts'

/** Leaving would lose something and the citizen has not been asked yet. */
export const mustAsk = and(['losesData', not(stateIn({ overlay: 'leave' }))])
export const isOverlaid = not(stateIn({ overlay: 'none' }))
/** BACK that would leave the journey, with something to lose. */
export const mustAskBeforeBack = and(['losesData', 'isAtStart', stateIn({ overlay: 'none' })])

/** What lies over the screen. It never holds the journey up: facts and answers go on beneath. */
export const overlay = flowSetup.createStateConfig({
  initial: 'none',
  states: {
    none: {},
    // Asking for longer periods answers the warning too.
    idleWarning: { on: { TOUCH: 'none', IDLE_CONTINUED: 'none', SET_DISPLAY: 'none' } },
    emergency: {},
    languages: {},
    display: {},
    call: { on: { CALL_CHANGED: { guard: and(['isOwnCall', 'callEnds']), target: 'none' } } },
    accompany: { on: { AGREE_ACCOMPANY: { guard: 'isOffered', target: 'none' }, STOP_ACCOMPANY: 'none' } },
    leave: {},
    scanRefused: {},
  },
  on: {
    HOME: [
      { guard: 'isSealing', target: '.none' },
      { guard: mustAsk, target: '.leave' },
      { target: '.none' },
    ],
    BACK: [{ guard: mustAskBeforeBack, target: '.leave' }, { target: '.none' }],
    OPEN_LAWS: [{ guard: 'losesData', target: '.leave' }, { target: '.none' }],
    OPEN_ASSISTANT: [{ guard: 'losesData', target: '.leave' }, { target: '.none' }],
    OPEN_GUIDES: [{ guard: 'losesData', target: '.leave' }, { target: '.none' }],
    OPEN_APPLICATION: [{ guard: 'losesData', target: '.leave' }, { target: '.none' }],
    OPEN_PROGRESS: [{ guard: 'losesData', target: '.leave' }, { target: '.none' }],
    OPEN_QUEUE: [{ guard: 'losesData', target: '.leave' }, { target: '.none' }],
    OPEN_EVALUATION: [{ guard: 'losesData', target: '.leave' }, { target: '.none' }],
    OPEN_DIRECTORY: [{ guard: 'losesData', target: '.leave' }, { target: '.none' }],
    CODE_SCANNED: [
      { guard: stateIn({ main: 'inactive' }) },
      { guard: not('isReceipt'), target: '.scanRefused' },
      { guard: 'losesData', target: '.leave' },
      { target: '.none' },
    ],
    START_OVER: '.none',
    QUICK_EXIT: '.none',
    IDLE_EXPIRED: '.none',
    LEASE_LOST: '.none',
    FINISH: '.none',
    CLOSE_OVERLAY: '.none',
    COVER: '.none',
    CHANGE_LANGUAGE: { guard: 'isKnownLanguage', target: '.none' },
    EMERGENCY: '.emergency',
    OPEN_LANGUAGES: '.languages',
    OPEN_DISPLAY: '.display',
    CALL_STAFF: '.call',
    ASK_ACCOMPANY: [{ guard: 'isClosed' }, { target: '.accompany' }],
    ACCOMPANY_OFFERED: { guard: 'accompanyChanges', target: '.accompany' },
    IDLE_WARNED: [{ guard: 'isClosed' }, { target: '.idleWarning' }],
  },
})
