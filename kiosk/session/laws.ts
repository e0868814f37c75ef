import { and, assign, not, setup } from 'xstate'
import type { AnswerHit, DevicesFact, LawHit, LawKind, LawVersion } from '../api.ts'
import type { SessionEvent, SessionRequest } from './events.ts'
import {
  answerStop,
  articleStop,
  contentsStop,
  goBack,
  goOn,
  isLoaded,
  turn,
  withLoaded,
  type Trail,
} from './laws-trail.ts'
import { isWidePrintable } from './printer.ts'
import { printEvents, printGuards } from './print-job.ts'
import type { PrintState } from './screen.ts'
import { typesOnly } from '../../base/types-only.ts'

interface LawsContext {
  readonly question: string
  readonly kind: LawKind
  /** Texts that are no longer, or not yet, in force too. */
  readonly past: boolean
  readonly answers: AnswerHit[]
  readonly hits: LawHit[]
  /** The law that the question is nothing but the name of. */
  readonly law: LawVersion | null
  /** It was opened for this question already: going back leads to the results. */
  readonly lawWasOpened: boolean
  /** Something of what was found for this question was opened. */
  readonly opened: boolean
  /** Of the results, from 0. */
  readonly page: number
  readonly trail: Trail
  /** The article whose paper comes out, or came last. */
  readonly print: PrintState & { readonly article: string; readonly job: string | null }
  readonly devices: DevicesFact
}

/** Something was shown for the question, and nothing of it was opened so far. */
export const isUnopened = ({ hits, answers, opened }: LawsContext): boolean =>
  !opened && (hits.length > 0 || answers.some(({ good }) => good))

export const unopenedOutcome = ({ question }: LawsContext) => ({
  name: 'COUNT_OUTCOME' as const,
  journey: 'search' as const,
  question,
})

const NO_PRINT = { article: '', job: null, status: 'idle', situation: null } as const

const lawsSetup = setup({
  types: typesOnly<{
    context: LawsContext
    events: SessionEvent
    /** `article`: read this one and go back to where one came from. */
    input: { question: string; article?: string; devices: DevicesFact }
  }>(),
  actions: {
    request: (_args, _request: SessionRequest) => {},
    logUnexpected: () => {},
    ask: assign(({ event }) =>
      event.type === 'SEARCH'
        ? {
            question: event.question.trim(),
            kind: 'all' as const,
            past: false,
            answers: [],
            hits: [],
            law: null,
            lawWasOpened: false,
            opened: false,
            page: 0,
            trail: [],
          }
        : {},
    ),
    filter: assign(({ context, event }) =>
      event.type === 'FILTER_LAWS'
        ? {
            kind: event.kind ?? context.kind,
            past: event.past ?? context.past,
            answers: [],
            hits: [],
            page: 0,
            trail: [],
          }
        : {},
    ),
    keepFound: assign(({ event }) =>
      event.type === 'LAWS_FOUND' ? { answers: event.answers, hits: event.hits, law: event.law } : {},
    ),
    openNamedLaw: assign(({ context: { law } }) =>
      law ? { lawWasOpened: true, opened: true, trail: [contentsStop(law.id)] } : {},
    ),
    keepLoaded: assign(({ context: { trail }, event }) =>
      event.type === 'ARTICLE_LOADED'
        ? { trail: withLoaded(trail, { article: event.article }) }
        : event.type === 'CONTENTS_LOADED'
          ? { trail: withLoaded(trail, { contents: event.contents }) }
          : {},
    ),
    follow: assign(({ context: { trail, answers }, event }) => {
      const answer = event.type === 'OPEN_ANSWER' && answers.find(({ id }) => id === event.id)
      const opened = true
      if (answer) return { opened, trail: goOn(trail, answerStop(answer)) }
      if (event.type === 'OPEN_ARTICLE') return { opened, trail: goOn(trail, articleStop(event.id)) }
      if (event.type === 'TURN_ARTICLE') return { trail: turn(trail, articleStop(event.id)) }
      return event.type === 'OPEN_CONTENTS'
        ? { opened, trail: goOn(trail, contentsStop(event.id, event.path)) }
        : {}
    }),
    /** Within contents that are loaded: a chapter is a stop of its own, a page of it is not. */
    leaf: assign(({ context: { trail }, event }) => {
      const stop = trail.at(-1)
      if (stop?.kind !== 'contents') return {}
      if (event.type === 'OPEN_CHAPTER') return { trail: goOn(trail, { ...stop, path: event.path, page: 0 }) }
      return event.type === 'TURN_CONTENTS' ? { trail: turn(trail, { ...stop, page: event.page }) } : {}
    }),
    retrace: assign(({ context: { trail } }) => ({ trail: goBack(trail) })),
    forgetTrail: assign({ trail: [] }),
    setPrint: assign(({ context }, print: Partial<LawsContext['print']>) => ({
      print: { ...context.print, ...print },
    })),
  },
  guards: {
    ...printGuards,
    hasQuestion: ({ context }) => context.question !== '',
    isAboutQuestion: ({ context, event }) =>
      event.type === 'LAWS_FOUND' && event.question === context.question,
    isLawToOpen: ({ context, event }) =>
      event.type === 'LAWS_FOUND' &&
      event.question === context.question &&
      event.law !== null &&
      !context.lawWasOpened,
    asksSomething: ({ event }) => event.type === 'SEARCH' && event.question.trim() !== '',
    isFoundAnswer: ({ context, event }) =>
      event.type === 'OPEN_ANSWER' && context.answers.some(({ id }) => id === event.id),
    hasStop: ({ context }) => context.trail.length > 0,
    hasSteps: ({ context }) => context.trail.length > 1,
    /** What has come is what is waited for. */
    isAwaited: ({ context: { trail }, event }) =>
      (event.type === 'ARTICLE_LOADED' && withLoaded(trail, { article: event.article }) !== trail) ||
      (event.type === 'CONTENTS_LOADED' && withLoaded(trail, { contents: event.contents }) !== trail),
    isHere: ({ context }) => isLoaded(context.trail.at(-1)),
    isAtArticle: ({ context }) => context.trail.at(-1)?.kind === 'article',
  },
})

const topOf = ({ trail }: LawsContext): string => trail.at(-1)?.id ?? ''

/** An article or the contents of a law, and whatever one comes to from there. */
const reading = lawsSetup.createStateConfig({
  initial: 'arriving',
  states: {
    /** Going back, what was read is still there. */
    arriving: { always: [{ guard: 'isHere', target: 'shown' }, { target: 'loading' }] },
    loading: {
      entry: {
        type: 'request',
        params: ({ context }) =>
          context.trail.at(-1)?.kind === 'contents'
            ? { name: 'LOAD_CONTENTS' as const, id: topOf(context) }
            : { name: 'LOAD_ARTICLE' as const, id: topOf(context) },
      },
      on: {
        ARTICLE_LOADED: { guard: 'isAwaited', target: 'shown', actions: 'keepLoaded' },
        CONTENTS_LOADED: { guard: 'isAwaited', target: 'shown', actions: 'keepLoaded' },
        ARTICLE_FAILED: 'failed',
        CONTENTS_FAILED: 'failed',
      },
    },
    shown: {
      on: {
        OPEN_CHAPTER: { actions: 'leaf' },
        TURN_CONTENTS: { actions: 'leaf' },
        PRINT_ARTICLE: [
          { guard: 'isPrinting' },
          {
            guard: ({ context }) =>
              context.trail.at(-1)?.kind === 'article' && isWidePrintable(context.devices),
            actions: [
              {
                type: 'setPrint',
                params: ({ context }) => ({
                  article: topOf(context),
                  job: null,
                  status: 'printing' as const,
                  situation: null,
                }),
              },
              {
                type: 'request',
                params: ({ context }) => ({ name: 'PRINT_ARTICLE' as const, article: topOf(context) }),
              },
            ],
          },
          {
            guard: 'isAtArticle',
            actions: {
              type: 'setPrint',
              params: ({ context }) => ({
                article: topOf(context),
                job: null,
                status: 'unavailable' as const,
                situation: null,
              }),
            },
          },
          {},
        ],
      },
    },
    failed: {},
  },
  on: {
    BACK: [
      { guard: 'hasSteps', target: '.arriving', actions: 'retrace' },
      { guard: not('hasQuestion'), target: '#laws.left' },
      { target: '#laws.found', actions: 'forgetTrail' },
    ],
  },
})

/** Law search: ask, read what was found, open articles and laws from there. Final state `left`: back to home. */
export const lawsMachine = lawsSetup.createMachine({
  id: 'laws',
  context: ({ input }) => ({
    question: input.question.trim(),
    kind: 'all',
    past: false,
    answers: [],
    hits: [],
    law: null,
    lawWasOpened: false,
    opened: false,
    page: 0,
    trail: input.article === undefined ? [] : [articleStop(input.article)],
    print: NO_PRINT,
    devices: input.devices,
  }),
  initial: 'opening',
  states: {
    opening: {
      always: [
        { guard: 'hasStop', target: 'reading' },
        { guard: 'hasQuestion', target: 'searching' },
        { target: 'asking' },
      ],
    },
    asking: { on: { BACK: 'left' } },
    searching: {
      entry: {
        type: 'request',
        params: ({ context: { question, kind, past } }) => ({
          name: 'SEARCH_LAWS' as const,
          question,
          kind,
          past,
        }),
      },
      on: {
        LAWS_FOUND: [
          { guard: 'isLawToOpen', target: 'reading', actions: ['keepFound', 'openNamedLaw'] },
          { guard: 'isAboutQuestion', target: 'found', actions: 'keepFound' },
          {},
        ],
        LAWS_FAILED: 'failed',
        BACK: 'left',
      },
    },
    found: { on: { BACK: 'left' } },
    failed: { on: { BACK: 'left' } },
    reading,
    left: { type: 'final' },
  },
  on: {
    SEARCH: [
      {
        guard: and(['asksSomething', ({ context }) => isUnopened(context)]),
        target: '.searching',
        reenter: true,
        actions: [{ type: 'request', params: ({ context }) => unopenedOutcome(context) }, 'ask'],
      },
      { guard: 'asksSomething', target: '.searching', reenter: true, actions: 'ask' },
      {},
    ],
    FILTER_LAWS: [{ guard: 'hasQuestion', target: '.searching', reenter: true, actions: 'filter' }, {}],
    TURN_RESULTS: { actions: assign({ page: ({ event }) => event.page }) },
    OPEN_ANSWER: [{ guard: 'isFoundAnswer', target: '.reading', reenter: true, actions: 'follow' }, {}],
    OPEN_ARTICLE: { target: '.reading', reenter: true, actions: 'follow' },
    TURN_ARTICLE: { target: '.reading', reenter: true, actions: 'follow' },
    OPEN_CONTENTS: { target: '.reading', reenter: true, actions: 'follow' },
    ...printEvents,
    DEVICES_CHANGED: { actions: assign({ devices: ({ event }) => event.devices }) },
    // Answers that were overtaken by the next touch, and touches that a page no longer has.
    LAWS_FOUND: {},
    LAWS_FAILED: {},
    ARTICLE_LOADED: {},
    ARTICLE_FAILED: {},
    CONTENTS_LOADED: {},
    CONTENTS_FAILED: {},
    OPEN_CHAPTER: {},
    TURN_CONTENTS: {},
    PRINT_ARTICLE: {},
    '*': { actions: 'logUnexpected' },
  },
})
