import type { Bar, Benchmark } from './bar.ts'
import { measureCards } from './devices/cards.ts'
import { measureFields } from './devices/fields.ts'
import { measureStreaming } from './devices/streaming.ts'

/** How long a citizen waits for a card and for the paper, on simulated hardware behind the real drivers. */
const measure: Benchmark = async (): Promise<readonly Bar[]> => [
  ...(await measureCards()),
  ...(await measureFields()),
  ...(await measureStreaming()),
]
export default measure
