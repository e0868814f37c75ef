import type { PinyinAnswer, PinyinRequest } from './client.ts'
import type { PinyinEngine } from './engine.ts'

/** What the worker does with a request. */
export function answerTo(engine: PinyinEngine, request: PinyinRequest): PinyinAnswer | null {
  switch (request.kind) {
    case 'compose':
      return { kind: 'composed', id: request.id, composed: engine.compose(request.input) }
    case 'next':
      return { kind: 'next', id: request.id, texts: engine.next(request.text, request.limit) }
    case 'picked':
      engine.picked(request.text, request.completesInput)
      return null
    case 'forget':
      engine.forget()
      return null
    default:
      return null
  }
}
