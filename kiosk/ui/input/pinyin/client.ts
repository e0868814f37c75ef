import type { Composed } from './engine.ts'

export type PinyinRequest =
  | { readonly kind: 'compose'; readonly id: number; readonly input: string }
  | { readonly kind: 'next'; readonly id: number; readonly text: string; readonly limit: number }
  | { readonly kind: 'picked'; readonly text: string; readonly completesInput: boolean }
  | { readonly kind: 'forget' }
export type PinyinAnswer =
  | { readonly kind: 'composed'; readonly id: number; readonly composed: Composed }
  | { readonly kind: 'next'; readonly id: number; readonly texts: readonly string[] }

/** The engine in its worker. Of each kind of question only the latest is answered, an overtaken one never. */
export interface Pinyin {
  compose(input: string, answer: (composed: Composed) => void): void
  /** What may follow `text`: for every method that writes Chinese. */
  next(text: string, limit: number, answer: (texts: readonly string[]) => void): void
  picked(text: string, completesInput: boolean): void
  forget(): void
}

/** What a client needs of a worker. */
interface WorkerPort {
  addEventListener(type: 'message', listener: (event: MessageEvent<PinyinAnswer>) => void): void
  postMessage(request: PinyinRequest): void
}

export function pinyinOf(worker: WorkerPort): Pinyin {
  let id = 0
  let composing: { id: number; answer: (composed: Composed) => void } | null = null
  let nexting: { id: number; answer: (texts: readonly string[]) => void } | null = null
  worker.addEventListener('message', ({ data }) => {
    if (data.kind === 'composed' && data.id === composing?.id) composing.answer(data.composed)
    if (data.kind === 'next' && data.id === nexting?.id) nexting.answer(data.texts)
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  const send = (request: PinyinRequest) => worker.postMessage(request)
  return {
    compose(input, answer) {
      composing = { id: (id += 1), answer }
      send({ kind: 'compose', id, input })
    },
    next(text, limit, answer) {
      nexting = { id: (id += 1), answer }
      send({ kind: 'next', id, text, limit })
    },
    picked: (text, completesInput) => send({ kind: 'picked', text, completesInput }),
    forget() {
      composing = null
      nexting = null
      send({ kind: 'forget' })
    },
  }
}

let shared: Pinyin | null = null

/** One worker for the page's life. It starts while the waiting screen stands, so that nobody waits for its words. */
export const pinyin = (): Pinyin =>
  (shared ??= pinyinOf(new Worker(new URL('worker.ts', import.meta.url), { type: 'module' })))

/** At the end of a visit: what was picked in it is gone, also from the worker. */
export const forgetPinyin = (): void => shared?.forget()
