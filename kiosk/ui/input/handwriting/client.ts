import type { HandwritingAnswer, HandwritingQuestion } from './protocol.ts'
import type { Stroke } from './stroke.ts'

/** The recogniser behind its worker. */
export interface Handwriting {
  /** The likeliest characters, best first; null where handwriting cannot work. Answers keep the order of asking. */
  recognise(strokes: readonly Stroke[]): Promise<readonly string[] | null>
}

/** What a worker is to its page; a test may put anything else in its place. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener'>

export function startHandwriting(
  worker: WorkerLike = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' }),
): Handwriting {
  let asked = 0
  const waiting = new Map<number, (characters: readonly string[] | null) => void>()
  worker.addEventListener('message', (event) => {
    const { id, characters } = (event as MessageEvent<HandwritingAnswer>).data
    waiting.get(id)?.(characters)
    waiting.delete(id)
  })
  worker.addEventListener('error', () => {
    for (const resolve of waiting.values()) resolve(null)
    waiting.clear()
  })
  return {
    recognise(strokes) {
      asked += 1
      const id = asked
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
        worker.postMessage({ id, strokes } satisfies HandwritingQuestion)
      })
    },
  }
}
