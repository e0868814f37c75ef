import type { DeviceStatus } from '../../devices/core/device.ts'
import type { DeviceFact } from '../api.ts'

/** A driver's status as the page is told it; a device that is not configured has none. */
export const deviceFact = (
  status: DeviceStatus<string> | undefined,
  { simulated, absentSince }: { readonly simulated: boolean; readonly absentSince: string },
): DeviceFact =>
  status
    ? {
        state: status.state,
        since: status.since,
        simulated,
        ...(status.situation === undefined ? {} : { situation: status.situation }),
      }
    : { state: 'none', since: absentSince, simulated: false }
