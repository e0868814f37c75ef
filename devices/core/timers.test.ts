import { expect, test } from 'vitest'
import { manualTimers, pause, within } from './timers.ts'

test('a pause ends with its time or with a signal, and leaves nothing behind', async () => {
  const timers = manualTimers()
  const ended: string[] = []
  const stop = new AbortController()
  void pause(timers, 100).then(() => ended.push('time'))
  void pause(timers, 1000, undefined, stop.signal).then(() => ended.push('signal'))
  await timers.advance(99)
  expect(ended).toEqual([])
  await timers.advance(1)
  expect(ended).toEqual(['time'])
  stop.abort()
  await timers.advance(0)
  expect(ended).toEqual(['time', 'signal'])
  expect(timers.pending()).toBe(0)
  await pause(timers, 1000, stop.signal)
})

test('work has a limit', async () => {
  const timers = manualTimers()
  const limit = { ms: 50, late: () => 'late' }
  const stuck = within(timers, new Promise<string>(() => {}), limit)
  await timers.advance(50)
  expect(await stuck).toBe('late')
  expect(await within(timers, Promise.resolve('done'), limit)).toBe('done')
  await expect(within(timers, Promise.reject(new Error('broken')), limit)).rejects.toThrow('broken')
  expect(timers.pending()).toBe(0)
})
