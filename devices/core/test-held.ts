import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What the process holds on to, after a forced collection. */
export interface Held {
  readonly heapBytes: number
  /** Sockets, timers, ports and the like that are open. */
  readonly handles: number
}

let collect: (() => void) | undefined

/** Counts after everything that is due has been done and collected. */
export async function held(): Promise<Held> {
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  // Twice: what the first collection finalises, the second one takes.
  for (let time = 0; time < 2; time++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    collect()
  }
  return { heapBytes: process.memoryUsage().heapUsed, handles: process.getActiveResourcesInfo().length }
}
