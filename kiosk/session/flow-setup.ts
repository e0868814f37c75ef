import { assign, setup } from 'xstate'
import type { DevicesFact, MaskedIdentity, QueueNews } from '../api.ts'
import { afterFact, ALONE, ASKING, eventOfOrder, isUnderWay, type Accompany } from './accompany.ts'
import type { Display, SessionEvent, SessionRequest, StartEvent } from './events.ts'
import type { Journey, JourneyAction } from './journey.ts'
import { journeys } from './journey-code.ts'
import type { Frame } from './screen.ts'
import { typesOnly } from '../../base/types-only.ts'

/** Everything of one visit. It ends by being replaced whole, so nothing of it can stay behind. */
export interface Session {
  /** Between the first touch and the wipe. */
  readonly open: boolean
  /** 0 until the service has named it. */
  readonly epoch: number
  readonly language: string
  readonly display: Display
  /** Of the waiting screen: how many slides it has turned since the last visit. */
  readonly slide: number
  /** Nothing of the visit is painted: somebody came near. */
  readonly covered: boolean
  readonly speech: { readonly on: boolean; readonly speaking: boolean }
  readonly accompany: Accompany
  readonly call: { readonly id: string | null; readonly state: Frame['call'] }
  /** Under which an application of this visit was taken: it serves the next one (the service keeps what it said). */
  readonly card: MaskedIdentity | null
  readonly journey: Journey | null
  /** Journeys that wait beneath it, the nearest last. */
  readonly beneath: readonly Journey[]
}

/** Facts about the machine outlive a visit; what is personal is under `session`. */
export interface FlowContext {
  readonly languages: readonly string[]
  readonly today: string
  readonly devices: DevicesFact
  readonly officeReachable: boolean
  /** What the desk has every visitor of this kiosk know. */
  readonly deskMessage: string | null
  readonly queue: QueueNews | null
  readonly headphones: boolean
  readonly session: Session
}

export interface FlowInput {
  /** Language tags; the first is that of the waiting screen. */
  readonly languages: readonly string[]
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly today: string
  readonly devices: DevicesFact
}

export const closedSession = (languages: readonly string[]): Session => ({
  open: false,
  epoch: 0,
  language: languages[0] ?? 'zh-CN',
  display: { text: 'standard', contrast: 'standard', low: false, time: 'standard' },
  slide: 0,
  covered: false,
  speech: { on: false, speaking: false },
  accompany: ALONE,
  call: { id: null, state: 'none' },
  card: null,
  journey: null,
  beneath: [],
})

/** Answers and facts that may come after the citizen has left what they belong to: dropped without a word. */
const LATE: readonly SessionEvent['type'][] = [
  'LAWS_FOUND',
  'LAWS_FAILED',
  'ARTICLE_LOADED',
  'ARTICLE_FAILED',
  'CONTENTS_LOADED',
  'CONTENTS_FAILED',
  'FORM_LOADED',
  'FORM_FAILED',
  'CARD_READ',
  'CARD_FAILED',
  'CARD_PROVEN',
  'CARD_DOUBTED',
  'CARD_PROOF_FAILED',
  'SUBMITTED',
  'SUBMIT_FAILED',
  'PRINT_STARTED',
  'PRINT_ENDED',
  'PRINT_REFUSED',
  'SHEETS_ENDED',
  'SHEETS_REFUSED',
  'PROGRESS_FOUND',
  'PROGRESS_FAILED',
  'SUPPLEMENT_SENT',
  'SUPPLEMENT_FAILED',
  'DIRECTORY_LOADED',
  'DIRECTORY_FAILED',
  'GUIDES_LOADED',
  'GUIDES_FAILED',
  'GUIDE_LOADED',
  'GUIDE_FAILED',
  'REFERRAL_OPENED',
  'REFERRAL_FAILED',
  'NUMBER_GIVEN',
  'NUMBER_FAILED',
]

/** Who goes from one to the next further than that will not go back all the way. */
const MOST_BENEATH = 8

const inSession = (context: FlowContext, change: Partial<Session>): Pick<FlowContext, 'session'> => ({
  session: { ...context.session, ...change },
})

const holds =
  (test: (journey: Journey) => boolean) =>
  ({ context: { session } }: { context: FlowContext }) =>
    session.journey !== null && test(session.journey)

/** The card of an earlier application waits for the next one, and no application goes under it now. */
export const keepsCard = ({ card, journey }: Session): boolean =>
  card !== null && (journey === null || !journeys().journeyUsesCard(journey))

const isStart = (event: SessionEvent): event is StartEvent =>
  event.type === 'OPEN_LAWS' ||
  event.type === 'OPEN_ASSISTANT' ||
  event.type === 'OPEN_GUIDES' ||
  event.type === 'OPEN_APPLICATION' ||
  event.type === 'OPEN_PROGRESS' ||
  event.type === 'OPEN_EVALUATION' ||
  event.type === 'OPEN_QUEUE' ||
  event.type === 'OPEN_DIRECTORY'

/** Whether the code of the journeys must be here before `event` is stepped (journey-code.ts). */
export const opensJourney = (event: SessionEvent): boolean => isStart(event) || event.type === 'CODE_SCANNED'

/** An action of a journey as one of the root. */
const forRoot = (action: JourneyAction, journey: Journey, event: SessionEvent) =>
  action.type === 'request'
    ? ({ type: 'request', params: action.params } as const)
    : ({ type: 'logUnexpected', params: { machine: journey.name, event: event.type } } as const)

const base = setup({
  types: typesOnly<{ context: FlowContext; events: SessionEvent; input: FlowInput }>(),
  actions: {
    request: (_args, _request: SessionRequest) => {},
    logUnexpected: (_args, _what: { machine: string; event: string }) => {},
    openSession: assign(({ context }) => ({
      session: { ...closedSession(context.languages), open: true },
    })),
    closeSession: assign(({ context }) => ({ session: closedSession(context.languages) })),
    dropJourney: assign(({ context }) => inSession(context, { journey: null, beneath: [] })),
    setLanguage: assign(({ context, event }) =>
      event.type === 'CHANGE_LANGUAGE' ? inSession(context, { language: event.language }) : {},
    ),
    setDisplay: assign(({ context, event }) =>
      event.type === 'SET_DISPLAY'
        ? inSession(context, { display: { ...context.session.display, ...event.display } })
        : {},
    ),
    forgetCard: assign(({ context }) => inSession(context, { card: null })),
    turnSlide: assign(({ context }) => inSession(context, { slide: context.session.slide + 1 })),
    setCovered: assign(({ context }, covered: boolean) => inSession(context, { covered })),
    setSpeech: assign(({ context }, change: Partial<Session['speech']>) =>
      inSession(context, { speech: { ...context.session.speech, ...change } }),
    ),
    setHeadphones: assign(({ event }) =>
      event.type === 'HEADPHONES_CHANGED' ? { headphones: event.plugged } : {},
    ),
    followAccompany: assign(({ context, event }) =>
      inSession(context, { accompany: afterFact(context.session.accompany, event) }),
    ),
    setCall: assign(({ context }, call: Session['call']) => inSession(context, { call })),
  },
  guards: {
    isClosed: ({ context }) => !context.session.open,
    hasJourney: holds(() => true),
    takesFinish: holds(({ name }) => name === 'application' || name === 'evaluation'),
    hasLeft: holds((journey) => journeys().journeyEnd(journey) === 'left'),
    isServed: holds((journey) => journeys().journeyEnd(journey) === 'served'),
    hasFinished: holds((journey) => journeys().journeyEnd(journey) === 'finished'),
    keepsCard: ({ context }) => keepsCard(context.session),
    isApplication: holds(({ name }) => name === 'application'),
    isSealing: holds((journey) => journeys().journeyIsSealing(journey)),
    losesData: holds((journey) => journeys().journeyLosesData(journey)),
    waits: ({ context: { session }, event }) =>
      session.journey !== null && journeys().waitsBeneath(session.journey, event),
    hasBeneath: ({ context }) => context.session.beneath.length > 0,
    isAtStart: holds((journey) => journeys().journeyIsAtStart(journey)),
    isKnownLanguage: ({ context, event }) =>
      event.type === 'CHANGE_LANGUAGE' && context.languages.includes(event.language),
    isReadingAloud: ({ context: { session } }) => session.speech.on,
    isPlug: ({ context, event }) =>
      event.type === 'HEADPHONES_CHANGED' && event.plugged && !context.headphones,
    isUnplug: ({ context, event }) =>
      event.type === 'HEADPHONES_CHANGED' && !event.plugged && context.headphones,
    turnsOffWhatIsOff: ({ context, event }) =>
      event.type === 'SET_SPEECH' && !event.on && !context.session.speech.on,
    isRinging: ({ context: { session } }) =>
      session.call.state === 'ringing' || session.call.state === 'answered',
    isOwnCall: ({ context: { session }, event }) =>
      event.type === 'CALL_CHANGED' &&
      session.call.state !== 'none' &&
      (session.call.id === null || session.call.id === event.call),
    callEnds: ({ event }) => event.type === 'CALL_CHANGED' && event.state === 'ended',
    isAccompanied: ({ context: { session } }) => isUnderWay(session.accompany),
    isOffered: ({ context: { session } }) => session.accompany.state === 'offered',
    accompanyChanges: ({ context: { session }, event }) =>
      afterFact(session.accompany, event) !== session.accompany,
    asksAccompany: ({ context: { session } }) => session.accompany.state === 'asking',
    isOpenTo: ({ context: { session }, event }) =>
      event.type === 'ACCOMPANY_ORDER' &&
      session.accompany.state === 'open' &&
      session.accompany.id === event.accompany &&
      !session.covered,
    awaitsEpoch: ({ context }) => context.session.open && context.session.epoch === 0,
    isReceipt: ({ event }) => event.type === 'CODE_SCANNED' && event.receipt !== null,
    isLate: ({ event }) => LATE.includes(event.type),
  },
})

/** Types, actions and guards of the root machine; its tables are in flow.ts and overlay.ts. */
export const flowSetup = base.extend({
  actions: {
    /** What a journey still asks of the world when it goes away as a whole. */
    farewell: base.enqueueActions(({ context, enqueue }) => {
      const { journey } = context.session
      const requests = journey ? journeys().journeyFarewell(journey) : []
      for (const request of requests) enqueue({ type: 'request', params: request })
    }),
    /** The journeys that waited beneath go with the one above them. */
    farewellBeneath: base.enqueueActions(({ context, enqueue }) => {
      for (const journey of context.session.beneath)
        for (const request of journeys().journeyFarewell(journey))
          enqueue({ type: 'request', params: request })
    }),
    openEvaluation: assign(({ context }) => {
      const { journey } = context.session
      return inSession(context, { journey: journey && journeys().evaluationAfter(journey), beneath: [] })
    }),
    /** What runs waits beneath the journey that is opened now. */
    keepBeneath: assign(({ context }) => {
      const { journey, beneath } = context.session
      return journey ? inSession(context, { beneath: [...beneath, journey].slice(-MOST_BENEATH) }) : {}
    }),
    /** Back to what waited; it learns how the devices are by now. */
    resumeBeneath: base.enqueueActions(({ context, enqueue }) => {
      const { beneath } = context.session
      const waiting = beneath.at(-1)
      if (!waiting) return
      const event = { type: 'DEVICES_CHANGED', devices: context.devices } as const
      const { journey, actions } = journeys().stepJourney(waiting, event, context.devices)
      enqueue.assign(inSession(context, { journey, beneath: beneath.slice(0, -1) }))
      for (const action of actions) enqueue(forRoot(action, journey, event))
    }),
    openJourney: base.enqueueActions(({ context, event, enqueue }) => {
      if (!isStart(event)) return
      const { card } = context.session
      const { journey, actions } = journeys().startJourney(event, { ...context, card })
      enqueue.assign(inSession(context, { journey }))
      for (const action of actions) enqueue(forRoot(action, journey, event))
    }),
    /** The receipt's number and proof are on the code: it is asked at once. */
    openScanned: base.enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'CODE_SCANNED' || event.receipt === null) return
      const started = journeys().startJourney({ type: 'OPEN_PROGRESS' }, { ...context, card: null })
      const { journey, actions } = journeys().stepJourney(
        started.journey,
        { type: 'QUERY', ...event.receipt },
        context.devices,
      )
      enqueue.assign(inSession(context, { journey }))
      for (const action of [...started.actions, ...actions]) enqueue(forRoot(action, journey, event))
    }),
    stepJourney: base.enqueueActions(({ context, event, enqueue }) => {
      const before = context.session.journey
      if (!before) return
      const { journey, actions } = journeys().stepJourney(before, event, context.devices)
      const card = journeys().cardAfter(before, event, context.session.card)
      enqueue.assign(inSession(context, { journey, card }))
      for (const action of actions) enqueue(forRoot(action, journey, event))
    }),
    askAccompany: base.enqueueActions(({ context, enqueue }) => {
      enqueue({ type: 'request', params: { name: 'ASK_ACCOMPANY' } })
      enqueue.assign(inSession(context, { accompany: ASKING }))
    }),
    agreeAccompany: base.enqueueActions(({ context, enqueue }) => {
      const { accompany } = context.session
      if (accompany.id === null) return
      enqueue({ type: 'request', params: { name: 'AGREE_ACCOMPANY', accompany: accompany.id } })
      enqueue.assign(inSession(context, { accompany: { ...accompany, state: 'open', code: null } }))
    }),
    stopAccompany: base.enqueueActions(({ context, enqueue }) => {
      const { id } = context.session.accompany
      if (id !== null) enqueue({ type: 'request', params: { name: 'STOP_ACCOMPANY', accompany: id } })
      enqueue.assign(inSession(context, { accompany: ALONE }))
    }),
    /** The answer came after the citizen had thought better of it. */
    refuseAccompany: base.enqueueActions(({ event, enqueue }) => {
      if (event.type === 'ACCOMPANY_STARTED')
        enqueue({ type: 'request', params: { name: 'STOP_ACCOMPANY', accompany: event.accompany } })
    }),
    /** A clerk's order, as the touch of the citizen's that it stands for; one that may not be does nothing. */
    obeyOrder: base.enqueueActions(({ context, event, enqueue }) => {
      const before = context.session.journey
      if (event.type !== 'ACCOMPANY_ORDER' || before === null) return
      const touch = eventOfOrder(journeys().journeyScreen(before, context.session.language), event)
      if (touch === null) return
      const { journey, actions } = journeys().stepJourney(before, touch, context.devices)
      enqueue.assign(inSession(context, { journey }))
      for (const action of actions) enqueue(forRoot(action, journey, touch))
    }),
    ring: base.enqueueActions(({ context, enqueue }) => {
      const { journey, language } = context.session
      const screen = journey ? journeys().journeyScreen(journey, language).screen : 'home'
      enqueue({ type: 'request', params: { name: 'CALL_STAFF', screen } })
      enqueue.assign(inSession(context, { call: { id: null, state: 'ringing' } }))
    }),
  },
})
