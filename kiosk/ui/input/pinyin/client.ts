import type { Candidate } from './engine.ts'

export interface PinyinQuestion {
  readonly id: number
  readonly input: string
}
export interface PinyinAnswer {
  readonly id: number
  readonly candidates: readonly Candidate[]
}

/** One worker for the page's life; it keeps nothing of what was typed. */
export interface Pinyin {
  /** Answers only the latest question; an overtaken one is never answered. */
  ask(input: string, answer: (candidates: readonly Candidate[]) => void): void
}

export function startPinyin(): Pinyin {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' })
  let latest = 0
  let waiting: ((candidates: readonly Candidate[]) => void) | null = null
  worker.addEventListener('message', ({ data }: MessageEvent<PinyinAnswer>) => {
    if (data.id === latest) waiting?.(data.candidates)
  })
  return {
    ask(input, answer) {
      latest += 1
      waiting = answer
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      worker.postMessage({ id: latest, input } satisfies PinyinQuestion)
    },
  }
}
