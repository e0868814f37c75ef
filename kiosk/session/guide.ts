import { printEvents, printGuards } from './print-job.ts'
import { assign, setup } from 'xstate'
import { typesOnly } from '../../base/types-only.ts'
import type { DevicesFact } from '../api.ts'
import type { SessionEvent, SessionRequest } from './events.ts'
import {
  adviceOf,
  answered,
  emptyGuide,
  NO_PRINT,
  questionAt,
  sheetOf,
  wayOf,
  wholeAnswers,
  type GuideContext,
  type GuidesStart,
} from './guide-context.ts'
import { isPrinterUsable } from './printer.ts'

const guideSetup = setup({
  types: typesOnly<{
    context: GuideContext
    events: SessionEvent
    input: { start: GuidesStart; today: string; devices: DevicesFact }
  }>(),
  actions: {
    request: (_args, _request: SessionRequest) => {},
    logUnexpected: () => {},
    keepList: assign(({ context, event }) => {
      if (event.type !== 'GUIDES_LOADED') return {}
      // A topic that content does not have any more: all of them.
      const known = event.list.topics.some(({ id }) => id === context.topic)
      return { list: event.list, topic: known ? context.topic : null }
    }),
    keepSheet: assign(({ event }) =>
      event.type === 'GUIDE_LOADED'
        ? { sheet: event.sheet, answers: {}, at: 0, skipped: false, mayPrint: !event.sheet.guide.violence }
        : {},
    ),
    choose: assign(({ event }) =>
      event.type === 'CHOOSE_GUIDE' ? { guideId: event.guide, sheet: null } : {},
    ),
    answer: assign(({ context, event }) => (event.type === 'ANSWER_GUIDE' ? answered(context, event) : {})),
    /** From the end back to the question before it, or to the one at which the visitor gave up. */
    reopen: assign(({ context }) =>
      context.skipped ? { skipped: false } : { at: wayOf(context).trail.length - 1 },
    ),
    goTo: assign(({ context, event }) =>
      event.type === 'CHANGE_ANSWER'
        ? { at: wayOf(context).trail.indexOf(event.question), skipped: false }
        : {},
    ),
    setPrint: assign(({ context }, print: Partial<GuideContext['print']>) => ({
      print: { ...context.print, ...print },
    })),
  },
  guards: {
    ...printGuards,
    wantsGuide: ({ context }) => context.guideId !== null,
    isAwaited: ({ context, event }) =>
      event.type === 'GUIDE_LOADED' && event.sheet.guide.id === context.guideId,
    isListed: ({ context, event }) =>
      event.type === 'CHOOSE_GUIDE' && context.list?.guides.some(({ id }) => id === event.guide) === true,
    hasList: ({ context }) => context.list !== null,
    /** The visitor came by the list of all topics. */
    cameByTopics: ({ context }) => context.topic !== null && context.start.topic === undefined,
    isAtEnd: ({ context }) => questionAt(context) === null,
    hasBefore: ({ context }) => context.at > 0,
    hasWay: ({ context }) => wayOf(context).trail.length > 0,
    wasAnswered: ({ context, event }) =>
      event.type === 'CHANGE_ANSWER' && wayOf(context).trail.includes(event.question),
    sendsThere: ({ context, event }) =>
      event.type === 'SHOW_SLIP' &&
      adviceOf(context).actions.some((action) => 'refer' in action && action.refer === event.body),
    mustAskTwice: ({ context }) => !context.mayPrint,
    canPrint: ({ context }) => isPrinterUsable(context.devices),
  },
})

const listing = guideSetup.createStateConfig({
  initial: 'arriving',
  states: {
    arriving: { always: [{ guard: 'hasList', target: 'shown' }, { target: 'loading' }] },
    loading: {
      entry: { type: 'request', params: { name: 'LOAD_GUIDES' } },
      on: { GUIDES_LOADED: { target: 'shown', actions: 'keepList' }, GUIDES_FAILED: 'failed' },
    },
    shown: {
      on: {
        CHOOSE_TOPIC: { actions: assign({ topic: ({ event }) => event.topic }) },
        CHOOSE_GUIDE: [{ guard: 'isListed', target: '#guide.loading', actions: 'choose' }, {}],
      },
    },
    failed: { on: { RETRY_GUIDE: 'loading' } },
  },
  on: {
    BACK: [
      { guard: 'cameByTopics', target: '.arriving', actions: assign({ topic: null }) },
      { target: '#guide.left' },
    ],
  },
})

/** The slip: shown large at once, printed when the visitor wants it. */
const slip = guideSetup.createStateConfig({
  initial: 'preparing',
  states: {
    preparing: {
      entry: {
        type: 'request',
        params: ({ context }) => ({
          name: 'OPEN_REFERRAL' as const,
          guide: sheetOf(context).guide.id,
          answers: wholeAnswers(context),
          body: context.slip?.body ?? '',
        }),
      },
      on: {
        REFERRAL_OPENED: {
          target: 'shown',
          actions: assign({
            slip: ({ context, event }) =>
              context.slip && {
                ...context.slip,
                number: event.number,
                discreet: context.slip.discreet || event.discreet,
              },
            mayPrint: ({ context, event }) => context.slip?.discreet === false && !event.discreet,
          }),
        },
        REFERRAL_FAILED: 'shown',
      },
    },
    shown: {
      on: {
        PRINT_REFERRAL: [
          { guard: 'isPrinting' },
          { guard: ({ context }) => context.slip?.number === null },
          { guard: 'mustAskTwice', actions: assign({ mayPrint: true }) },
          {
            guard: 'canPrint',
            actions: [
              { type: 'setPrint', params: { ...NO_PRINT, status: 'printing' as const } },
              {
                type: 'request',
                params: ({ context }) => ({
                  name: 'PRINT_REFERRAL' as const,
                  number: context.slip?.number ?? '',
                }),
              },
            ],
          },
          { actions: { type: 'setPrint', params: { ...NO_PRINT, status: 'unavailable' as const } } },
        ],
      },
    },
  },
  on: { BACK: 'outcome' },
})

/** Guides (办事指引): topic, guide, one question after the other, what to do. Final state `left`. */
export const guideMachine = guideSetup.createMachine({
  id: 'guide',
  context: ({ input }) => emptyGuide(input),
  initial: 'opening',
  states: {
    opening: { always: [{ guard: 'wantsGuide', target: 'loading' }, { target: 'listing' }] },
    listing,
    loading: {
      entry: {
        type: 'request',
        params: ({ context }) => ({ name: 'LOAD_GUIDE' as const, guide: context.guideId ?? '' }),
      },
      on: {
        GUIDE_LOADED: { guard: 'isAwaited', target: 'arriving', actions: 'keepSheet' },
        GUIDE_FAILED: 'failed',
        BACK: 'leaving',
      },
    },
    failed: { on: { RETRY_GUIDE: 'loading', BACK: 'leaving' } },
    arriving: { always: [{ guard: 'isAtEnd', target: 'outcome' }, { target: 'asking' }] },
    asking: {
      on: {
        ANSWER_GUIDE: { target: 'arriving', actions: 'answer' },
        SKIP_QUESTIONS: { target: 'outcome', actions: assign({ skipped: true }) },
        BACK: [
          { guard: 'hasBefore', actions: assign({ at: ({ context }) => context.at - 1 }) },
          { target: 'leaving' },
        ],
      },
    },
    outcome: {
      on: {
        CHANGE_ANSWER: [{ guard: 'wasAnswered', target: 'asking', actions: 'goTo' }, {}],
        SHOW_SLIP: [
          {
            guard: 'sendsThere',
            target: 'slip',
            actions: assign({
              slip: ({ context, event }) => ({
                body: event.body,
                number: null,
                discreet: sheetOf(context).guide.violence,
              }),
              print: NO_PRINT,
              mayPrint: ({ context }) => !sheetOf(context).guide.violence,
            }),
          },
          {},
        ],
        BACK: [{ guard: 'hasWay', target: 'asking', actions: 'reopen' }, { target: 'leaving' }],
      },
    },
    slip,
    leaving: { always: [{ guard: 'hasList', target: 'listing' }, { target: 'left' }] },
    left: { type: 'final' },
  },
  on: {
    ...printEvents,
    DEVICES_CHANGED: { actions: assign({ devices: ({ event }) => event.devices }) },
    // Answers that were overtaken by the next touch, of what was read before too, and touches a page no longer has.
    GUIDES_LOADED: {},
    GUIDES_FAILED: {},
    GUIDE_LOADED: {},
    GUIDE_FAILED: {},
    RETRY_GUIDE: {},
    CHOOSE_TOPIC: {},
    CHOOSE_GUIDE: {},
    ANSWER_GUIDE: {},
    SKIP_QUESTIONS: {},
    CHANGE_ANSWER: {},
    SHOW_SLIP: {},
    REFERRAL_OPENED: {},
    REFERRAL_FAILED: {},
    PRINT_REFERRAL: {},
    LAWS_FOUND: {},
    LAWS_FAILED: {},
    ARTICLE_LOADED: {},
    ARTICLE_FAILED: {},
    CONTENTS_LOADED: {},
    CONTENTS_FAILED: {},
    FORM_LOADED: {},
    FORM_FAILED: {},
    '*': { actions: 'logUnexpected' },
  },
})
