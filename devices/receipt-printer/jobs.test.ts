import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { realTimers } from '../core/timers.ts'
import { createJobQueue } from './jobs.ts'

test('waiting for a job again and again, as at every heartbeat, leaves nothing on the signal', async () => {
  const jobs = createJobQueue({ timers: realTimers })
  const { signal } = new AbortController()
  for (let beat = 0; beat < 50; beat++) await Promise.race([jobs.untilNext(signal), Promise.resolve()])
  await new Promise((resolve) => setImmediate(resolve))
  expect(getEventListeners(signal, 'abort')).toHaveLength(1)
})
