import type { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Fact } from '../api.ts'
import type { FactHub } from './fact-hub.ts'
import { pageOf, refuse } from './guard.ts'

const HEARTBEAT_MS = 10_000

/** GET /api/events: the page's stream of facts; `current` is what holds now, so that a late page knows it too. */
export function eventRoutes(app: Hono, deps: { hub: FactHub; current: () => Fact[] }): void {
  app.get('/api/events', (c) => {
    const page = pageOf(c)
    if (page === undefined) return refuse(c, 'schema', 'the page does not say its id')
    return streamSSE(c, async (stream) => {
      const queue: Fact[] = [...deps.current()]
      let wake: () => void = () => {}
      const stop = deps.hub.listen(page, (fact) => {
        queue.push(fact)
        wake()
      })
      stream.onAbort(() => {
        stop()
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
