import { parseJson } from '../../../base/json.ts'
import type { Fact } from '../../api.ts'
import type { Client } from './client.ts'
import { eventStreamReader } from './event-stream.ts'
import { pause, type Timers } from './timers.ts'

/** The service says `: alive` every 10 s; a stream that is silent for longer is dead, though it may look open. */
const SILENCE_MS = 30_000
const RETRY_MS = [250, 500, 1_000, 2_000, 5_000] as const

export interface FactsDeps {
  readonly client: Pick<Client, 'events'>
  readonly timers: Timers
  readonly onFact: (fact: Fact) => void
  /** The stream stands again after a break: what was pushed meanwhile is lost, since facts are not replayed. */
  readonly onReopened: () => void
  /** The service does not know our token any more. The following ends. */
  readonly onTokenRefused: () => void
}

/** Follows the service's facts until stopped: reconnects with growing pauses, for ever. */
export function followFacts({ client, timers, onFact, onReopened, onTokenRefused }: FactsDeps): {
  readonly stop: () => void
} {
  const stopped = new AbortController()

  async function follow(): Promise<void> {
    let failures = 0
    let opened = false
    while (!stopped.signal.aborted) {
      const outcome = await readStream(() => {
        if (opened) onReopened()
        opened = true
        failures = 0
      })
      if (stopped.signal.aborted) return
      if (outcome === 'refused') return onTokenRefused()
      await pause(timers, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]!)
      failures += 1
    }
  }

  /** One connection, to its end. */
  async function readStream(onOpen: () => void): Promise<'ended' | 'refused'> {
    const connection = new AbortController()
    const abort = (): void => connection.abort()
    stopped.signal.addEventListener('abort', abort)
    let cancelSilence = timers.after(SILENCE_MS, abort)
    try {
      const response = await client.events(connection.signal)
      if (response.status === 401) return 'refused'
      if (!response.ok || !response.body) return 'ended'
      onOpen()
      const arrived: string[] = []
      const read = eventStreamReader((data) => arrived.push(data))
      const decoder = new TextDecoder()
      const reader = response.body.getReader()
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        cancelSilence()
        cancelSilence = timers.after(SILENCE_MS, abort)
        read(decoder.decode(piece.value, { stream: true }))
        if (arrived.length === 0) continue
        // Its schemas are not made before the first screen.
        const { fact } = await import('../../api.ts')
        for (const data of arrived.splice(0)) {
          const parsed = fact.safeParse(parseJson(data))
          if (parsed.success && !connection.signal.aborted) onFact(parsed.data)
        }
      }
      return 'ended'
    } catch {
      // No connection, a broken one, or our own abort: all are answered by the next attempt.
      return 'ended'
    } finally {
      cancelSilence()
      stopped.signal.removeEventListener('abort', abort)
      connection.abort()
    }
  }

  void follow()
  return { stop: () => stopped.abort() }
}
