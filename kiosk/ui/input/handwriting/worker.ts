import { decodeModel } from './model.ts'
import type { HandwritingAnswer, HandwritingQuestion } from './protocol.ts'
import { Recogniser } from './recogniser.ts'

/** The recogniser off the page's thread: ink must never wait for it. Nothing of a question outlives its answer. */
const recogniser = fetch(new URL('model.bin', import.meta.url)).then(async (response) => {
  if (!response.ok) throw new Error(`handwriting: model.bin: ${response.status}`)
  return new Recogniser(decodeModel(await response.arrayBuffer()))
})

addEventListener('message', ({ data: { id, strokes } }: MessageEvent<HandwritingQuestion>) => {
  recogniser.then(
    (ready) => answer({ id, characters: ready.recognise(strokes) }),
    () => answer({ id, characters: null }),
  )
})

function answer(message: HandwritingAnswer): void {
  postMessage(message)
}
