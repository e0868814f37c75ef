import { expect, test, vi } from 'vitest'
import { askAhead } from './ahead.ts'

const answering = () => vi.fn<typeof fetch>(async (path) => new Response(JSON.stringify(path)))

test('what was asked ahead is answered once, and then asked anew', async () => {
  const fetch = answering()
  const ask = askAhead(fetch, ['/api/boot'], { 'mingli-token': 't' })
  expect(fetch).toHaveBeenCalledExactlyOnceWith('/api/boot', {
    cache: 'no-store',
    headers: { 'mingli-token': 't' },
  })
  const first = await ask('/api/boot')
  const second = await ask('/api/boot', { method: 'GET' })
  expect([await first.json(), await second.json()]).toEqual(['/api/boot', '/api/boot'])
  expect(fetch).toHaveBeenCalledTimes(2)
})

test('other paths are asked when they are asked for', async () => {
  const fetch = answering()
  await askAhead(fetch, ['/api/boot'], {})('/api/words/ug')
  expect(fetch).toHaveBeenLastCalledWith('/api/words/ug', undefined)
})

test('a failure is heard by who asks', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Promise.reject(new TypeError('no connection')))
  await expect(askAhead(fetch, ['/api/boot'], {})('/api/boot')).rejects.toThrow('no connection')
})

test('who gives up waiting is let go', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => new Promise(() => undefined))
  const giving = new AbortController()
  const waiting = askAhead(fetch, ['/api/boot'], {})('/api/boot', { signal: giving.signal })
  giving.abort(new Error('no time'))
  await expect(waiting).rejects.toThrow('no time')
})
