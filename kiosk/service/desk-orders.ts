import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import type { KioskOrders } from '../../exchange/schemas/api.ts'

/** What the desk has this kiosk do: tell its visitors something, start anew. */
export interface DeskOrders {
  /** As the office's last answer said; an order to restart is carried out once nobody stands before the kiosk. */
  readonly take: (orders: KioskOrders) => void
  /** For the desk: the last order to restart that was carried out. */
  readonly restarted: () => string | null
  /** For visitors; null where there is nothing to say (any more). */
  readonly message: () => string | null
  /** Somebody waits at the office with a number. */
  readonly queueing: () => boolean
  readonly onMessage: (listener: (text: string | null) => void) => void
  readonly stop: () => void
}

/** Who has just been given a paper may still stand there. */
const AFTER_VISIT_MS = 30_000
const LOOK_MS = 5_000

export function createDeskOrders(deps: {
  /** What was carried out, as it was written down before; undefined where nothing was. */
  readonly done: string | undefined
  /** Writes it down; throws what the disk says. */
  readonly keep: (restart: string) => void
  readonly restart: () => void
  readonly visited: () => boolean
  readonly clock: Clock
  readonly log: Logger
}): DeskOrders {
  const { clock, log } = deps
  let orders: KioskOrders = { message: null, restart: null, queue: false }
  let done = deps.done ?? null
  let told: string | null = null
  let unvisitedSince = performance.now()
  const listeners: ((text: string | null) => void)[] = []
  const timer = setInterval(look, LOOK_MS)
  timer.unref()

  function message(): string | null {
    const said = orders.message
    return said !== null && Date.parse(said.until) > clock.now().getTime() ? said.text : null
  }

  /** Who cannot write it down would start anew again and again: that waits until the disk takes it. */
  function kept(restart: string): boolean {
    try {
      deps.keep(restart)
      return true
    } catch {
      return false
    }
  }

  function look(): void {
    const now = message()
    if (now !== told) {
      told = now
      for (const listener of listeners) listener(now)
    }
    if (deps.visited()) unvisitedSince = Infinity
    else if (unvisitedSince === Infinity) unvisitedSince = performance.now()
    if (orders.restart === null || orders.restart === done) return
    if (performance.now() - unvisitedSince < AFTER_VISIT_MS) return
    if (!kept(orders.restart)) return
    done = orders.restart
    log.info('kiosk.restart-ordered', {})
    deps.restart()
  }

  return {
    take: (next) => {
      orders = next
      look()
    },
    restarted: () => done,
    message,
    queueing: () => orders.queue,
    onMessage: (listener) => void listeners.push(listener),
    stop: () => clearInterval(timer),
  }
}
