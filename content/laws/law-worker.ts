import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { systemClock, type Clock } from '../../base/clock.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { LawStore } from './law-store.ts'
import { CACHE } from './store/format.ts'

type Asked = Pick<
  LawStore,
  'search' | 'answers' | 'cited' | 'article' | 'contents' | 'lawAskedFor' | 'names' | 'info'
>

/** A law store in a thread of its own: whoever asks waits for the answer, and nobody else does. */
export type LawService = {
  readonly [M in keyof Asked]: (...args: Parameters<Asked[M]>) => Promise<ReturnType<Asked[M]>>
} & { readonly close: () => Promise<void> }

/** What the thread is told as it starts. */
export interface WorkerOrder {
  readonly directory: string | undefined
  readonly cache: string | undefined
  /** Of the law content; our own where nothing is said. */
  readonly folder: string | undefined
  /** Folder for compiled code; none without a cache. */
  readonly code: string | undefined
  /** Milliseconds since 1970, by the clock of the service. */
  readonly now: number
}

export type WorkerRequest = { readonly id: number; readonly now: number } & {
  [M in keyof Asked]: { readonly method: M; readonly args: Parameters<Asked[M]> }
}[keyof Asked]

export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }

/** Questions leave little behind; a small nursery is swept often instead of growing to what a server may need. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 } as const

/**
 * Opens a law store (law-store.ts) in a worker thread. The error says what is wrong with the store. A thread that
 * dies later fails the questions that wait for it, and `onDeath` hears why.
 */
export function openLawWorker(
  directory: string | undefined,
  options: {
    clock?: Clock
    cache?: string | undefined
    folder?: string | undefined
    onDeath?: (error: Error) => void
  } = {},
): Promise<Result<LawService, string>> {
  const clock = options.clock ?? systemClock
  const cache = options.cache ?? (directory === undefined ? undefined : join(directory, CACHE))
  const workerData: WorkerOrder = {
    directory,
    cache,
    folder: options.folder,
    code: cache === undefined ? undefined : join(cache, 'code'),
    now: clock.now().getTime(),
  }
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData, resourceLimits: LIMITS })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let next = 0
  let death: Error | undefined

  const ask = (method: WorkerRequest['method'], args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (death) {
        reject(death)
        return
      }
      waiting.set(next, { resolve, reject })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage({ id: next++, now: clock.now().getTime(), method, args })
    })
  // Each method asks for itself; what comes back is what the store's method of that name returns.
  const method = <M extends keyof Asked>(name: M): LawService[M] =>
    ((...args: readonly unknown[]) => ask(name, args)) as LawService[M]

  return new Promise((settle) => {
    const die = (error: Error) => {
      death ??= error
      for (const { reject } of waiting.values()) reject(death)
      waiting.clear()
      settle(err(death.message))
    }
    worker.on('error', (error) => {
      const reason = error instanceof Error ? error : new Error(String(error))
      die(reason)
      options.onDeath?.(reason)
    })
    worker.on('exit', () => die(new Error('the law store is closed')))
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'failed') {
        void worker.terminate()
        settle(err(answer.error))
      } else if (answer.kind === 'answer') {
        waiting.get(answer.id)?.resolve(answer.value)
        waiting.delete(answer.id)
      } else
        settle(
          ok({
            search: method('search'),
            answers: method('answers'),
            cited: method('cited'),
            article: method('article'),
            contents: method('contents'),
            lawAskedFor: method('lawAskedFor'),
            names: method('names'),
            info: method('info'),
            close: async () => void (await worker.terminate()),
          }),
        )
    })
  })
}
