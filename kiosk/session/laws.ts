import { assign, setup } from 'xstate'
import type { LawArticle, LawHit } from '../api.ts'
import type { SessionEvent, SessionRequest } from './events.ts'
import { typesOnly } from '../../base/types-only.ts'

interface LawsContext {
  readonly question: string
  readonly hits: LawHit[]
  /** The article that was asked for last. */
  readonly wanted: string
  readonly article: LawArticle | null
}

/** Law search: ask, read the hits, open an article and its neighbours. Final state `left`: back to home. */
export const lawsMachine = setup({
  types: typesOnly<{
    context: LawsContext
    events: SessionEvent
    input: { question: string }
  }>(),
  actions: {
    request: (_args, _request: SessionRequest) => {},
    logUnexpected: () => {},
  },
  guards: {
    hasQuestion: ({ context }) => context.question !== '',
    isAboutQuestion: ({ context, event }) =>
      event.type === 'LAWS_FOUND' && event.question === context.question,
    asksSomething: ({ event }) => event.type === 'SEARCH' && event.question.trim() !== '',
  },
}).createMachine({
  id: 'laws',
  context: ({ input }) => ({ question: input.question.trim(), hits: [], wanted: '', article: null }),
  initial: 'opening',
  states: {
    opening: { always: [{ guard: 'hasQuestion', target: 'searching' }, { target: 'asking' }] },
    asking: { on: { BACK: 'left' } },
    searching: {
      entry: {
        type: 'request',
        params: ({ context }) => ({ name: 'SEARCH_LAWS' as const, question: context.question }),
      },
      on: {
        LAWS_FOUND: {
          guard: 'isAboutQuestion',
          target: 'found',
          actions: assign({ hits: ({ event }) => event.hits }),
        },
        LAWS_FAILED: 'failed',
        BACK: 'left',
      },
    },
    found: { on: { BACK: 'left' } },
    failed: { on: { BACK: 'left' } },
    article: {
      initial: 'loading',
      states: {
        loading: {
          entry: {
            type: 'request',
            params: ({ context }) => ({ name: 'LOAD_ARTICLE' as const, id: context.wanted }),
          },
          on: {
            ARTICLE_LOADED: {
              target: 'shown',
              actions: assign({ article: ({ event }) => event.article }),
            },
            ARTICLE_FAILED: 'failed',
          },
        },
        shown: {},
        failed: {},
      },
      on: { BACK: 'found' },
    },
    left: { type: 'final' },
  },
  on: {
    SEARCH: [
      {
        guard: 'asksSomething',
        target: '.searching',
        reenter: true,
        actions: assign({ question: ({ event }) => event.question.trim(), hits: [], article: null }),
      },
      {},
    ],
    OPEN_ARTICLE: {
      target: '.article.loading',
      reenter: true,
      actions: assign({ wanted: ({ event }) => event.id, article: null }),
    },
    // Answers that were overtaken by the next touch.
    LAWS_FOUND: {},
    LAWS_FAILED: {},
    ARTICLE_LOADED: {},
    ARTICLE_FAILED: {},
    DEVICES_CHANGED: {},
    '*': { actions: 'logUnexpected' },
  },
})
