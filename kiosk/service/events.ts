import type { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Fact } from '../api.ts'
import type { FactHub } from './fact-hub.ts'
import { pageOf, refuse } from './guard.ts'
import type { SessionStore } from './session-store.ts'

const HEARTBEAT_MS = 10_000
/** A page that crashed does not end its session: without its stream for this long, its data are wiped here. */
const ABANDONED_MS = 20_000

/** GET /api/events: the page's stream of facts; `current` is what holds now, so that a late page knows it too. */
export function eventRoutes(
  app: Hono,
  deps: { hub: FactHub; sessions: SessionStore; current: () => Fact[] },
): void {
  const { sessions } = deps
  const streams = new Map<string, number>()
  const count = (page: string, change: 1 | -1) => streams.set(page, (streams.get(page) ?? 0) + change)
  const endIfAbandoned = (page: string, epoch: number) => {
    if (sessions.check(page, epoch) === 'ok' && !streams.get(page)) sessions.end()
    if (!streams.get(page)) streams.delete(page)
  }

  app.get('/api/events', (c) => {
    const page = pageOf(c)
    if (page === undefined) return refuse(c, 'schema', 'the page does not say its id')
    return streamSSE(c, async (stream) => {
      const queue: Fact[] = [...deps.current()]
      let wake: () => void = () => {}
      count(page, 1)
      const stop = deps.hub.listen(page, (fact) => {
        queue.push(fact)
        wake()
      })
      stream.onAbort(() => {
        stop()
        count(page, -1)
        const epoch = sessions.epoch()
        setTimeout(() => endIfAbandoned(page, epoch), ABANDONED_MS).unref()
        wake()
      })
      while (!stream.aborted) {
        for (let fact = queue.shift(); fact !== undefined; fact = queue.shift())
          await stream.writeSSE({ data: JSON.stringify(fact) })
        const woken = new Promise<void>((resolve) => {
          wake = resolve
        })
        const timer = setTimeout(() => wake(), HEARTBEAT_MS)
        await woken
        clearTimeout(timer)
        // A comment line: tells the page that the service lives, and us that the page is gone.
        if (queue.length === 0 && !stream.aborted) await stream.write(': alive\n\n')
      }
    })
  })
}
