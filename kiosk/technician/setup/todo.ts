import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KioskConfig } from '../../config.ts'
import type { Looked } from './check.ts'
import type { Words } from './words.ts'

/** What the technician must still do, as far as this machine can tell. */
export function todoLines(
  input: {
    readonly config: KioskConfig
    readonly data: string
    readonly looked: Looked | undefined
    readonly udev: readonly string[]
  },
  words: Words,
): string[] {
  const { config, data, looked, udev } = input
  const embedded = config.exchange === undefined
  const { deskUrl, setupUrl } = looked?.run ?? { deskUrl: null, setupUrl: null }
  return [
    ...(deskUrl === null ? [] : [words('todo.desk', { url: deskUrl })]),
    ...(setupUrl === null ? [] : [words('todo.first', { url: setupUrl })]),
    ...(embedded
      ? [
          words('todo.keys', { file: join(data, 'office.keys') }),
          words('todo.data', { file: join(data, 'office') }),
        ]
      : []),
    ...(embedded && config.office.profile === undefined ? [words('todo.demo')] : []),
    ...(config.allSimulated ? [words('todo.simulated')] : []),
    ...(looked?.health.laws?.source === 'digests' ? [words('todo.laws')] : []),
    ...(udev.length > 0 ? [words('todo.udev'), ...udev.map((rule) => `  ${rule}`)] : []),
    ...(hasSwap() ? [words('todo.swap')] : []),
  ]
}

/** The first line is the heading of the table. */
const hasSwap = (): boolean =>
  existsSync('/proc/swaps') && readFileSync('/proc/swaps', 'utf8').trim().split('\n').length > 1
