/** Where waiting comes from: real timers in the product, `manualTimers` where a test turns the hand itself. */
export interface Timers {
  /** Runs `action` once after `ms`; the returned function cancels it. */
  readonly after: (ms: number, action: () => void) => () => void
}

export const realTimers: Timers = {
  after: (ms, action) => {
    const handle = setTimeout(action, ms)
    return () => clearTimeout(handle)
  },
}

/**
 * Waits `ms`, or until one of the signals aborts; resolves in each case, so that a caller looks at them itself.
 * (Not AbortSignal.any: combined signals made anew at every wait pile up on one that lives long.)
 */
export function pause(
  timers: Timers,
  ms: number,
  ...signals: readonly (AbortSignal | undefined)[]
): Promise<void> {
  return new Promise((resolve) => {
    if (signals.some((signal) => signal?.aborted)) return resolve()
    const end = () => {
      cancel()
      for (const signal of signals) signal?.removeEventListener('abort', end)
      resolve()
    }
    const cancel = timers.after(ms, end)
    for (const signal of signals) signal?.addEventListener('abort', end)
  })
}

/** The outcome of `work`, or `late()` when it has none after `ms`. The work itself goes on: it must end by itself. */
export function within<T>(
  timers: Timers,
  work: Promise<T>,
  { ms, late }: { ms: number; late: () => T },
): Promise<T> {
  const { promise: limit, resolve: reachLimit } = Promise.withResolvers<T>()
  const cancel = timers.after(ms, () => reachLimit(late()))
  return Promise.race([work, limit]).finally(cancel)
}

/** Time at four times its pace: waits shrink, but stay long against a busy machine's hiccups. */
export const hurried: Timers = { after: (ms, action) => realTimers.after(ms / 4, action) }

/** Timers that stand still until `advance` moves them; each due action sees the promises of the one before settled. */
export function manualTimers(): Timers & {
  readonly advance: (ms: number) => Promise<void>
  readonly pending: () => number
} {
  let now = 0
  let due: { readonly at: number; readonly action: () => void }[] = []
  return {
    after: (ms, action) => {
      const entry = { at: now + ms, action }
      due.push(entry)
      return () => {
        due = due.filter((other) => other !== entry)
      }
    },
    advance: async (ms) => {
      const until = now + ms
      await settled()
      for (;;) {
        const next = due.filter((entry) => entry.at <= until).toSorted((a, b) => a.at - b.at)[0]
        if (!next) break
        due = due.filter((entry) => entry !== next)
        now = Math.max(now, next.at)
        next.action()
        await settled()
      }
      now = until
    },
    pending: () => due.length,
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
