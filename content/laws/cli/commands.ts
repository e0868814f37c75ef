import { check } from './check.ts'
import type { Flags } from './flags.ts'
import { importCommand } from './import.ts'
import { info } from './info.ts'
import { learnCommand } from './learn.ts'
import { rank } from './rank.ts'
import { search } from './search.ts'

/** A command: positional arguments and flags in, exit code out. */
export type Command = (args: readonly string[], flags: Flags) => number | Promise<number>

export const commands: Readonly<Record<string, Command>> = {
  import: importCommand,
  search,
  rank,
  info,
  check,
  learn: learnCommand,
}
