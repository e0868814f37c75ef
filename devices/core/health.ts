import type { DeviceStatus } from './device.ts'

/**
 * Whether staff are to be called to a device. A trouble counts that was looked at three times in a row and lasts
 * three seconds, of a device that has been there: a plug that is moved calls nobody, nor does a device that this machine
 * never had. So the desk sees within five seconds what a citizen before the machine sees. What is undecided (connecting, recovering) prolongs a trouble and
 * begins none.
 */
export interface Health {
  readonly seen: boolean
  readonly strikes: number
  /** When the trouble was first looked at, milliseconds. */
  readonly since: number | undefined
  readonly troubled: boolean
}

export const unknownHealth: Health = { seen: false, strikes: 0, since: undefined, troubled: false }

const STRIKES = 3
const GRACE_MS = 3000

export function lookAt(before: Health, state: DeviceStatus<string>['state'] | 'none', nowMs: number): Health {
  switch (state) {
    case 'ready':
    case 'busy':
      return { ...unknownHealth, seen: true }
    case 'none':
    case 'connecting':
    case 'recovering':
      return before
    case 'absent':
    case 'fault': {
      // One that tells a fault is there.
      const seen = before.seen || state === 'fault'
      if (!seen) return before
      const since = before.since ?? nowMs
      const strikes = before.strikes + 1
      return { seen, strikes, since, troubled: strikes >= STRIKES && nowMs - since >= GRACE_MS }
    }
    default:
      return before
  }
}
