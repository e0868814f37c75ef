import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { unreachable } from '../../base/result.ts'
import { newCounters, type DeviceStatus, type LinkCounters } from '../core/device.ts'
import { superviseDevice, type DeviceSession } from '../core/supervised-device.ts'
import { OPEN_TIMEOUT_MS, openLink, type Link, type LinkConfig, type OpenLink } from '../core/link.ts'
import { pause, realTimers, type Timers } from '../core/timers.ts'
import type { IdCard } from './card.ts'
import { createConversation, type Conversation } from './conversation.ts'
import { createPresence } from './presence.ts'
import { askSamId, askStatus, resetModule, type ModuleAnswer } from './module.ts'
import { findCard, readFoundCard, type CardProblem, type ModuleFault, type ReadOutcome } from './read-card.ts'

/**
 * Why a reader that is plugged in is not ready: `silent` it says nothing (switched off, wrong line speed) ·
 * `foreignDevice` it talks, but not this protocol (another device, wrong line speed) · `damagedFrame` it talks this
 * protocol, but every answer is damaged (cable, interference) · the module's own faults · `refusesCommands` it
 * answers with errors.
 */
export type ReaderSituation = ModuleFault | 'silent' | 'foreignDevice' | 'damagedFrame' | 'refusesCommands'

export interface IdCardReader {
  readonly start: () => void
  /** Ends the connection; resolves when the port is released. */
  readonly stop: () => Promise<void>
  /** Starts looking for a card. Only while a citizen expects it. */
  readonly arm: () => void
  readonly disarm: () => void
  readonly status: () => DeviceStatus<ReaderSituation>
  readonly onStatus: (listener: (status: DeviceStatus<ReaderSituation>) => void) => () => void
  /** Once for each card put down while armed. */
  readonly onCard: (listener: (card: IdCard) => void) => () => void
  /** Once for each card put down that cannot be read. */
  readonly onProblem: (listener: (problem: CardProblem) => void) => () => void
  readonly counters: () => Readonly<LinkCounters>
  /** The module's own number, once it told it. */
  readonly samId: () => string | undefined
}

export interface IdCardReaderOptions {
  readonly link: LinkConfig
  /** Line speeds to try in turn on a serial port; the one of `link` alone by default. */
  readonly baudRates?: readonly number[]
  readonly clock?: Clock
  readonly log?: Logger
  readonly timers?: Timers
  readonly open?: OpenLink
}

const DEVICE = 'id-card'
const POLL_MS = 300
const HEARTBEAT_MS = 2000
/** Unanswered or failed commands in a row after which the reader is reset. */
const MISSES_ALLOWED = 2
const IDENTIFY_TRIES = 3
/** Time to answer at each line speed while several are tried; where none was answered, a slow module may be there. */
const SPEED_TRY_MS = 400
const SLOW_SPEED_TRY_MS = 1000
/** Selecting a card that refuses is not repeated sooner: it hangs until it leaves the field. */
const RESELECT_MS = 3000
/** A module that failed its self-test is asked again after this. */
const FAULT_PAUSE_MS = 2000

/** Drives a SAM_V identity-card reader for as long as the kiosk runs. */
export function createIdCardReader(options: IdCardReaderOptions): IdCardReader {
  const timers = options.timers ?? realTimers
  const open = options.open ?? openLink
  const { log } = options
  const counters = newCounters()
  const cardListeners = new Set<(card: IdCard) => void>()
  const problemListeners = new Set<(problem: CardProblem) => void>()
  const presence = createPresence()
  const speeds = 'tty' in options.link ? (options.baudRates ?? [options.link.baudRate]) : []
  let speedIndex = 0
  /** All line speeds have been tried in vain. */
  let triedAll = false
  let armed = false
  let wake = new AbortController()
  let samId: string | undefined
  let reported: CardProblem | undefined

  const link = (): LinkConfig => {
    const baudRate = speeds[speedIndex % speeds.length]
    return 'tty' in options.link && baudRate !== undefined ? { ...options.link, baudRate } : options.link
  }

  const disturb = () => {
    wake.abort()
    wake = new AbortController()
  }

  const report = (problem: CardProblem) => {
    if (problem === reported) return
    reported = problem
    log?.info('device.protocol', { device: DEVICE, event: problem })
    for (const listener of problemListeners) listener(problem)
  }

  const deliver = (card: IdCard) => {
    // A card read for somebody who has gone meanwhile is nobody's business.
    if (!armed) return
    switch (presence.read(card.number, performance.now())) {
      case 'report':
        reported = undefined
        for (const listener of cardListeners) listener(card)
        break
      case 'ask-to-lift':
        presence.refused(performance.now(), undefined)
        report('liftCard')
        break
      case 'ignore':
        break
    }
  }

  /** Acts on one look at the field; false if there was no usable answer. */
  const react = (outcome: Exclude<Look, { kind: 'module-fault' }>): boolean => {
    switch (outcome.kind) {
      case 'seen':
      case 'well':
        return true
      case 'no-card':
        presence.absent()
        reported = undefined
        return true
      case 'problem':
        presence.refused(performance.now(), outcome.problem === 'liftCard' ? RESELECT_MS : undefined)
        if (armed) report(outcome.problem)
        return true
      case 'card':
        deliver(outcome.card)
        return true
      case 'no-answer':
        log?.warn('device.protocol', { device: DEVICE, event: outcome.error, code: outcome.code })
        return false
      default:
        return unreachable(outcome)
    }
  }

  const lookForCard = async (talk: Conversation): Promise<Look> => {
    const found = await findCard(talk)
    if (found.kind !== 'found') return found
    if (!armed || !presence.shouldRead(performance.now())) return { kind: 'seen' }
    device.tell({ state: 'busy' })
    const outcome = await readFoundCard(talk)
    device.tell({ state: 'ready' })
    return outcome
  }

  const stopForFault = async (fault: ModuleFault, { talk, signal }: Visit) => {
    device.tell({ state: 'fault', situation: fault })
    await talk.ask('reset')
    await pause(timers, FAULT_PAUSE_MS, signal)
  }

  /** Looks for cards or keeps in touch, until the link is gone or the module needs a new start. */
  const work = async (visit: Visit): Promise<void> => {
    let misses = 0
    let hasReset = false
    while (!visit.signal.aborted) {
      const look = armed ? await lookForCard(visit.talk) : await askStatus(visit.talk)
      if (visit.signal.aborted) return
      if (look.kind === 'module-fault') return stopForFault(look.fault, visit)
      if (react(look)) {
        misses = 0
        hasReset = false
        device.tell({ state: 'ready' })
      } else if (++misses >= MISSES_ALLOWED) {
        misses = 0
        // A module that is well after a reset and yet does not do its work stays visibly at fault.
        if (hasReset) device.tell({ state: 'fault', situation: 'refusesCommands' })
        else device.tell({ state: 'recovering' })
        if ((await resetModule(visit.talk)).kind !== 'well') return
        hasReset = true
      }
      await pause(timers, armed ? POLL_MS : HEARTBEAT_MS, visit.signal, wake.signal)
    }
  }

  /** Whether the device at the other end is a reader that works; else why not. */
  const identify = async (visit: Visit): Promise<'works' | 'gone' | ReaderSituation> => {
    const { talk, signal } = visit
    let answer: ModuleAnswer = { kind: 'no-answer', error: 'silent' }
    for (let attempt = 0; attempt < (speeds.length > 1 ? 1 : IDENTIFY_TRIES); attempt++) {
      answer = await askStatus(talk)
      if (signal.aborted) return 'gone'
      if (answer.kind === 'well') {
        device.tell({ state: 'connecting' })
        samId = (await askSamId(talk)) ?? samId
        return signal.aborted ? 'gone' : 'works'
      }
      if (answer.kind === 'module-fault') {
        await stopForFault(answer.fault, visit)
        return answer.fault
      }
      if (answer.error === 'moduleError') return 'refusesCommands'
    }
    if (answer.kind === 'no-answer' && answer.error === 'noisy') return 'damagedFrame'
    return talk.heardBytes() ? 'foreignDevice' : 'silent'
  }

  const serve = async ({
    connection: link,
    signal,
    proven,
  }: DeviceSession<Link>): Promise<'wait' | 'at-once'> => {
    const line = { link, signal, counters, timers }
    const timeoutMs = triedAll ? SLOW_SPEED_TRY_MS : SPEED_TRY_MS
    const first = createConversation(speeds.length > 1 ? { ...line, timeoutMs } : line)
    const identity = await identify({ talk: first, signal }).finally(first.end)
    if (identity === 'gone') return 'wait'
    if (identity !== 'works') {
      speedIndex = (speedIndex + 1) % Math.max(1, speeds.length)
      if (speedIndex !== 0) return 'at-once'
      triedAll = true
      device.tell({ state: 'fault', situation: identity })
      return 'wait'
    }
    triedAll = false
    proven()
    device.tell({ state: 'ready' })
    const talk = createConversation(line)
    await work({ talk, signal }).finally(talk.end)
    return 'wait'
  }

  const device = superviseDevice<ReaderSituation, Link>({
    device: DEVICE,
    connect: () => open(link(), { timeoutMs: OPEN_TIMEOUT_MS }),
    serve,
    counters,
    timers,
    clock: options.clock,
    log,
  })

  return {
    start: device.start,
    stop: async () => {
      armed = false
      await device.stop()
    },
    arm: () => {
      if (armed) return
      armed = true
      reported = undefined
      presence.armed()
      disturb()
    },
    disarm: () => {
      if (!armed) return
      armed = false
      disturb()
    },
    status: device.status,
    onStatus: device.onStatus,
    onCard: (listener) => {
      cardListeners.add(listener)
      return () => cardListeners.delete(listener)
    },
    onProblem: (listener) => {
      problemListeners.add(listener)
      return () => problemListeners.delete(listener)
    },
    counters: () => ({ ...counters }),
    samId: () => samId,
  }
}

/** What one look at the field or at the module brought; `seen`: a card that needs no reading. */
type Look = ReadOutcome | ModuleAnswer | { readonly kind: 'seen' }

interface Visit {
  readonly talk: Conversation
  readonly signal: AbortSignal
}
