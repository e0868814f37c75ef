import { createActor, fromPromise, type ActorRefFrom } from 'xstate'
import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import type { Result } from '../../base/result.ts'
import { deviceLife, reconnectDelayMs, type LifeEvent, type Shown, type Word } from './device-life.ts'
import { createStatus, type DeviceStatus, type LinkCounters, type NewStatus } from './device.ts'
import type { LinkError } from './link.ts'
import { realTimers, type Timers } from './timers.ts'

/** What a driver lives on while it lasts: a byte link to its device, or a system's service that knows the device. */
export interface Connection {
  /** Called exactly once per listener, also when it has ended already. Returns the remover. */
  readonly onClose: (listener: (reason: LinkError) => void) => () => void
  readonly close: () => Promise<void>
}

/** Why there is no connection: none to be had, or what would make it is at fault. */
export type NotConnected<Situation extends string> =
  | LinkError
  | { readonly fault: Situation; readonly detail: string }

/** One connection's life, given to the driver. */
export interface DeviceSession<To extends Connection> {
  readonly connection: To
  /** Aborts when the connection has ended or the device is being stopped: every wait of the driver ends with it. */
  readonly signal: AbortSignal
  /** To be called once the device has proven who it is: the next reconnect starts with the shortest wait again. */
  readonly proven: () => void
}

/** What a driver may say: why there is no connection is not its to say, but that a service knows of no device is. */
type Told<Situation extends string> =
  | Exclude<NewStatus<Situation>, { readonly state: 'absent' }>
  | { readonly state: 'absent'; readonly situation: 'absent' }

export interface SupervisedDevice<Situation extends string> {
  readonly start: () => void
  /** Ends the connection, resolves when all is released. May be started again afterwards. */
  readonly stop: () => Promise<void>
  readonly status: () => DeviceStatus<Situation>
  readonly onStatus: (listener: (status: DeviceStatus<Situation>) => void) => () => void
  /** The driver's word of how the device is; counts while its connection lasts. */
  readonly tell: (told: Told<Situation>) => void
}

export interface SupervisedDeviceOptions<Situation extends string, To extends Connection> {
  readonly device: string
  /** Makes the connection, or says within a limit of its own why there is none. */
  readonly connect: () => Promise<Result<To, NotConnected<Situation>>>
  /**
   * The driver's life on one connection. When it returns (or throws) the connection is closed and made anew, after
   * the usual wait or, for a driver that wants to try other line settings, at once.
   */
  readonly serve: (session: DeviceSession<To>) => Promise<'wait' | 'at-once'>
  /** Whenever there is no connection to be had, or no longer. */
  readonly onAbsent?: () => void
  readonly counters: LinkCounters
  readonly timers?: Timers
  readonly random?: () => number
  readonly clock?: Clock
  readonly log?: Logger
}

/** An actor that has died itself (a bug) is replaced after this. */
const REPLACE_MS = 1000

/**
 * Owns one device for as long as the kiosk runs: its actor opens the connection, lets the driver live on it, and
 * when it is lost opens a new one, for ever. Should the actor itself die, another takes its place.
 */
export function superviseDevice<Situation extends string, To extends Connection>(
  options: SupervisedDeviceOptions<Situation, To>,
): SupervisedDevice<Situation> {
  const { device, log, counters } = options
  const timers = options.timers ?? realTimers
  const random = options.random ?? Math.random
  const status = createStatus<Situation>({ device, clock: options.clock, log })
  let started = false
  let visits: Promise<unknown> = Promise.resolve()
  let life: ActorRefFrom<typeof deviceLife> | undefined
  let cancelReplacing = () => {}
  const note = (event: string, detail?: string) => log?.info('device.link', { device, event, detail })

  const openAndServe = async (signal: AbortSignal, send: (event: LifeEvent) => void) => {
    const opened = await options.connect()
    if (!opened.ok) {
      const { error } = opened
      note('not-opened', error.detail)
      if ('fault' in error) send({ type: 'NOT_SERVED', situation: error.fault })
      else send({ type: 'NOT_OPENED', reason: error.kind })
      options.onAbsent?.()
      return 'wait'
    }
    const connection = opened.value
    const ending = new AbortController()
    const end = () => ending.abort()
    const removeClose = connection.onClose((reason) => {
      note('ended', reason.detail)
      send({ type: 'LOST', reason: reason.kind })
      options.onAbsent?.()
      end()
    })
    signal.addEventListener('abort', end)
    try {
      if (signal.aborted) return 'wait'
      send({ type: 'OPENED' })
      return await options.serve({
        connection,
        signal: ending.signal,
        proven: () => send({ type: 'PROVEN' }),
      })
    } finally {
      signal.removeEventListener('abort', end)
      removeClose()
      await connection.close()
    }
  }

  /** One after the other: the port of the visit before must be free. What an abandoned one says goes nowhere. */
  const visit = (signal: AbortSignal): Promise<'wait' | 'at-once'> => {
    const before = visits
    const send = (event: LifeEvent) => {
      if (!signal.aborted) life?.send(event)
    }
    const running = (async () => {
      await before
      return signal.aborted ? 'wait' : openAndServe(signal, send)
    })()
    visits = running.catch(() => undefined)
    return running
  }

  const machine = deviceLife.provide({
    actors: { visit: fromPromise(({ signal }) => visit(signal)) },
    actions: {
      countReconnect: () => {
        counters.reconnects++
      },
      logFailure: (_args, error) =>
        log?.error('device.link', { device, event: 'driver-failed', detail: error }),
      logUnexpected: (_args, event) => note('unexpected', event),
    },
    delays: { backoff: ({ context }) => reconnectDelayMs(context.attempt, random()) },
  })

  const bringToLife = () => {
    const actor = createActor(machine, { clock: clockOf(timers) })
    life = actor
    actor.subscribe({
      next: ({ value, context }) =>
        status.set({ state: shownOf(value), situation: context.situation } as NewStatus<Situation>),
      error: (bug) => {
        log?.error('device.link', { device, event: 'actor-failed', detail: String(bug) })
        cancelReplacing = timers.after(REPLACE_MS, bringToLife)
      },
    })
    actor.start()
    actor.send({ type: 'START' })
  }

  return {
    start: () => {
      if (started) return
      started = true
      bringToLife()
    },
    stop: async () => {
      started = false
      cancelReplacing()
      life?.send({ type: 'STOP' })
      life?.stop()
      life = undefined
      await visits
    },
    status: status.get,
    onStatus: status.on,
    tell: ({ state, situation }) => life?.send({ type: wordOf[state], situation }),
  }
}

const wordOf = {
  absent: 'ABSENT',
  connecting: 'CONNECTING',
  ready: 'READY',
  busy: 'BUSY',
  recovering: 'RECOVERING',
  fault: 'FAULT',
} as const satisfies Record<Shown, Word['type']>

const shownOf = (value: { readonly shown: Shown }): Shown => value.shown

/** XState's clock on our timers; what it keeps as an id is the function that cancels. */
const clockOf = (timers: Timers) => ({
  setTimeout: (action: () => void, ms: number) => timers.after(ms, action),
  clearTimeout: (cancel: () => void) => cancel(),
})
