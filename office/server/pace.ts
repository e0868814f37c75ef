import type { Clock } from '../../base/clock.ts'

/** At most `count` in any window of `windowMs` per key, in memory. True where this one may pass. */
export function createPace(
  { count, windowMs }: { readonly count: number; readonly windowMs: number },
  clock: Clock,
): (key: string) => boolean {
  const passed = new Map<string, number[]>()
  return (key) => {
    const now = clock.now().getTime()
    const recent = (passed.get(key) ?? []).filter((at) => now - at < windowMs)
    const may = recent.length < count
    if (may) recent.push(now)
    passed.set(key, recent)
    return may
  }
}
