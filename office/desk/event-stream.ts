import { z } from 'zod'

/** Seen by the page: whether what is shown is fresh. */
export type StreamState = 'connecting' | 'live' | 'lost'

export interface StreamOptions<E> {
  readonly url: string
  readonly schema: z.ZodType<E>
  readonly headers?: Record<string, string>
  readonly onEvent: (event: E) => void
  /** `live` is told after each (re)connection: whoever listens loads everything anew, so no event is missed. */
  readonly onState: (state: StreamState) => void
  /** 401: the session is over. */
  readonly onUnauthorised: () => void
  /** No byte for so long means a dead line; the server sends a comment every few seconds. */
  readonly silenceMs?: number
  readonly firstRetryMs?: number
  readonly maxRetryMs?: number
}

/** Splits a text/event-stream body into its `data` texts; comments and other fields are skipped. */
export function createFrameParser(onData: (data: string) => void): (chunk: string) => void {
  let rest = ''
  let data: string[] = []
  return (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const raw of lines) {
      const line = raw.replace(/\r$/, '')
      if (line === '') {
        if (data.length > 0) onData(data.join('\n'))
        data = []
      } else if (line.startsWith('data:')) {
        data.push(line.slice(5).replace(/^ /, ''))
      }
    }
  }
}

/**
 * Reads the desk's event stream with fetch (so the session travels as with any request) and connects again,
 * with growing pauses, until stopped.
 * @returns stop: ends the reader and its connection
 */
export function readEvents<E>(options: StreamOptions<E>): () => void {
  const { silenceMs = 40_000, firstRetryMs = 500, maxRetryMs = 15_000 } = options
  const stopped = new AbortController()
  let retryMs = firstRetryMs

  const connectOnce = async (): Promise<'again' | 'end'> => {
    const line = new AbortController()
    const end = () => line.abort()
    stopped.signal.addEventListener('abort', end)
    let silence = setTimeout(end, silenceMs)
    try {
      const response = await fetch(options.url, {
        headers: { accept: 'text/event-stream', ...options.headers },
        signal: line.signal,
        cache: 'no-store',
        credentials: 'same-origin',
      })
      if (response.status === 401) {
        options.onUnauthorised()
        return 'end'
      }
      if (!response.ok || !response.body) return 'again'
      retryMs = firstRetryMs
      options.onState('live')
      const parse = createFrameParser((data) => {
        const event = options.schema.safeParse(safeJson(data))
        // An event that a newer server knows and this page does not is no reason to stop reading.
        if (event.success) options.onEvent(event.data)
      })
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return 'again'
        clearTimeout(silence)
        silence = setTimeout(end, silenceMs)
        parse(value)
      }
    } catch {
      return 'again'
    } finally {
      clearTimeout(silence)
      stopped.signal.removeEventListener('abort', end)
      line.abort()
    }
  }

  const run = async (): Promise<void> => {
    options.onState('connecting')
    while (!stopped.signal.aborted) {
      const outcome = await connectOnce()
      if (outcome === 'end' || stopped.signal.aborted) return
      options.onState('lost')
      await pause(retryMs, stopped.signal)
      retryMs = Math.min(retryMs * 2, maxRetryMs)
    }
  }
  void run()
  return () => stopped.abort()
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Waits, or less if stopped, or if the browser says that the network is back. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
    window.addEventListener('online', end)
  })
