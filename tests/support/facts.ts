import { fact, type Fact } from '../../kiosk/api.ts'
import { parseJson } from '../../base/json.ts'
import { waitFor, type KioskProcess } from './kiosk-process.ts'

/** What a page hears on its stream of facts. */
export interface Facts {
  readonly all: () => readonly Fact[]
  /** The first fact of this type that fits, from those that came since `mark`. */
  readonly next: <T extends Fact['type']>(
    type: T,
    options?: { since?: number; fits?: (found: Extract<Fact, { type: T }>) => boolean; limitMs?: number },
  ) => Promise<Extract<Fact, { type: T }>>
  /** How many have come: to be given as `since`. */
  readonly mark: () => number
  readonly close: () => void
}

/** Opens GET /api/events as the page does; `headers` are the visit's. */
export async function listenToFacts(kiosk: KioskProcess, headers: Record<string, string>): Promise<Facts> {
  const ending = new AbortController()
  const stream = await fetch(`${kiosk.origin}/api/events`, {
    headers: { 'mingli-token': kiosk.token, ...headers },
    signal: ending.signal,
  })
  if (!stream.ok || !stream.body) throw new Error(`GET /api/events: ${stream.status}`)
  const heard: Fact[] = []
  const listen = async (body: ReadableStream<Uint8Array>) => {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true })
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages)
        if (message.startsWith('data: ')) heard.push(fact.parse(parseJson(message.slice('data: '.length))))
    }
  }
  // Ends by our own abort, or with the kiosk that a test stops.
  listen(stream.body).catch(() => {})
  return {
    all: () => heard,
    mark: () => heard.length,
    next: (type, { since = 0, fits = () => true, limitMs = 15_000 } = {}) =>
      waitFor(
        type,
        () =>
          heard
            .slice(since)
            .find(
              (one): one is Extract<Fact, { type: typeof type }> =>
                one.type === type && fits(one as Extract<Fact, { type: typeof type }>),
            ),
        limitMs,
      ),
    close: () => ending.abort(),
  }
}
