import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answerTo } from './answering.ts'
import { pinyinOf, type PinyinAnswer, type PinyinRequest } from './client.ts'
import { PinyinEngine } from './engine.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const dictionary = read('dictionary.txt')
const pairs = read('pairs.txt')

/** A worker in this thread that answers when told to. */
function startWorker() {
  const engine = new PinyinEngine(dictionary, pairs)
  const waiting: PinyinRequest[] = []
  let listen: (event: MessageEvent<PinyinAnswer>) => void = () => undefined
  const client = pinyinOf({
    addEventListener: (_, listener) => (listen = listener),
    postMessage: (request) => waiting.push(request),
  })
  const work = () => {
    for (const request of waiting.splice(0)) {
      const answer = answerTo(engine, request)
      if (answer) listen(new MessageEvent('message', { data: answer }))
    }
  }
  const first = (input: string) => {
    let text: string | undefined
    client.compose(input, ({ candidates }) => (text = candidates[0]?.text))
    work()
    return text
  }
  return { client, work, first }
}

test('answers only the latest question of a kind', () => {
  const { client, work } = startWorker()
  const answered: string[] = []
  client.compose('gong', () => answered.push('gong'))
  client.next('工', 3, () => answered.push('next'))
  client.compose('gongzi', ({ candidates }) => answered.push(candidates[0]!.text))
  work()
  expect(answered).toEqual(['next', '工资'])
})

test('what one visitor picked is unknown to the next', () => {
  const { client, work, first } = startWorker()
  const usual = first('shen')
  const other = '珅'
  expect(usual).not.toBe(other)
  client.picked(other, true)
  work()
  expect(first('shen')).toBe(other)
  client.forget()
  work()
  expect(first('shen')).toBe(usual)
})

test('an answer that comes after the end of the visit reaches nobody', () => {
  const { client, work } = startWorker()
  let reached = false
  client.compose('gong', () => (reached = true))
  client.forget()
  work()
  expect(reached).toBe(false)
})
