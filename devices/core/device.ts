import { systemClock, type Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import type { LinkErrorKind } from './link.ts'

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
export type NewStatus<Situation extends string> = WithoutSince<DeviceStatus<Situation>>

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
