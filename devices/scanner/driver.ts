import { existsSync } from 'node:fs'
import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { newCounters, type DeviceStatus, type LinkCounters } from '../core/device.ts'
import { OPEN_TIMEOUT_MS, openLink, type Link, type LinkConfig, type OpenLink } from '../core/link.ts'
import { superviseDevice, type DeviceSession } from '../core/supervised-device.ts'
import { pause, realTimers, type Timers } from '../core/timers.ts'
import { CODE_SILENCE_MS, createCodeDecoder, type CodeEvent } from './codes.ts'
import { createRepeatFilter } from './repeats.ts'

/** `foreignDevice`: what comes is no code, again and again; another device, or the wrong line speed. */
export type ScannerSituation = 'foreignDevice'

export interface Scanner {
  readonly start: () => void
  /** Ends the connection; resolves when the port is released. */
  readonly stop: () => Promise<void>
  readonly status: () => DeviceStatus<ScannerSituation>
  readonly onStatus: (listener: (status: DeviceStatus<ScannerSituation>) => void) => () => void
  /** Once for each code held before it. Whatever it says: what it means is for others to judge. */
  readonly onCode: (listener: (text: string) => void) => () => void
  readonly counters: () => Readonly<LinkCounters>
}

export interface ScannerOptions {
  readonly link: LinkConfig
  readonly clock?: Clock
  readonly log?: Logger
  readonly timers?: Timers
  readonly open?: OpenLink
}

const DEVICE = 'scanner'
/** So many unreadable bursts in a row are no scanner's. */
const FOREIGN_AFTER = 3

/**
 * Listens to a 2D scanner on a serial line for as long as the kiosk runs. A scanner is asked nothing (each make has
 * commands of its own): an open line is a ready scanner.
 */
export function createScanner(options: ScannerOptions): Scanner {
  const timers = options.timers ?? realTimers
  const open = options.open ?? openLink
  const { log } = options
  const counters = newCounters()
  const listeners = new Set<(text: string) => void>()
  const isNew = createRepeatFilter()
  let unreadable = 0

  const take = (event: CodeEvent) => {
    if (event.kind !== 'code') {
      counters.resyncs++
      log?.info('device.protocol', { device: DEVICE, event: event.kind })
      if (++unreadable >= FOREIGN_AFTER) scanner.tell({ state: 'fault', situation: 'foreignDevice' })
      return
    }
    counters.frames++
    unreadable = 0
    scanner.tell({ state: 'ready' })
    if (isNew(event.text, performance.now())) for (const listener of listeners) listener(event.text)
  }

  const serve = async ({ connection: link, signal, proven }: DeviceSession<Link>): Promise<'wait'> => {
    const decoder = createCodeDecoder()
    let news = new AbortController()
    const removeData = link.onData((bytes) => {
      decoder.push(bytes).forEach(take)
      news.abort()
    })
    unreadable = 0
    proven()
    scanner.tell({ state: 'ready' })
    while (!signal.aborted && isThere(options.link)) {
      news = new AbortController()
      await pause(timers, decoder.pending() ? CODE_SILENCE_MS : LOOK_MS, signal, news.signal)
      if (!news.signal.aborted && !signal.aborted) decoder.silence().forEach(take)
    }
    removeData()
    return 'wait'
  }

  const scanner = superviseDevice<ScannerSituation, Link>({
    device: DEVICE,
    connect: () => open(options.link, { timeoutMs: OPEN_TIMEOUT_MS }),
    serve,
    counters,
    timers,
    clock: options.clock,
    log,
  })

  return {
    start: scanner.start,
    stop: scanner.stop,
    status: scanner.status,
    onStatus: scanner.onStatus,
    onCode: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    counters: () => ({ ...counters }),
  }
}

/** Nothing is ever written to a scanner, and a port that is only read may not tell that it was pulled out. */
const isThere = (link: LinkConfig): boolean => !('tty' in link) || existsSync(link.tty)
const LOOK_MS = 2000
