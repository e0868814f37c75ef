import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Logger } from '../../base/log-registry.ts'
import { pluggedByAlsa, pluggedByFile } from './jack.ts'

export type HeadphonesConfig =
  | { readonly driver: 'none' }
  | { readonly driver: 'simulated' }
  | { readonly driver: 'alsa'; readonly card: number }
  | { readonly driver: 'file'; readonly path: string }

export interface Headphones {
  readonly plugged: () => boolean
  /** Called at every change. Returns the remover. */
  readonly onChange: (listener: (plugged: boolean) => void) => () => void
  readonly start: () => void
  readonly stop: () => void
  /** Only where simulated. */
  readonly simulate: ((plugged: boolean) => void) | undefined
}

/** A plug is noticed within this time; a person who plugs in waits for the first word longer than that. */
const POLL_MS = 700
const LIMIT_MS = 3_000

/** Follows the jack by asking: neither ALSA's nor sysfs's own notices can be had without an addon. */
export function createHeadphones(input: {
  readonly config: HeadphonesConfig
  readonly log: Logger
  readonly pollMs?: number
}): Headphones {
  const { config, log, pollMs = POLL_MS } = input
  const listeners = new Set<(plugged: boolean) => void>()
  let plugged = false
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let state = ''

  const set = (next: boolean): void => {
    if (next === plugged) return
    plugged = next
    for (const listener of listeners) listener(plugged)
  }
  const note = (next: 'ready' | 'absent'): void => {
    if (next !== state) log.info('device.state', { device: 'headphones', state: next })
    state = next
  }
  async function poll(): Promise<void> {
    const seen = await look(config)
    if (stopped) return
    note(seen === undefined ? 'absent' : 'ready')
    set(seen ?? false)
    timer = setTimeout(() => void poll(), pollMs)
    timer.unref()
  }
  return {
    plugged: () => plugged,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    start: () => {
      if (config.driver === 'alsa' || config.driver === 'file') void poll()
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
    simulate: config.driver === 'simulated' ? set : undefined,
  }
}

async function look(config: HeadphonesConfig): Promise<boolean | undefined> {
  if (config.driver === 'file') {
    const text = await readFile(config.path, 'utf8').catch(() => undefined)
    return text === undefined ? undefined : pluggedByFile(text)
  }
  if (config.driver !== 'alsa') return undefined
  const args = ['-c', String(config.card), 'contents']
  return new Promise((resolve) => {
    execFile('amixer', args, { timeout: LIMIT_MS, encoding: 'utf8' }, (error, contents) =>
      resolve(error ? undefined : pluggedByAlsa(contents)),
    )
  })
}
