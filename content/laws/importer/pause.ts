import { setImmediate } from 'node:timers/promises'

/** Awaited between the pieces of long work: lets signals and streams have their turn, and stops where that was asked. */
export type Pause = () => Promise<void>

const EVERY_MS = 40

/** The promise of a pause rejects with the signal's reason once it is aborted. */
export function createPause(signal: AbortSignal | undefined): Pause {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < EVERY_MS) return
    await setImmediate()
    last = performance.now()
    signal?.throwIfAborted()
  }
}
