import { initialTransition, transition, type SnapshotFrom } from 'xstate'
import { unreachable } from '../../base/result.ts'
import { asksIdentity, formSteps } from '../../content/engine/form.ts'
import type { DevicesFact, MaskedIdentity } from '../api.ts'
import { applicationMachine } from './application.ts'
import {
  applicationCanGoBack,
  applicationIdle,
  applicationIsArmed,
  applicationIsAtStart,
  applicationIsSealing,
  applicationLosesData,
  applicationScreen,
  applicationUsesCard,
  type ApplicationSnapshot,
} from './application-screen.ts'
import { assistantMachine, assistantScreen, type AssistantSnapshot } from './assistant.ts'
import { directoryMachine } from './directory.ts'
import { directoryIdle, directoryScreen, type DirectorySnapshot } from './directory-screen.ts'
import { evaluationMachine, evaluationToSend, WHOLE_VISIT } from './evaluation.ts'
import { evaluationCanGoBack, evaluationScreen, type EvaluationSnapshot } from './evaluation-screen.ts'
import type { SessionEvent, SessionRequest, StartEvent } from './events.ts'
import { guideMachine } from './guide.ts'
import { guideIdle, guideScreen, type GuideSnapshot } from './guide-screen.ts'
import { lawsMachine } from './laws.ts'
import { lawsIdle, lawsScreen, type LawsSnapshot } from './laws-screen.ts'
import { outcomeOf } from './outcome.ts'
import { progressMachine } from './progress.ts'
import { queueIdle, queueMachine, queueScreen, type QueueSnapshot } from './queue.ts'
import type { Frame, Screen } from './screen.ts'

type ProgressSnapshot = SnapshotFrom<typeof progressMachine>

/** A running journey: a snapshot, stepped by the pure `transition()` and never started as an actor. */
export type Journey =
  | { readonly name: 'laws'; readonly snapshot: LawsSnapshot }
  /** `reading`: an article that the conversation led to, over the conversation. */
  | {
      readonly name: 'assistant'
      readonly snapshot: AssistantSnapshot
      readonly reading: LawsSnapshot | null
    }
  | { readonly name: 'guide'; readonly snapshot: GuideSnapshot }
  | { readonly name: 'application'; readonly snapshot: ApplicationSnapshot }
  | { readonly name: 'progress'; readonly snapshot: ProgressSnapshot }
  | { readonly name: 'evaluation'; readonly snapshot: EvaluationSnapshot }
  | { readonly name: 'directory'; readonly snapshot: DirectorySnapshot }
  | { readonly name: 'queue'; readonly snapshot: QueueSnapshot }

/** What a step asks of the world. */
export type JourneyAction =
  | { readonly type: 'request'; readonly params: SessionRequest }
  | { readonly type: 'logUnexpected' }

interface Stepped {
  readonly journey: Journey
  readonly actions: readonly JourneyAction[]
}

/** The two named actions of a step; assignments are already in the snapshot. */
const effectsOf = (actions: readonly { type: string; params?: unknown }[]): JourneyAction[] =>
  actions.flatMap(({ type, params }): JourneyAction[] => {
    if (type === 'request') return [{ type, params: params as SessionRequest }]
    return type === 'logUnexpected' ? [{ type }] : []
  })

export function startJourney(
  event: StartEvent,
  facts: {
    readonly today: string
    readonly devices: DevicesFact
    readonly card: MaskedIdentity | null
  },
): Stepped {
  switch (event.type) {
    case 'OPEN_LAWS': {
      const [snapshot, actions] = initialTransition(lawsMachine, {
        question: event.question ?? '',
        ...(event.article !== undefined && { article: event.article }),
        devices: facts.devices,
      })
      return { journey: { name: 'laws', snapshot }, actions: effectsOf(actions) }
    }
    case 'OPEN_ASSISTANT': {
      const [snapshot, actions] = initialTransition(assistantMachine)
      return { journey: { name: 'assistant', snapshot, reading: null }, actions: effectsOf(actions) }
    }
    case 'OPEN_GUIDES': {
      const [snapshot, actions] = initialTransition(guideMachine, { start: event.start, ...facts })
      return { journey: { name: 'guide', snapshot }, actions: effectsOf(actions) }
    }
    case 'OPEN_APPLICATION': {
      const [snapshot, actions] = initialTransition(applicationMachine, {
        form: event.form,
        ...(event.given && { given: event.given }),
        ...facts,
      })
      return { journey: { name: 'application', snapshot }, actions: effectsOf(actions) }
    }
    case 'OPEN_PROGRESS': {
      const [snapshot, actions] = initialTransition(progressMachine)
      return { journey: { name: 'progress', snapshot }, actions: effectsOf(actions) }
    }
    case 'OPEN_EVALUATION':
      return { journey: startEvaluation(WHOLE_VISIT), actions: [] }
    case 'OPEN_QUEUE': {
      const [snapshot, actions] = initialTransition(queueMachine, { devices: facts.devices })
      return { journey: { name: 'queue', snapshot }, actions: effectsOf(actions) }
    }
    case 'OPEN_DIRECTORY': {
      const [snapshot, actions] = initialTransition(directoryMachine, {
        stop: event.stop,
        devices: facts.devices,
      })
      return { journey: { name: 'directory', snapshot }, actions: effectsOf(actions) }
    }
    default:
      return unreachable(event)
  }
}

function startEvaluation(service: string): Journey {
  const [snapshot] = initialTransition(evaluationMachine, { service })
  return { name: 'evaluation', snapshot }
}

/**
 * The card of the visit after `event` has come to `journey`: the one under which an application was taken; none once
 * somebody says it is not theirs. One that is left unfinished keeps nothing.
 */
export function cardAfter(
  journey: Journey,
  event: SessionEvent,
  card: MaskedIdentity | null,
): MaskedIdentity | null {
  if (journey.name !== 'application') return card
  const { context } = journey.snapshot
  if (event.type === 'SUBMITTED')
    return context.identity === 'card' && isKeepable(context.card) ? context.card : card
  return isGivenUp(journey.snapshot, event) ? null : card
}

/** A card without a birth date says nothing by which its holder could show to be still here. */
const isKeepable = (card: MaskedIdentity | null): boolean => card !== null && card.age !== null

const isGivenUp = (snapshot: ApplicationSnapshot, event: SessionEvent): boolean =>
  event.type === 'USE_CARD' ||
  event.type === 'TYPE_IDENTITY' ||
  (event.type === 'CARD_READ' && applicationIsArmed(snapshot)) ||
  (event.type === 'CARD_DOUBTED' && event.left === 0)

/** After a finished application: how was it? Null for any other journey. */
export const evaluationAfter = (journey: Journey): Journey | null =>
  journey.name === 'application' && journey.snapshot.value === 'served'
    ? startEvaluation(journey.snapshot.context.formId)
    : null

/** What is read lies over the conversation, which waits; what the conversation shows leads to what is read. */
function stepAssistant(
  journey: Extract<Journey, { name: 'assistant' }>,
  event: SessionEvent,
  devices: DevicesFact,
): Stepped {
  if (journey.reading) {
    const [reading, actions] = transition(lawsMachine, journey.reading, event)
    const isOver = reading.status === 'done'
    return { journey: { ...journey, reading: isOver ? null : reading }, actions: effectsOf(actions) }
  }
  if (event.type === 'OPEN_ARTICLE') {
    const [reading, actions] = initialTransition(lawsMachine, { question: '', article: event.id, devices })
    return { journey: { ...journey, reading }, actions: effectsOf(actions) }
  }
  const [snapshot, actions] = transition(assistantMachine, journey.snapshot, event)
  return { journey: { ...journey, snapshot }, actions: effectsOf(actions) }
}

export function stepJourney(journey: Journey, event: SessionEvent, devices: DevicesFact): Stepped {
  switch (journey.name) {
    case 'laws': {
      const [snapshot, actions] = transition(lawsMachine, journey.snapshot, event)
      return { journey: { name: 'laws', snapshot }, actions: effectsOf(actions) }
    }
    case 'assistant':
      return stepAssistant(journey, event, devices)
    case 'guide': {
      const [snapshot, actions] = transition(guideMachine, journey.snapshot, event)
      return { journey: { name: 'guide', snapshot }, actions: effectsOf(actions) }
    }
    case 'application': {
      const [snapshot, actions] = transition(applicationMachine, journey.snapshot, event)
      return { journey: { name: 'application', snapshot }, actions: effectsOf(actions) }
    }
    case 'progress': {
      const [snapshot, actions] = transition(progressMachine, journey.snapshot, event)
      return { journey: { name: 'progress', snapshot }, actions: effectsOf(actions) }
    }
    case 'evaluation': {
      const [snapshot, actions] = transition(evaluationMachine, journey.snapshot, event)
      return { journey: { name: 'evaluation', snapshot }, actions: effectsOf(actions) }
    }
    case 'queue': {
      const [snapshot, actions] = transition(queueMachine, journey.snapshot, event)
      return { journey: { name: 'queue', snapshot }, actions: effectsOf(actions) }
    }
    case 'directory': {
      const [snapshot, actions] = transition(directoryMachine, journey.snapshot, event)
      return { journey: { name: 'directory', snapshot }, actions: effectsOf(actions) }
    }
    default:
      return unreachable(journey)
  }
}

/** Whether a journey waits beneath what `event` opens, and goes on where it was when that is left. */
export const waitsBeneath = (journey: Journey, event: SessionEvent): boolean =>
  LEADS_ON[journey.name]?.includes(event.type) ?? false

const LEADS_ON: Readonly<Partial<Record<Journey['name'], readonly SessionEvent['type'][]>>> = {
  guide: ['OPEN_LAWS', 'OPEN_GUIDES', 'OPEN_APPLICATION'],
  laws: ['OPEN_GUIDES', 'OPEN_DIRECTORY'],
  assistant: ['OPEN_GUIDES', 'OPEN_DIRECTORY'],
  directory: ['OPEN_GUIDES', 'OPEN_QUEUE'],
}

/** How a journey ended: `left` goes home, `served` asks how it was, `finished` ends the visit; null while it runs. */
export function journeyEnd({ snapshot }: Journey): 'left' | 'served' | 'finished' | null {
  if (snapshot.status !== 'done') return null
  return snapshot.value === 'finished' || snapshot.value === 'served' ? snapshot.value : 'left'
}

/** What the world is still asked when a journey goes away, by whatever way. */
export function journeyFarewell(journey: Journey): SessionRequest[] {
  const asked = [
    // The reader must not go on looking for a card.
    journeyIsArmed(journey) ? ({ name: 'ARM_CARD_READER', armed: false } as const) : null,
    journey.name === 'evaluation' ? evaluationToSend(journey.snapshot.context) : outcomeOf(journey),
  ]
  return asked.filter((request) => request !== null)
}

export function journeyScreen(journey: Journey, language: string): Screen {
  switch (journey.name) {
    case 'laws':
      return lawsScreen(journey.snapshot)
    case 'assistant':
      return journey.reading ? lawsScreen(journey.reading) : assistantScreen(journey.snapshot)
    case 'guide':
      return guideScreen(journey.snapshot)
    case 'application':
      return applicationScreen(journey.snapshot, language)
    case 'progress':
      return progressScreen(journey.snapshot)
    case 'evaluation':
      return evaluationScreen(journey.snapshot)
    case 'queue':
      return queueScreen(journey.snapshot)
    case 'directory':
      return directoryScreen(journey.snapshot)
    default:
      return unreachable(journey)
  }
}

function progressScreen(snapshot: ProgressSnapshot): Screen {
  const { progress, number, reason, card, supplied } = snapshot.context
  if (progress && snapshot.matches('result')) return { screen: 'progress-result', progress, number, supplied }
  if (progress && snapshot.matches('supplement')) {
    const status = (['sending', 'failed'] as const).find((state) => snapshot.matches({ supplement: state }))
    return {
      screen: 'progress-supplement',
      number,
      wanted: progress.supplement ?? null,
      status: status ?? 'writing',
    }
  }
  if (snapshot.matches({ query: 'card' })) return { screen: 'progress-card', number, ...card }
  const status = (['asking', 'failed'] as const).find((state) => snapshot.matches({ query: state })) ?? 'idle'
  return { screen: 'progress-query', status, reason }
}

/** For moments only: an answer follows. */
export const journeyIsSealing = (journey: Journey): boolean =>
  journey.name === 'application' && applicationIsSealing(journey.snapshot)

export const journeyLosesData = (journey: Journey): boolean =>
  journey.name === 'application' && applicationLosesData(journey.snapshot)

export const journeyUsesCard = (journey: Journey): boolean =>
  journey.name === 'application' && applicationUsesCard(journey.snapshot)

export function journeyCanGoBack(journey: Journey): boolean {
  if (journey.name === 'evaluation') return evaluationCanGoBack(journey.snapshot)
  return journey.name !== 'application' || applicationCanGoBack(journey.snapshot)
}

export const journeyIsAtStart = (journey: Journey): boolean =>
  journey.name === 'application' && applicationIsAtStart(journey.snapshot)

const journeyIsArmed = (journey: Journey): boolean =>
  (journey.name === 'application' && applicationIsArmed(journey.snapshot)) ||
  (journey.name === 'progress' && journey.snapshot.matches({ query: 'card' }))

export function journeyIdle(journey: Journey): Frame['idle'] {
  if (journey.name === 'application') return applicationIdle(journey.snapshot)
  if (journey.name === 'laws') return lawsIdle(journey.snapshot)
  if (journey.name === 'assistant') return journey.reading ? lawsIdle(journey.reading) : 'form'
  if (journey.name === 'queue') return queueIdle(journey.snapshot)
  if (journey.name === 'directory') return directoryIdle(journey.snapshot)
  if (journey.name === 'guide') return guideIdle(journey.snapshot)
  if (journey.name === 'progress') return journey.snapshot.matches('result') ? 'information' : 'form'
  return 'information'
}

/** Steps of a form until its number is shown. */
export function journeySteps(journey: Journey, language: string): Frame['steps'] {
  if (journey.name !== 'application') return null
  const { form, index, answers, result } = journey.snapshot.context
  if (!form || result) return null
  // Who stays unnamed has one step less.
  const isSkipped = ({ kind }: { kind: string }) => kind === 'identity' && !asksIdentity(form, answers)
  return {
    titles: formSteps(form, language)
      .filter((step) => !isSkipped(step))
      .map(({ id, title }) => ({ id, title })),
    index: index - form.steps.slice(0, index).filter(isSkipped).length,
  }
}
