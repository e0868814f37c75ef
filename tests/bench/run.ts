import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { holds, lineOf, type Bar, type Benchmark } from './bar.ts'

/**
 * `npm run bench -- NAME [--json]`: measures and prints every bar with value, goal and baseline; exit 1 if one
 * does not hold. A benchmark is `<name>.bench.ts` beside this file, its default export of type `Benchmark`.
 */
const SUFFIX = '.bench.ts'
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [name = ''] = positionals
const file = join(import.meta.dirname, `${name}${SUFFIX}`)
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  process.stderr.write(`npm run bench -- NAME [--json], NAME one of: ${names.join(', ')}\n`)
  process.exit(1)
}

const { default: measure } = (await import(file)) as { default: Benchmark }
const bars: Bar[] = []
for await (const bar of await measure()) {
  bars.push(bar)
  process.stderr.write(`${lineOf(bar)}\n`)
}
const all = bars.every(holds)
if (values.json)
  process.stdout.write(
    `${JSON.stringify({ bench: name, holds: all, bars: bars.map((bar) => ({ ...bar, holds: holds(bar) })) })}\n`,
  )
process.exit(all ? 0 : 1)
