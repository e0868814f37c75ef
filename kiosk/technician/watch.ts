import { shanghaiTimestamp, type Clock } from '../../base/clock.ts'
import { silentLogger } from '../../base/log.ts'
import type { DeviceFact, DevicesFact } from '../api.ts'
import type { DevicesConfig } from '../config.ts'
import { createDevices } from '../service/devices.ts'

/** One change, as it is printed. */
export interface Change {
  readonly at: string
  readonly device: string
  readonly state: string
  readonly situation?: string
}

/** Follows the configured devices until `signal` aborts; the error is a line for the technician. */
export async function watchDevices(
  config: DevicesConfig,
  {
    clock,
    signal,
    onChange,
  }: { readonly clock: Clock; readonly signal: AbortSignal; readonly onChange: (change: Change) => void },
): Promise<string | undefined> {
  const devices = await createDevices({ config, clock, log: silentLogger })
  if (!devices.ok) return devices.error
  let before: Partial<DevicesFact> = {}
  const tell = () => {
    // That all devices are let go at the end is no news.
    if (signal.aborted) return
    const now = devices.value.facts()
    for (const [device, fact] of Object.entries(now))
      if (!isSame(before[device as keyof DevicesFact], fact))
        onChange({
          at: shanghaiTimestamp(clock.now()),
          device,
          state: fact.state,
          ...(fact.situation === undefined ? {} : { situation: fact.situation }),
        })
    before = now
  }
  devices.value.onChange(tell)
  devices.value.start()
  tell()
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })
  await devices.value.stop()
  return undefined
}

const isSame = (a: DeviceFact | undefined, b: DeviceFact): boolean =>
  a?.state === b.state && a.situation === b.situation
