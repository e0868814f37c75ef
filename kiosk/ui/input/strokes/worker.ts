import { StrokeEngine } from './engine.ts'
import type { StrokeAnswer, StrokeRequest } from './client.ts'

/** The engine off the page's thread, with its list of all characters. */
const engine = fetch(new URL('strokes.txt', import.meta.url))
  .then((response) => response.text())
  .then((file) => new StrokeEngine(file))

addEventListener('message', ({ data }: MessageEvent<StrokeRequest>) => {
  void answer(data)
})

async function answer({ id, input }: StrokeRequest): Promise<void> {
  postMessage({ id, candidates: (await engine).candidates(input) } satisfies StrokeAnswer)
}
