import type { StateValue } from 'xstate'
import type { FlowSnapshot } from './flow.ts'
import { keepsCard } from './flow-setup.ts'
import type { Journey } from './journey.ts'
import { journeys } from './journey-code.ts'
import type { Frame, Screen, View } from './screen.ts'

const OVERLAYS = {
  none: 'none',
  idleWarning: 'idle-warning',
  emergency: 'emergency',
  languages: 'languages',
  display: 'display',
  call: 'call',
  accompany: 'accompany',
  leave: 'leave',
  scanRefused: 'scan-refused',
} as const satisfies Record<FlowSnapshot['value']['overlay'], Frame['overlay']>

/** What is on the screen now: a pure function of the snapshot, and all that kiosk/ui learns of it. */
export function viewOf(snapshot: FlowSnapshot): View {
  const { session, devices, officeReachable, deskMessage, queue, headphones, today } = snapshot.context
  const { journey, language, display } = session
  return {
    epoch: session.epoch,
    screen: screenOf(snapshot),
    frame: {
      language,
      display,
      speech: { on: session.speech.on, headphones },
      canGoBack: journey !== null && journeys().journeyCanGoBack(journey),
      steps: journey && journeys().journeySteps(journey, language),
      overlay: OVERLAYS[snapshot.value.overlay],
      accompany: session.accompany,
      today,
      slide: session.slide,
      covered: session.covered,
      call: session.call.state,
      devices,
      officeReachable,
      deskMessage,
      queue,
      idle: idleOf(snapshot),
      keepsCard: keepsCard(session),
      losesData: journey !== null && journeys().journeyLosesData(journey),
    },
  }
}

function screenOf(snapshot: FlowSnapshot): Screen {
  const { journey, language } = snapshot.context.session
  const { main } = snapshot.value
  if (main !== 'journey') return { screen: main }
  if (!journey) throw new Error('a journey state without a journey')
  return journeys().journeyScreen(journey, language)
}

function idleOf(snapshot: FlowSnapshot): Frame['idle'] {
  const { main, overlay } = snapshot.value
  const { journey, speech } = snapshot.context.session
  if (main === 'attract' || main === 'inactive') return 'attract'
  if (speech.speaking && (journey === null || journeys().journeyIdle(journey) !== 'none')) return 'quiet'
  if (journey) return journeys().journeyIdle(journey)
  // Who reads emergency numbers or waits for the clerk has not walked away.
  return overlay === 'none' || overlay === 'idleWarning' ? 'home' : 'information'
}

/**
 * Where the session is, for logs and model tests: states only, nothing anybody entered.
 * `journey.application.identity.card.waiting+none`
 */
export function positionOf(snapshot: FlowSnapshot): string {
  const { journey } = snapshot.context.session
  const main = journey
    ? `${snapshot.value.main}.${journey.name}.${path(placeIn(journey))}`
    : snapshot.value.main
  return `${main}+${snapshot.value.overlay}`
}

const placeIn = (journey: Journey): StateValue =>
  journey.name === 'assistant' && journey.reading
    ? { reading: journey.reading.value }
    : journey.snapshot.value

const path = (value: StateValue): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value)
        .map(([key, inner]) => (inner === undefined ? key : `${key}.${path(inner)}`))
        .join('|')
