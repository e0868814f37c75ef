import { shanghaiDate, shiftedClock, systemClock, type Clock } from '../../../base/clock.ts'
import { uuidv7 } from '../../../base/ids.ts'
import type { LogEvent, LogFields } from '../../../base/log-registry.ts'
import type { Boot, Fact, QueueNews } from '../../api.ts'
import type { SessionEvent, SessionRequest } from '../../session/events.ts'
import {
  areJourneysHere,
  createFlow,
  loadJourneys,
  opensJourney,
  positionOf,
  viewOf,
  type FlowAction,
  type FlowSnapshot,
} from '../../session/index.ts'
import type { View } from '../../session/screen.ts'
import { askPublic, isPublic, type PublicRequest } from './answers.ts'
import type { Client, ClientFailure } from './client.ts'
import { followFacts } from './facts.ts'
import { watchIdle } from './idle.ts'
import { shareScreen } from './share.ts'
import { browserTimers, type Timers } from './timers.ts'
import { beginVisit, type Visit } from './visit.ts'

/** For React: `useSyncExternalStore(subscribe, getView)`; a view stays the same object until something changes. */
export interface Supervisor {
  readonly subscribe: (listener: () => void) => () => void
  readonly getView: () => View
  /** Begins to follow the service's facts; until then the world is as it was at boot. Once. */
  readonly follow: () => void
  /** A touch, as an event of kiosk/session/events.ts. Counts as a sign of life. */
  readonly send: (event: SessionEvent) => void
  /** Any finger on the glass or key: a sign of life. */
  readonly touched: () => void
  /** The page itself broke while drawing: the visit is wiped and the waiting screen comes back. */
  readonly pageFailed: (error: unknown) => void
  readonly stop: () => void
}

export interface SupervisorDeps {
  readonly client: Client
  readonly boot: Boot
  readonly timers?: Timers
  readonly clock?: Clock
  /** The service was started anew and its token is another: only the window's own start brings it. */
  readonly onTokenRefused?: () => void
  /** The service shows other content than this page was drawn from, and nobody stands before it. */
  readonly onOutdated?: () => void
}

const LAST_MATCH = /^/

/**
 * Everything around the pure session: it carries out what the machine asks, feeds it with answers, facts and
 * the passing of time, drops what belongs to a visit that is over, and when the machine or the page fails it
 * wipes and starts again at the waiting screen.
 */
export function createSupervisor(deps: SupervisorDeps): Supervisor {
  const { client, boot, timers = browserTimers } = deps
  // The service's clock counts: it may be set for a demonstration, and a kiosk's browser has no other.
  const clock = shiftedClock(new Date(boot.now), deps.clock ?? systemClock)
  let today = shanghaiDate(clock.now())
  let officeReachable = true
  let deskMessage: string | null = null
  let queue: QueueNews | null = null
  let outdated = false
  let devices = boot.devices
  const languages = boot.languages.map(({ tag }) => tag)
  const flowNow = () => createFlow({ languages, today, devices })

  let flow = flowNow()
  let snapshot: FlowSnapshot = flow.start().snapshot
  let view = viewOf(snapshot)
  let visit: (Visit & { readonly ended: Promise<void> }) | null = null
  /** Counts the questions of each kind, so that an overtaken answer is known. */
  const asked = new Map<PublicRequest['name'], number>()
  const listeners = new Set<() => void>()
  const waiting: SessionEvent[] = []
  let stepping = false
  let fetching = false

  const log = <E extends LogEvent>(event: E, fields: LogFields<E>): void => {
    // A lost line of the log must not disturb the citizen; the client never throws.
    void client.log(event, fields)
  }

  const idle = watchIdle({
    timers,
    seconds: boot.idle,
    onPause: () => feed({ type: 'VISITOR_PAUSED' }),
    onWarn: () => feed({ type: 'IDLE_WARNED' }),
    onExpire: () => feed({ type: 'IDLE_EXPIRED' }),
  })

  const share = shareScreen({
    timers,
    send: (what) => carryOut({ name: 'SHARE_SCREEN', ...what }),
  })

  // ── stepping ─────────────────────────────────────────────────────────────────────────────────────────
  /** Takes an event; one that arises while another is being taken waits for its turn. */
  function feed(event: SessionEvent): void {
    waiting.push(event)
    takeWaiting()
  }

  function takeWaiting(): void {
    if (stepping || fetching) return
    stepping = true
    try {
      while (waiting[0] !== undefined) {
        if (opensJourney(waiting[0]) && !areJourneysHere()) {
          void fetchJourneys()
          break
        }
        take(waiting.shift()!)
      }
    } finally {
      stepping = false
    }
    idle.observe(view)
    share.observe(view)
    for (const listener of listeners) listener()
    renewBetweenVisits()
  }

  function renewBetweenVisits(): void {
    if (outdated && (visit === null || visit.isOver()) && view.screen.screen === 'attract')
      deps.onOutdated?.()
  }

  /** The first journey may be opened before its code is here: it and what comes after it waits in order. */
  async function fetchJourneys(): Promise<void> {
    fetching = true
    try {
      await loadJourneys()
    } catch (error) {
      // Its touch did nothing, and can be repeated.
      waiting.shift()
      log('session.client-error', { error: traceOf(error), screen: view.screen.screen })
    }
    fetching = false
    takeWaiting()
  }

  function take(event: SessionEvent): void {
    const now = shanghaiDate(clock.now())
    if (now !== today) {
      today = now
      take({ type: 'DAY_CHANGED', today })
    }
    try {
      const step = flow.step(snapshot, withId(event))
      const next = viewOf(step.snapshot)
      const before = snapshot
      snapshot = step.snapshot
      view = next
      for (const action of step.actions) act(action, before)
    } catch (error) {
      log('session.actor-error', { machine: 'flow', state: positionOf(snapshot), error: traceOf(error) })
      startAgain()
    }
  }

  /** The machine has no chance and no clock: a confirm brings the id that would be taken. */
  const withId = (event: SessionEvent): SessionEvent => {
    if (event.type === 'CONFIRM' && event.submissionId === undefined)
      return { ...event, submissionId: uuidv7(clock.now()) }
    return event.type === 'TAKE_NUMBER' ? { ...event, ticketId: uuidv7(clock.now()) } : event
  }

  function startAgain(): void {
    waiting.length = 0
    endVisit('error')
    flow = flowNow()
    snapshot = flow.start().snapshot
    if (!officeReachable)
      snapshot = flow.step(snapshot, { type: 'OFFICE_REACHABLE', reachable: false }).snapshot
    if (deskMessage !== null)
      snapshot = flow.step(snapshot, { type: 'DESK_MESSAGE', text: deskMessage }).snapshot
    if (queue !== null) snapshot = flow.step(snapshot, { type: 'QUEUE_TOLD', queue }).snapshot
    view = viewOf(snapshot)
  }

  // ── what the machine asks ────────────────────────────────────────────────────────────────────────────
  function act(action: FlowAction, before: FlowSnapshot): void {
    if (action.type === 'unexpected')
      return log('session.unexpected-event', {
        machine: action.machine,
        state: positionOf(before),
        event: action.event,
      })
    carryOut(action.request)
  }

  function carryOut(request: SessionRequest): void {
    if (request.name === 'BEGIN_SESSION') return beginNext()
    if (request.name === 'END_SESSION') return endVisit(request.reason)
    if (isPublic(request)) return void askPublicly(request)
    visit?.ask(request, snapshot.context.session.language)
  }

  function beginNext(): void {
    visit = beginVisit({
      client,
      timers,
      previous: visit?.ended ?? Promise.resolve(),
      onEvent: feed,
      onFailure: refused,
      onStale: (type) => log('session.stale-fact', { fact: type }),
    })
  }

  function endVisit(reason: Extract<SessionRequest, { name: 'END_SESSION' }>['reason']): void {
    // Who lost the lease has nothing to end: the service wiped this visit when the other page began.
    visit?.end({ tell: reason !== 'lease-lost' })
    // JavaScript keeps the whole text of the last match (RegExp.input): it may be what a card said.
    LAST_MATCH.test('')
  }

  async function askPublicly(request: PublicRequest): Promise<void> {
    const asker = visit
    const ticket = (asked.get(request.name) ?? 0) + 1
    asked.set(request.name, ticket)
    const { event, failure } = await askPublic(client, request)
    if (asker === null || asker.isOver() || asker !== visit) {
      if (event) log('session.stale-fact', { epoch: asker?.epoch() ?? 0, fact: event.type })
      return
    }
    if (failure) refused(failure)
    if (event && asked.get(request.name) === ticket) feed(event)
  }

  function refused(failure: ClientFailure): void {
    if (failure === 'lease') feed({ type: 'LEASE_LOST' })
    else if (failure === 'token') tokenRefused()
    else if (failure === 'epoch') {
      // The service has wiped this visit already: what the page still shows of it must go too.
      log('session.stale-fact', { epoch: visit?.epoch() ?? 0, fact: 'request' })
      feed({ type: 'IDLE_EXPIRED' })
    }
  }

  function tokenRefused(): void {
    facts?.stop()
    feed({ type: 'LEASE_LOST' })
    deps.onTokenRefused?.()
  }

  // ── what the world says ──────────────────────────────────────────────────────────────────────────────
  let facts: ReturnType<typeof followFacts> | undefined
  const follow = (): void => {
    facts = followFacts({
      client,
      timers,
      onFact: (fact) => {
        if (fact.type === 'CONTENT_SHOWN') {
          outdated = fact.version !== boot.contentVersion
          return renewBetweenVisits()
        }
        if ('epoch' in fact && (visit === null || visit.isOver() || fact.epoch !== visit.epoch()))
          return log('session.stale-fact', { epoch: fact.epoch, fact: fact.type })
        remember(fact)
        feed(withoutEpoch(fact))
      },
      onReopened: () => visit?.rearm(),
      onTokenRefused: tokenRefused,
    })
  }

  function remember(fact: Fact): void {
    if (fact.type === 'DEVICES_CHANGED') devices = fact.devices
    if (fact.type === 'OFFICE_REACHABLE') officeReachable = fact.reachable
    if (fact.type === 'DESK_MESSAGE') deskMessage = fact.text
    if (fact.type === 'QUEUE_TOLD') queue = fact.queue
    if (fact.type === 'PRINT_ENDED') visit?.printEnded()
    // Who is written for, or holds a receipt before the scanner, has not walked away.
    if (fact.type === 'ACCOMPANY_ORDER' || fact.type === 'CODE_SCANNED') idle.touched()
  }

  idle.observe(view)
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    getView: () => view,
    follow,
    send: (event) => {
      idle.touched()
      feed(event)
    },
    touched: () => idle.touched(),
    pageFailed: (error) => {
      log('session.client-error', { error: traceOf(error), screen: view.screen.screen })
      startAgain()
      idle.observe(view)
      share.observe(view)
      for (const listener of listeners) listener()
    },
    stop: () => {
      facts?.stop()
      idle.stop()
      visit?.end({ tell: true })
    },
  }
}

function withoutEpoch(fact: Exclude<Fact, { type: 'CONTENT_SHOWN' }>): SessionEvent {
  if (!('epoch' in fact)) return fact
  const { epoch: _, ...event } = fact
  return event
}

/** Kind and place of an error; its message may quote what a citizen entered and stays out of the log. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const place = /\bat (?:async )?([\w.$]+)/.exec(error.stack ?? '')?.[1]
  return place ? `${error.name} at ${place}` : error.name
}
