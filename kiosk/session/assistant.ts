import { assign, setup, type SnapshotFrom } from 'xstate'
import { typesOnly } from '../../base/types-only.ts'
import { offeredBy, replyTo, replyWithin, type Found, type Reply, type Turn } from './assistant-reply.ts'
import type { SessionEvent, SessionRequest } from './events.ts'
import type { Screen } from './screen.ts'

interface AssistantContext extends Found {
  readonly turns: readonly Turn[]
}

/** What the law search takes. */
const LONGEST_QUESTION = 200

const said = ({ turns }: AssistantContext): Reply | null => {
  const last = turns.at(-1)
  return last?.from === 'machine' ? last.reply : null
}

const replied = (context: AssistantContext, reply: Reply): Partial<AssistantContext> => ({
  turns: [...context.turns, { from: 'machine', reply }],
})

const assistantSetup = setup({
  types: typesOnly<{ context: AssistantContext; events: SessionEvent }>(),
  actions: {
    request: (_args, _request: SessionRequest) => {},
    logUnexpected: () => {},
    /** More words to what was not understood, or something new. */
    ask: assign(({ context, event }) => {
      if (event.type !== 'ASK') return {}
      const text = event.question.trim()
      const goesOn = said(context)?.kind === 'say-more'
      return {
        turns: [...context.turns, { from: 'citizen' as const, text }],
        question: (goesOn ? `${context.question} ${text}` : text).slice(-LONGEST_QUESTION),
        answers: [],
        hits: [],
        ...(goesOn ? {} : { refused: [], misses: 0 }),
      }
    }),
    reply: assign(({ context, event }) => {
      if (event.type !== 'LAWS_FOUND') return {}
      const { answers, hits } = event
      const reply = replyTo({ ...context, answers, hits })
      const misses = reply.kind === 'say-more' ? context.misses + 1 : context.misses
      return { answers, hits, misses, ...replied(context, reply) }
    }),
    choose: assign(({ context, event }) => {
      const reply = said(context)
      if (event.type !== 'CHOOSE' || reply?.kind !== 'choose') return {}
      const option = reply.options.find(({ id }) => id === event.choice)
      const answer = context.answers.find(({ id }) => id === event.choice)
      const next: Reply | null =
        reply.by === 'topic'
          ? replyWithin(event.choice, context)
          : (answer && { kind: 'answer', answer }) || null
      if (!option || !next) return {}
      const turns: Turn[] = [
        ...context.turns,
        { from: 'citizen', text: option.text },
        { from: 'machine', reply: next },
      ]
      return { turns }
    }),
    refuse: assign(({ context }) => {
      const reply = said(context)
      if (!reply) return {}
      const refused = [...context.refused, ...offeredBy(reply, context.answers)]
      const misses = context.misses + 1
      const next = replyTo({ ...context, refused, misses })
      return { refused, misses, ...replied(context, next) }
    }),
    fail: assign(({ context }) => replied(context, { kind: 'failed' })),
  },
  guards: {
    asksSomething: ({ event }) => event.type === 'ASK' && event.question.trim() !== '',
    isAboutQuestion: ({ context, event }) =>
      event.type === 'LAWS_FOUND' && event.question === context.question,
    offersSomething: ({ context }) => ['choose', 'answer'].includes(said(context)?.kind ?? ''),
  },
})

/**
 * 智慧法律机器人: a conversation over answers and articles. It searches, asks back, quotes, and hands over; it makes
 * up nothing. What was said lives in this context and nowhere else. Final state `left`: back to home.
 */
export const assistantMachine = assistantSetup.createMachine({
  id: 'assistant',
  context: { turns: [], question: '', answers: [], hits: [], refused: [], misses: 0 },
  initial: 'listening',
  states: {
    listening: {
      on: {
        CHOOSE: { actions: 'choose' },
        NONE_FITS: [{ guard: 'offersSomething', actions: 'refuse' }, {}],
      },
    },
    searching: {
      entry: {
        type: 'request',
        params: ({ context: { question } }) => ({
          name: 'SEARCH_LAWS' as const,
          question,
          kind: 'all' as const,
          past: false,
        }),
      },
      on: {
        LAWS_FOUND: [{ guard: 'isAboutQuestion', target: 'listening', actions: 'reply' }, {}],
        LAWS_FAILED: { target: 'listening', actions: 'fail' },
      },
    },
    left: { type: 'final' },
  },
  on: {
    ASK: [{ guard: 'asksSomething', target: '.searching', reenter: true, actions: 'ask' }, {}],
    BACK: '.left',
    DEVICES_CHANGED: {},
    // Answers that were overtaken, and touches of a conversation that has gone on.
    LAWS_FOUND: {},
    LAWS_FAILED: {},
    ARTICLE_LOADED: {},
    ARTICLE_FAILED: {},
    CONTENTS_LOADED: {},
    CONTENTS_FAILED: {},
    PRINT_STARTED: {},
    PRINT_ENDED: {},
    PRINT_REFUSED: {},
    SHEETS_ENDED: {},
    SHEETS_REFUSED: {},
    CHOOSE: {},
    NONE_FITS: {},
    '*': { actions: 'logUnexpected' },
  },
})

export type AssistantSnapshot = SnapshotFrom<typeof assistantMachine>

export const assistantScreen = (snapshot: AssistantSnapshot): Screen => ({
  screen: 'assistant',
  turns: snapshot.context.turns,
  status: snapshot.matches('searching') ? 'searching' : 'ready',
})
