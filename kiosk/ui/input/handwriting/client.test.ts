import { expect, test } from 'vitest'
import { startHandwriting } from './client.ts'
import type { HandwritingAnswer, HandwritingQuestion } from './protocol.ts'

class FakeWorker extends EventTarget {
  readonly questions: HandwritingQuestion[] = []
  postMessage(question: HandwritingQuestion) {
    this.questions.push(question)
  }
  answer(data: HandwritingAnswer) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}
const start = () => {
  const worker = new FakeWorker()
  return { worker, hand: startHandwriting(worker) }
}

test('each question gets its own answer, whatever order they come in', async () => {
  const { worker, hand } = start()
  const first = hand.recognise([[0, 0, 1, 1]])
  const second = hand.recognise([[0, 0, 2, 2]])
  const [a, b] = worker.questions
  expect(a?.strokes).toEqual([[0, 0, 1, 1]])
  worker.answer({ id: b!.id, characters: ['二'] })
  worker.answer({ id: a!.id, characters: ['一'] })
  expect(await first).toEqual(['一'])
  expect(await second).toEqual(['二'])
})

test('a worker that breaks answers null instead of never', async () => {
  const { worker, hand } = start()
  const waiting = hand.recognise([[0, 0, 1, 1]])
  worker.dispatchEvent(new Event('error'))
  expect(await waiting).toBeNull()
})

test('an unreadable model is told as null', async () => {
  const { worker, hand } = start()
  const waiting = hand.recognise([[0, 0, 1, 1]])
  worker.answer({ id: worker.questions[0]!.id, characters: null })
  expect(await waiting).toBeNull()
})
