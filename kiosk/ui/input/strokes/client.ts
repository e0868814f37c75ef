import type { Candidate } from '../composer.ts'

export interface StrokeRequest {
  readonly id: number
  readonly input: string
}
export interface StrokeAnswer {
  readonly id: number
  readonly candidates: readonly Candidate[]
}

/** One worker for the page's life; it keeps nothing of what was typed. */
interface Strokes {
  /** Answers only the latest question. */
  ask(input: string, answer: (candidates: readonly Candidate[]) => void): void
}

function start(): Strokes {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' })
  let latest = 0
  let waiting: ((candidates: readonly Candidate[]) => void) | null = null
  worker.addEventListener('message', ({ data }: MessageEvent<StrokeAnswer>) => {
    if (data.id === latest) waiting?.(data.candidates)
  })
  return {
    ask(input, answer) {
      latest += 1
      waiting = answer
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      worker.postMessage({ id: latest, input } satisfies StrokeRequest)
    },
  }
}

let shared: Strokes | null = null
/** The worker starts with the first strokes keyboard, not with the page. */
export const strokes = (): Strokes => (shared ??= start())
