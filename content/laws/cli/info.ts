import { printJson, type Flags } from './flags.ts'
import { openFor } from './store.ts'

/** `info [--db DIR] [--json]` */
export function info(_args: readonly string[], flags: Flags): number {
  const store = openFor(flags)
  if (typeof store === 'number') return store
  const facts = store.info()
  store.close()
  if (flags.json) printJson(facts)
  else
    for (const [name, value] of Object.entries(facts))
      process.stdout.write(
        `${name.padEnd(10)} ${typeof value === 'object' ? JSON.stringify(value) : value}\n`,
      )
  return 0
}
