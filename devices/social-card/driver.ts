import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { err, ok, unreachable, type Result } from '../../base/result.ts'
import { newCounters, type DeviceStatus } from '../core/device.ts'
import type { LinkError } from '../core/link.ts'
import {
  superviseDevice,
  type Connection,
  type DeviceSession,
  type NotConnected,
} from '../core/supervised-device.ts'
import { pause, realTimers, within, type Timers } from '../core/timers.ts'
import type { ApduError, Transmit } from './apdu.ts'
import type { SocialCard } from './card.ts'
import type { CardConnection, ConnectError, OpenPcsc, PcscAbsence, PcscService } from './pcsc.ts'
import { openPcsc } from './pcsc-service.ts'
import { readSocialCard, type SocialCardProblem, type SocialReadError } from './read-card.ts'
import { createSlots, type SlotTask } from './slots.ts'

/** Why no card can be read although one could be there; `absent` means that no reader is plugged in. */
export type SocialCardSituation = PcscAbsence['kind'] | 'inUse'

export interface SocialCardReader {
  readonly start: () => void
  /** Resolves when the PC/SC service is let go. */
  readonly stop: () => Promise<void>
  /** Starts reading cards. Only while a citizen expects it. */
  readonly arm: () => void
  readonly disarm: () => void
  readonly status: () => DeviceStatus<SocialCardSituation>
  readonly onStatus: (listener: (status: DeviceStatus<SocialCardSituation>) => void) => () => void
  /** Once for each card put in while armed, or before. */
  readonly onCard: (listener: (card: SocialCard) => void) => () => void
  /** Once for each card put in that cannot be read. */
  readonly onProblem: (listener: (problem: SocialCardProblem) => void) => () => void
}

export interface SocialCardReaderOptions {
  /** Only readers with this in their name; all by default. */
  readonly reader?: string | undefined
  readonly open?: OpenPcsc
  readonly clock?: Clock
  readonly log?: Logger
  readonly timers?: Timers
  readonly random?: () => number
}

const DEVICE = 'social-card'
/** The slowest cards seen in public logs take about 1 s for a record; pcscd itself gives up later. */
const ANSWER_MS = 5000
/** After a card fell silent in mid-reading, so long is waited for the news that it was pulled out. */
const NEWS_MS = 500
/** A card that lies there and yet could not be reached is tried so often. */
const TRIES = 3
/** How often a reader that another program holds is tried again. */
const IN_USE_PAUSE_MS = 1000

/** Reads social security cards in any PC/SC reader for as long as the kiosk runs. */
export function createSocialCardReader(options: SocialCardReaderOptions = {}): SocialCardReader {
  const { log } = options
  const timers = options.timers ?? realTimers
  const open = options.open ?? openPcsc
  const cardListeners = new Set<(card: SocialCard) => void>()
  const problemListeners = new Set<(problem: SocialCardProblem) => void>()
  const slots = createSlots()
  let armed = false
  let wake = new AbortController()

  const disturb = () => {
    wake.abort()
    wake = new AbortController()
  }
  const showReaders = () =>
    reader.tell(slots.count() > 0 ? { state: 'ready' } : { state: 'absent', situation: 'absent' })

  const changed = () => {
    if (reader.status().state !== 'busy') showReaders()
    disturb()
  }

  const report = (problem: SocialCardProblem, code?: number) => {
    log?.info('device.protocol', { device: DEVICE, event: problem, code })
    if (armed) for (const listener of problemListeners) listener(problem)
  }

  /** `again`: the reader could not be had; `restart`: the service hangs and must be opened anew. */
  const read = async ({ service, signal }: Visit, task: SlotTask): Promise<'done' | 'again' | 'restart'> => {
    reader.tell({ state: 'busy' })
    for (let attempt = 1; ; attempt++) {
      const outcome = await readOnce(service, task.reader)
      if (outcome.ok) {
        slots.wasRead(task)
        // A card read for somebody who has gone meanwhile is nobody's business.
        if (armed) for (const listener of cardListeners) listener(outcome.value)
        return 'done'
      }
      const { error } = outcome
      if (error.kind === 'inUse') {
        reader.tell({ state: 'fault', situation: 'inUse' })
        return 'again'
      }
      if (error.kind === 'silent') {
        slots.wasRefused(task)
        report('unreadableCard')
        return 'restart'
      }
      // What a card does not answer for itself may be the first sign of its removal, or of the service's end.
      if (error.status === undefined && slots.stillThere(task))
        await pause(timers, NEWS_MS, wake.signal, signal)
      if (signal.aborted) return 'restart'
      if (!slots.stillThere(task)) {
        report('pulledOut')
        return 'done'
      }
      if (error.problem === 'pulledOut' && attempt < TRIES) continue
      slots.wasRefused(task)
      report(error.problem === 'pulledOut' ? 'unreadableCard' : error.problem, error.status)
      return 'done'
    }
  }

  const readOnce = async (service: Visit['service'], name: string): Promise<ReadOutcome> => {
    const connected = await limited(service.connect(name))
    if (!connected.ok) return err(notConnected(connected.error))
    const card = connected.value
    try {
      return await readSocialCard(patient(card))
    } finally {
      await limited(card.close().then(() => ({ ok: true, value: undefined })))
    }
  }

  const limited = <T, E>(work: Promise<Result<T, E>>): Promise<Result<T, E | Silent>> =>
    within<Result<T, E | Silent>>(timers, work, { ms: ANSWER_MS, late: () => err({ kind: 'silent' }) })

  const patient =
    (card: CardConnection): Transmit =>
    (apdu) =>
      limited<Uint8Array, ApduError>(card.transmit(apdu))

  const work = async (visit: Visit): Promise<void> => {
    const { signal } = visit
    while (!signal.aborted) {
      const task = armed ? slots.next() : undefined
      if (!task) {
        await pause(timers, IDLE_MS, signal, wake.signal)
        continue
      }
      if (task.what !== 'read') {
        slots.wasRefused(task)
        report(task.what === 'mute' ? 'wrongWayRound' : 'takeOut')
        continue
      }
      const outcome = await read(visit, task)
      if (signal.aborted || outcome === 'restart') return
      if (outcome === 'again') await pause(timers, IN_USE_PAUSE_MS, signal)
      else showReaders()
    }
  }

  const connect = async (): Promise<Result<ServiceConnection, NotConnected<SocialCardSituation>>> => {
    const { promise: end, resolve: endWith } = Promise.withResolvers<LinkError>()
    const opened = await open({
      slot: (name, content) => {
        if (options.reader !== undefined && !name.includes(options.reader)) return
        if (slots.seen(name, content)) changed()
      },
      unplugged: (name) => {
        slots.unplugged(name)
        changed()
      },
      ended: (detail) => endWith({ kind: 'closed', detail }),
    })
    if (!opened.ok) return err({ fault: opened.error.kind, detail: opened.error.detail })
    return ok({
      connect: opened.value.connect,
      onClose: (listener) => {
        let listens = true
        void end.then((reason) => listens && listener(reason))
        return () => {
          listens = false
        }
      },
      close: async () => {
        opened.value.close()
        slots.forgetReaders()
      },
    })
  }

  const serve = async ({ connection, signal, proven }: DeviceSession<ServiceConnection>): Promise<'wait'> => {
    proven()
    showReaders()
    await work({ service: connection, signal })
    return 'wait'
  }

  const reader = superviseDevice<SocialCardSituation, ServiceConnection>({
    device: DEVICE,
    connect,
    serve,
    counters: newCounters(),
    timers,
    random: options.random,
    clock: options.clock,
    log,
  })

  return {
    start: reader.start,
    stop: async () => {
      armed = false
      await reader.stop()
    },
    arm: () => {
      if (armed) return
      armed = true
      slots.armed()
      disturb()
    },
    disarm: () => {
      armed = false
    },
    status: reader.status,
    onStatus: reader.onStatus,
    onCard: (listener) => {
      cardListeners.add(listener)
      return () => cardListeners.delete(listener)
    },
    onProblem: (listener) => {
      problemListeners.add(listener)
      return () => problemListeners.delete(listener)
    },
  }
}

/** Nothing happens without an event; this long is only a bound for the wait. */
const IDLE_MS = 60_000

/** The PC/SC service: it ends when pcscd does. */
type ServiceConnection = Pick<PcscService, 'connect'> & Connection

interface Visit {
  readonly service: Pick<PcscService, 'connect'>
  /** Aborts when the service has ended or the driver is being stopped. */
  readonly signal: AbortSignal
}

type Silent = { readonly kind: 'silent' }
type ReadOutcome = Result<SocialCard, SocialReadError | { readonly kind: 'inUse' }>

function notConnected(error: ConnectError | Silent): SocialReadError | { readonly kind: 'inUse' } {
  switch (error.kind) {
    case 'silent':
      return { kind: 'silent' }
    case 'inUse':
      return { kind: 'inUse' }
    case 'gone':
      return { kind: 'problem', problem: 'pulledOut' }
    case 'mute':
      return { kind: 'problem', problem: 'wrongWayRound' }
    case 'io':
      return { kind: 'problem', problem: 'unreadableCard' }
    default:
      return unreachable(error)
  }
}
