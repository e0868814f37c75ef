/** What was handed in together answers together, each item with its own result. */
type Work<T, R> = (items: readonly T[]) => Promise<readonly R[]>

export interface GroupOptions {
  /** Items of one run at most. */
  readonly most: number
  /** A failure that each item would meet just as well; of any other one bad item may be the cause. */
  readonly concernsAll: (error: unknown) => boolean
}

interface Waiting<T, R> {
  readonly item: T
  readonly resolve: (result: R) => void
  readonly reject: (error: unknown) => void
}

/**
 * Does `work` for many items in one run: those that came in while the run before lasted. There is no timer, so an item
 * that comes alone waits for nothing. Where a run fails because of one item, each is tried alone and none fails for
 * another. Runs do not overlap, and items keep their order.
 */
export function inGroups<T, R>(
  work: Work<T, R>,
  { most, concernsAll }: GroupOptions,
): (item: T) => Promise<R> {
  const waiting: Waiting<T, R>[] = []
  let isRunning = false

  async function runAll(): Promise<void> {
    while (waiting.length > 0) await run(waiting.splice(0, most))
    isRunning = false
  }

  async function run(group: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await work(group.map(({ item }) => item))
      for (const [i, { resolve }] of group.entries()) resolve(results[i]!)
    } catch (error) {
      if (group.length === 1 || concernsAll(error)) for (const { reject } of group) reject(error)
      else for (const one of group) await run([one])
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (isRunning) return
      isRunning = true
      // Once what has arrived on other connections was read too: those are one group.
      setImmediate(() => void runAll())
    })
}
