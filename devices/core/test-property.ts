import { randomInt } from 'node:crypto'
import fc from 'fast-check'

const RUNS = 1000

/** Tries a property on a thousand random cases and prints their seed; `SEED=n` tries the same ones again. */
export function holdsAlways<T>(property: fc.IProperty<T>): void {
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))
  console.log(`${RUNS} runs, seed ${seed}`)
  fc.assert(property, { numRuns: RUNS, seed })
}
