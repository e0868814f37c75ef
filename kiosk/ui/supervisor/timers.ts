/** Where waiting comes from: the browser's timers, or a hand that a test turns. */
export interface Timers {
  /** Runs `action` once after `ms`; the returned function cancels it. */
  readonly after: (ms: number, action: () => void) => () => void
}

export const browserTimers: Timers = {
  after: (ms, action) => {
    const handle = setTimeout(action, ms)
    return () => clearTimeout(handle)
  },
}

export const pause = (timers: Timers, ms: number): Promise<void> =>
  new Promise((resolve) => {
    timers.after(ms, resolve)
  })

/** What `work` comes to, or `late` where it takes longer than `ms`. The work is not ended. */
export async function within<T>(
  timers: Timers,
  work: Promise<T>,
  { ms, late }: { ms: number; late: T },
): Promise<T> {
  let cancel = (): void => {}
  const limit = new Promise<T>((resolve) => {
    cancel = timers.after(ms, () => resolve(late))
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    cancel()
  }
}
