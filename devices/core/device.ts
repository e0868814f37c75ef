import { systemClock, type Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { openLink, type Link, type LinkConfig, type LinkErrorKind, type OpenLink } from './link.ts'
import { pause, realTimers, type Timers } from './timers.ts'

/**
 * The status of any device, in one vocabulary. `situation` is a named physical situation of that kind of device
 * (`paperOut`, `liftCard`, …); for `absent` it is why the connection cannot be had. `since` is ISO 8601, UTC.
 */
export type DeviceStatus<Situation extends string> =
  | { readonly state: 'absent'; readonly situation: LinkErrorKind | 'notStarted'; readonly since: string }
  | {
      readonly state: 'connecting' | 'ready' | 'busy' | 'recovering'
      readonly situation?: Situation
      readonly since: string
    }
  | { readonly state: 'fault'; readonly situation: Situation; readonly since: string }

type WithoutSince<T> = T extends unknown ? Omit<T, 'since'> : never
/** A status as a driver sets it; the time is added when it really changes. */
type NewStatus<Situation extends string> = WithoutSince<DeviceStatus<Situation>>

/** What a technician counts on. All only grow. */
export interface LinkCounters {
  frames: number
  badChecksum: number
  timeouts: number
  resyncs: number
  reconnects: number
}

export const newCounters = (): LinkCounters => ({
  frames: 0,
  badChecksum: 0,
  timeouts: 0,
  resyncs: 0,
  reconnects: 0,
})

export interface StatusCell<Situation extends string> {
  readonly get: () => DeviceStatus<Situation>
  readonly set: (next: NewStatus<Situation>) => void
  /** Called at every change, not with the present status. Returns the remover. */
  readonly on: (listener: (status: DeviceStatus<Situation>) => void) => () => void
}

/** Holds a status; equal ones are no change, so that `since` says how long it has been so. */
export function createStatus<Situation extends string>(options: {
  readonly device: string
  readonly clock?: Clock
  readonly log?: Logger
}): StatusCell<Situation> {
  const clock = options.clock ?? systemClock
  const listeners = new Set<(status: DeviceStatus<Situation>) => void>()
  const stamped = (next: NewStatus<Situation>) =>
    ({ ...next, since: clock.now().toISOString() }) as DeviceStatus<Situation>
  let current = stamped({ state: 'absent', situation: 'notStarted' })
  return {
    get: () => current,
    set: (next) => {
      if (next.state === current.state && next.situation === current.situation) return
      current = stamped(next)
      options.log?.info('device.state', {
        device: options.device,
        state: next.state,
        situation: next.situation,
      })
      for (const listener of listeners) listener(current)
    },
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** One connection's life, given to the driver. */
export interface LinkSession {
  readonly link: Link
  /** Aborts when the link has ended or the device is being stopped: every wait of the driver ends with it. */
  readonly signal: AbortSignal
  /** To be called once the device has proven who it is: the next reconnect starts with the shortest wait again. */
  readonly proven: () => void
}

export interface SupervisorOptions {
  readonly device: string
  /** Asked before every attempt, so that a driver may try other line speeds. */
  readonly link: () => LinkConfig
  /**
   * The driver's life on one connection. When it returns (or throws) the link is closed and opened anew, after the
   * usual wait or, for a driver that wants to try other line settings, at once.
   */
  readonly serve: (session: LinkSession) => Promise<'wait' | 'at-once'>
  /** At the start, and whenever a connection has opened and the device has yet to prove itself. */
  readonly onConnecting: () => void
  readonly onAbsent: (reason: LinkErrorKind) => void
  readonly counters: LinkCounters
  readonly openTimeoutMs?: number
  readonly open?: OpenLink
  readonly timers?: Timers
  readonly random?: () => number
  readonly log?: Logger
}

export interface Supervisor {
  readonly start: () => void
  /** Ends the connection, resolves when all is released. May be started again afterwards. */
  readonly stop: () => Promise<void>
}

/** Waits between attempts; the last one repeats. However long it was away, a device plugged in is ready within 5 s. */
const RECONNECT_MS = [300, 600, 1000, 2000, 3000] as const
/** Each wait is stretched by up to a fifth, so that several devices behind one hub do not come back in step. */
const JITTER = 0.2
const OPEN_TIMEOUT_MS = 2000

/** The wait before reconnect attempt `attempt` (0 = first), `random` in [0, 1). */
export const reconnectDelayMs = (attempt: number, random: number): number =>
  Math.round(RECONNECT_MS[Math.min(attempt, RECONNECT_MS.length - 1)]! * (1 + JITTER * random))

/**
 * Owns the connection of one device for as long as the kiosk runs: opens it, lets the driver live on it, and
 * when it is lost opens a new one, for ever, waiting a little longer each time until the device is proven again.
 */
export function superviseLink(options: SupervisorOptions): Supervisor {
  const timers = options.timers ?? realTimers
  const random = options.random ?? Math.random
  const open = options.open ?? openLink
  let stopping: AbortController | undefined
  let life: Promise<void> = Promise.resolve()

  const connectOnce = async (signal: AbortSignal): Promise<'proven' | 'unproven' | 'at-once'> => {
    const opened = await open(options.link(), { timeoutMs: options.openTimeoutMs ?? OPEN_TIMEOUT_MS })
    if (!opened.ok) {
      options.onAbsent(opened.error.kind)
      options.log?.info('device.link', {
        device: options.device,
        event: 'not-opened',
        detail: opened.error.detail,
      })
      return 'unproven'
    }
    options.onConnecting()
    const link = opened.value
    const ending = new AbortController()
    let proven = false
    let next: 'wait' | 'at-once' = 'wait'
    let lost: LinkErrorKind | undefined
    const removeClose = link.onClose((reason) => {
      lost = reason.kind
      options.log?.info('device.link', { device: options.device, event: 'ended', detail: reason.detail })
      ending.abort()
    })
    const stop = () => ending.abort()
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    try {
      if (!ending.signal.aborted) {
        const prove = () => {
          proven = true
        }
        next = await options.serve({ link, signal: ending.signal, proven: prove })
      }
    } catch (bug) {
      // A driver that throws is a bug; the citizen's screen lives on and the device is started anew.
      options.log?.error('device.link', {
        device: options.device,
        event: 'driver-failed',
        detail: String(bug),
      })
    } finally {
      signal.removeEventListener('abort', stop)
      removeClose()
      await link.close()
    }
    if (lost !== undefined && !signal.aborted) options.onAbsent(lost)
    if (next === 'at-once') return 'at-once'
    return proven ? 'proven' : 'unproven'
  }

  const live = async (signal: AbortSignal): Promise<void> => {
    options.onConnecting()
    let attempt = 0
    while (!signal.aborted) {
      const outcome = await connectOnce(signal)
      if (outcome === 'proven') attempt = 0
      if (outcome !== 'at-once') {
        await pause(timers, reconnectDelayMs(attempt, random()), signal)
        attempt++
      }
      options.counters.reconnects++
    }
  }

  return {
    start: () => {
      if (stopping) return
      const mine = new AbortController()
      stopping = mine
      life = life.then(() => live(mine.signal))
    },
    stop: async () => {
      stopping?.abort()
      stopping = undefined
      await life
    },
  }
}
