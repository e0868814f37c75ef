import { assign, setup } from 'xstate'
import type { StaffRating, Survey } from '../../exchange/schemas/message.ts'
import type { StaffView } from '../api.ts'
import type { SessionEvent, SessionRequest } from './events.ts'
import { typesOnly } from '../../base/types-only.ts'

/** What is evaluated from home, without an application. */
export const WHOLE_VISIT = 'visit'

export interface EvaluationContext {
  /** What is evaluated: id of the form just finished, or the whole visit. */
  readonly service: string
  readonly choice: { readonly score: 1 | 2 | 3 | 4 | 5; readonly tags: readonly string[] } | null
  /** Who works here; null until it is loaded. */
  readonly staff: readonly StaffView[] | null
  readonly rating: Partial<StaffRating>
  readonly survey: Partial<Survey>
}

/**
 * Five faces. A touch of a face counts at once and may still be changed: what stands last is sent when the
 * visitor goes on or away, in whatever way (the root asks `evaluationToSend` of a journey it leaves). Who wants to
 * scores who served (`rating`) and answers three questions (`survey`), and comes back to the faces. Final states:
 * `left` (back to home) and `finished` (the visit ends).
 */
const evaluationSetup = setup({
  types: typesOnly<{ context: EvaluationContext; events: SessionEvent; input: { service: string } }>(),
  actions: {
    request: (_args, _request: SessionRequest) => {},
    logUnexpected: () => {},
    keepStaff: assign(({ event }) =>
      event.type === 'DIRECTORY_LOADED' ? { staff: event.directory.staff } : {},
    ),
    rate: assign(({ context, event }) =>
      event.type === 'RATE' ? { rating: { ...context.rating, [event.aspect]: event.score } } : {},
    ),
    answer: assign(({ context, event }) =>
      event.type === 'ANSWER_SURVEY' ? { survey: { ...context.survey, [event.question]: event.yes } } : {},
    ),
  },
  guards: {
    cameFromHome: ({ context }) => context.service === WHOLE_VISIT,
    hasChosen: ({ context }) => context.choice !== null,
    hasStaff: ({ context }) => context.staff !== null,
    isRating: ({ context }) => context.rating.staff !== undefined,
    worksHere: ({ context, event }) =>
      event.type === 'RATE_STAFF' && context.staff?.some(({ id }) => id === event.staff) === true,
  },
})

/** Who served, and how, scored apart. */
const rating = evaluationSetup.createStateConfig({
  initial: 'arriving',
  states: {
    arriving: {
      always: [
        { guard: 'isRating', target: 'scoring' },
        { guard: 'hasStaff', target: 'who' },
        { target: 'loading' },
      ],
    },
    loading: {
      entry: { type: 'request', params: { name: 'LOAD_DIRECTORY' } },
      on: { DIRECTORY_LOADED: { target: 'who', actions: 'keepStaff' }, DIRECTORY_FAILED: 'failed' },
    },
    failed: { on: { RETRY_DIRECTORY: 'loading' } },
    who: {
      on: {
        RATE_STAFF: [
          {
            guard: 'worksHere',
            target: 'scoring',
            actions: assign({ rating: ({ event }) => ({ staff: event.staff }) }),
          },
          {},
        ],
      },
    },
    scoring: {
      on: {
        RATE: { actions: 'rate' },
        // Another person, or nobody after all: what was scored of this one is gone.
        BACK: { target: 'who', actions: assign({ rating: {} }) },
      },
    },
  },
  on: { BACK: '#evaluation.asking', FINISH: '#evaluation.asking' },
})

export const evaluationMachine = evaluationSetup.createMachine({
  id: 'evaluation',
  context: ({ input }) => ({ service: input.service, choice: null, staff: null, rating: {}, survey: {} }),
  initial: 'asking',
  states: {
    asking: {
      on: {
        EVALUATE: { actions: assign({ choice: ({ event }) => ({ score: event.score, tags: event.tags }) }) },
        OPEN_RATING: [{ guard: 'hasChosen', target: 'rating' }, {}],
        OPEN_SURVEY: [{ guard: 'hasChosen', target: 'survey' }, {}],
        SKIP_EVALUATION: { target: 'finished', actions: assign({ choice: null }) },
        FINISH: 'finished',
        // The receipt of a finished application does not come back.
        BACK: [{ guard: 'cameFromHome', target: 'left' }, {}],
      },
    },
    rating,
    survey: { on: { ANSWER_SURVEY: { actions: 'answer' }, BACK: 'asking', FINISH: 'asking' } },
    left: { type: 'final' },
    finished: { type: 'final' },
  },
  on: {
    DEVICES_CHANGED: {},
    // Of the page that was left before they came.
    DIRECTORY_LOADED: { actions: 'keepStaff' },
    DIRECTORY_FAILED: {},
    // Of the application before: paper that was still coming out.
    PRINT_STARTED: {},
    PRINT_ENDED: {},
    PRINT_REFUSED: {},
    SHEETS_ENDED: {},
    SHEETS_REFUSED: {},
    '*': { actions: 'logUnexpected' },
  },
})

/** A person who was scored whole; half of it tells nothing that could be compared. */
export function wholeRating({
  staff,
  attitude,
  ability,
  quality,
}: Partial<StaffRating>): StaffRating | undefined {
  if (staff === undefined || attitude === undefined || ability === undefined || quality === undefined)
    return undefined
  return { staff, attitude, ability, quality }
}

export function wholeSurvey({ known, first, content }: Partial<Survey>): Survey | undefined {
  if (known === undefined || first === undefined || content === undefined) return undefined
  return { known, first, content }
}

/** What is sent when the visitor leaves the faces. */
export function evaluationToSend({
  service,
  choice,
  rating,
  survey,
}: EvaluationContext): SessionRequest | null {
  if (!choice) return null
  return {
    name: 'SEND_EVALUATION',
    service,
    score: choice.score,
    tags: [...choice.tags],
    rating: wholeRating(rating),
    survey: wholeSurvey(survey),
  }
}
