import { PinyinEngine } from './engine.ts'
import type { PinyinAnswer, PinyinQuestion } from './client.ts'

/** The engine off the page's thread: building the dictionary takes half a second on a small machine. */
const engine = fetch(new URL('dictionary.txt', import.meta.url))
  .then((response) => response.text())
  .then((dictionary) => new PinyinEngine(dictionary))

addEventListener('message', ({ data }: MessageEvent<PinyinQuestion>) => {
  void engine.then((ready) =>
    postMessage({ id: data.id, candidates: ready.compose(data.input).candidates } satisfies PinyinAnswer),
  )
})
