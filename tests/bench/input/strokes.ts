import { readFileSync } from 'node:fs'
import { StrokeEngine } from '../../../kiosk/ui/input/strokes/engine.ts'
import type { Bar } from '../bar.ts'
import { percentile } from '../statistics.ts'
import { firstPage } from './page.ts'
import { timed } from './timed.ts'

/** Characters that visitors write, from the phrases of the pinyin measurement. */
const characters = [
  ...new Set(readFileSync(new URL('phrases.txt', import.meta.url), 'utf8').match(/\p{Script=Han}/gu) ?? []),
]

/** How many strokes somebody has to press until the character stands on the first page. */
function pressesFor(character: string, code: string, ask: (strokes: string) => string[]): number {
  for (let pressed = 1; pressed <= code.length; pressed++)
    if (firstPage(ask(code.slice(0, pressed))).includes(character)) return pressed
  return Number.POSITIVE_INFINITY
}

export function measureStrokes(): Bar[] {
  const file = readFileSync(new URL('../../../kiosk/ui/input/strokes/strokes.txt', import.meta.url), 'utf8')
  const start = performance.now()
  const engine = new StrokeEngine(file)
  const built = performance.now() - start
  const codes = new Map(
    file.split('\n').map((line) => {
      const [character = '', code = ''] = line.split(' ')
      return [character, code] as const
    }),
  )
  const times: number[] = []
  const ask = (strokes: string) => {
    const { value, ms } = timed(() => engine.candidates(strokes))
    times.push(ms)
    return value.map(({ text }) => text)
  }
  const presses = characters.map((character) => {
    const code = codes.get(character) ?? ''
    return { all: code.length, needed: pressesFor(character, code, ask) }
  })
  const found = presses.filter(({ needed }) => Number.isFinite(needed))
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return [
    {
      name: `strokes, of ${characters.length} characters on the first page when written out`,
      value: (100 * found.length) / presses.length,
      unit: '%',
      goal: { least: 99 },
    },
    {
      name: 'strokes, presses until a character stands on the first page',
      value: mean(found.map(({ needed }) => needed)),
      unit: 'a character',
      goal: { most: 6 },
      baseline: { name: 'all strokes', value: mean(presses.map(({ all }) => all)) },
    },
    { name: 'strokes, answer p95', value: percentile(times, 0.95), unit: 'ms', goal: { most: 10 } },
    { name: 'strokes, list read', value: built, unit: 'ms', goal: { most: 300 } },
  ]
}
