import { lookAt, unknownHealth, type Health } from '../../devices/core/health.ts'
import type { DeviceTrouble } from '../../exchange/schemas/api.ts'
import { deviceId, type DeviceId } from '../api.ts'
import type { KioskDevices } from './devices.ts'

const LOOK_MS = 1000
/** It works, and somebody should bring paper before it does not. */
const RUNNING_LOW: ReadonlySet<string | undefined> = new Set(['paperLow', 'tonerLow'])

/** Watches the devices and tells, at every change, which of them staff should look after. Returns the end of it. */
export function watchTroubles(
  devices: Pick<KioskDevices, 'facts'>,
  tell: (troubles: DeviceTrouble[]) => void,
): () => void {
  const health = new Map<DeviceId, Health>()
  let told = '[]'
  const look = () => {
    const facts = devices.facts()
    const troubles = deviceId.options.flatMap((id) => {
      const { state, situation } = facts[id]
      const now = lookAt(health.get(id) ?? unknownHealth, state, performance.now())
      health.set(id, now)
      return now.troubled || (state === 'ready' && RUNNING_LOW.has(situation))
        ? [{ device: id, situation: state === 'absent' ? state : (situation ?? state) }]
        : []
    })
    if (JSON.stringify(troubles) === told) return
    told = JSON.stringify(troubles)
    tell(troubles)
  }
  const timer = setInterval(look, LOOK_MS)
  return () => clearInterval(timer)
}
