import { expect, test } from 'vitest'
import { manualClock } from '../../base/clock.ts'
import { createStatus, type DeviceStatus } from './device.ts'

test('a status keeps its time until it really changes', () => {
  const clock = manualClock(new Date('2026-01-01T00:00:00Z'))
  const status = createStatus<'paperOut'>({ device: 'test', clock })
  const seen: DeviceStatus<'paperOut'>[] = []
  const remove = status.on((next) => seen.push(next))
  expect(status.get()).toEqual({
    state: 'absent',
    situation: 'notStarted',
    since: '2026-01-01T00:00:00.000Z',
  })
  clock.advance(1000)
  status.set({ state: 'fault', situation: 'paperOut' })
  clock.advance(1000)
  status.set({ state: 'fault', situation: 'paperOut' })
  expect(status.get().since).toBe('2026-01-01T00:00:01.000Z')
  status.set({ state: 'ready' })
  remove()
  status.set({ state: 'busy' })
  expect(seen.map(({ state }) => state)).toEqual(['fault', 'ready'])
})
