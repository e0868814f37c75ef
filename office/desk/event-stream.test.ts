// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createFrameParser, readEvents, type StreamState } from './event-stream.ts'

afterEach(() => vi.unstubAllGlobals())

test('frames are found however the bytes are cut, comments are skipped', () => {
  const stream = ': hello\n\nevent: x\ndata: {"a":1}\n\ndata: one\r\ndata: two\r\n\r\ndata: unfinished\n'
  for (let size = 1; size <= stream.length; size++) {
    const seen: string[] = []
    const parse = createFrameParser((data) => seen.push(data))
    for (let at = 0; at < stream.length; at += size) parse(stream.slice(at, at + size))
    expect(seen).toEqual(['{"a":1}', 'one\ntwo'])
  }
})

const body = (text: string) =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text))
        controller.close()
      },
    }),
  )

test('a broken line is connected again, unknown events are passed over, 401 ends it', async () => {
  const answers = [
    () => Promise.resolve(body('data: {"kind":"call"}\n\ndata: {"kind":"of-the-future"}\n\ndata: {\n\n')),
    () => Promise.reject(new TypeError('network')),
    () => Promise.resolve(new Response('', { status: 503 })),
    () => Promise.resolve(body('data: {"kind":"call"}\n\n')),
    () => Promise.resolve(new Response('', { status: 401 })),
  ]
  const fetched = vi.fn<typeof fetch>(() => answers.shift()!())
  vi.stubGlobal('fetch', fetched)
  const events: unknown[] = []
  const states: StreamState[] = []
  await new Promise<void>((resolve) => {
    readEvents({
      url: '/desk/api/events',
      schema: z.object({ kind: z.literal('call') }),
      onEvent: (event) => events.push(event),
      onState: (state) => states.push(state),
      onUnauthorised: resolve,
      firstRetryMs: 1,
    })
  })
  expect(events).toEqual([{ kind: 'call' }, { kind: 'call' }])
  expect(states).toEqual(['connecting', 'live', 'lost', 'lost', 'lost', 'live', 'lost'])
  expect(fetched).toHaveBeenCalledTimes(5)
})

test('a silent line is given up and tried anew; stop ends everything', async () => {
  const signals: AbortSignal[] = []
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
    signals.push(init.signal!)
    return new Promise((_resolve, reject) =>
      init.signal!.addEventListener('abort', () => reject(new Error('aborted'))),
    )
  })
  const stop = readEvents({
    url: '/desk/api/events',
    schema: z.unknown(),
    onEvent: () => undefined,
    onState: () => undefined,
    onUnauthorised: () => undefined,
    silenceMs: 10,
    firstRetryMs: 1,
  })
  await vi.waitFor(() => expect(signals.length).toBeGreaterThan(2), { timeout: 5000 })
  stop()
  await vi.waitFor(() => expect(signals.every((signal) => signal.aborted)).toBe(true))
  const count = signals.length
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(signals.length).toBe(count)
})
