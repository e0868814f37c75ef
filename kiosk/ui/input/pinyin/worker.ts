import { answerTo } from './answering.ts'
import type { PinyinRequest } from './client.ts'
import { PinyinEngine } from './engine.ts'

const textOf = (url: URL) => fetch(url).then((response) => response.text())
/** The engine off the page's thread: building the dictionary takes a quarter of a second on a small machine. */
const engine = Promise.all([
  textOf(new URL('dictionary.txt', import.meta.url)),
  textOf(new URL('pairs.txt', import.meta.url)),
]).then(([dictionary, pairs]) => new PinyinEngine(dictionary, pairs))

addEventListener('message', ({ data }: MessageEvent<PinyinRequest>) => {
  void answer(data)
})

async function answer(request: PinyinRequest): Promise<void> {
  const message = answerTo(await engine, request)
  if (message) postMessage(message)
}
