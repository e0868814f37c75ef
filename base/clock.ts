/**
 * The one source of time. All legal dates are those of Asia/Shanghai, whatever the machine's zone;
 * `--now` shifts the clock for demonstrations and tests, and it keeps running from there.
 */
export interface Clock {
  readonly now: () => Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that starts at `start` now and runs on. */
export function shiftedClock(start: Date, base: Clock = systemClock): Clock {
  const offsetMs = start.getTime() - base.now().getTime()
  return { now: () => new Date(base.now().getTime() + offsetMs) }
}

/** A clock that a test turns by hand. */
export function manualClock(start: Date): Clock & { readonly advance: (ms: number) => void } {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms
    },
  }
}

// China has had one zone without daylight saving since 1991; a fixed offset is exact and needs no ICU.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** `2026-11-22`: the civil date in Asia/Shanghai. */
export const shanghaiDate = (at: Date): string =>
  new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)

/** `2026-11-22 10:31`: for papers and lists. */
export const shanghaiMinute = (at: Date): string =>
  new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')

/** `2026-11-22T10:31:05+08:00`: for records. */
export const shanghaiTimestamp = (at: Date): string =>
  `${new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`

/**
 * Reads the value of `--now`: an ISO date-time, or a bare date or local time taken as Asia/Shanghai.
 * Returns undefined for anything else.
 */
export function parseNow(text: string): Date | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:\d{2})?$/.exec(
    text,
  )
  if (!match) return undefined
  const at = new Date(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? '+08:00'}`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
