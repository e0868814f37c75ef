import type { QueueState } from '../../exchange/schemas/queue.ts'
import type { OfficeLink } from './office-link.ts'

/** Who is called to which window just now, for the waiting screen. */
export interface QueueCalls {
  /** In Chinese, one call a line; null where nobody is called. */
  readonly text: () => string | null
  readonly onChange: (listener: () => void) => void
  /** Somebody took a number here: the office's next sign of life will say so, until then it is known anyway. */
  readonly taken: () => void
  readonly stop: () => void
}

/** Who was called stands up within that time. */
const ASK_MS = 5_000
/** The office says with each sign of life, once a minute, whether anybody waits. */
const UNTIL_TOLD_MS = 90_000

/** Asks the office whom it calls, as long as anybody waits, and only then: a heartbeat a minute would be too slow. */
export function createQueueCalls(deps: {
  readonly office: Pick<OfficeLink, 'queueState'>
  /** Whether anybody waits, as the office's last sign of life said. */
  readonly queueing: () => boolean
  /** 「请 {{number}} 号到 {{window}} 号窗口」 */
  readonly words: () => string
}): QueueCalls {
  const { office, queueing, words } = deps
  let text: string | null = null
  let takenUntil = Number.NEGATIVE_INFINITY
  let asking = false
  let stopped = false
  const listeners: (() => void)[] = []
  const timer = setInterval(() => void look(), ASK_MS)
  timer.unref()

  function say(next: string | null): void {
    if (next === text || stopped) return
    text = next
    for (const listener of listeners) listener()
  }

  async function look(): Promise<void> {
    if (!queueing() && performance.now() > takenUntil) return say(null)
    if (asking) return
    asking = true
    const state = await office.queueState()
    asking = false
    // What is not known is not shown.
    say(state.ok ? lines(state.value, words()) : null)
  }

  return {
    text: () => text,
    onChange: (listener) => void listeners.push(listener),
    taken: () => {
      takenUntil = performance.now() + UNTIL_TOLD_MS
    },
    stop: () => {
      stopped = true
      clearInterval(timer)
    },
  }
}

const lines = ({ called }: QueueState, words: string): string | null =>
  called.length === 0
    ? null
    : called
        .map(({ number, window }) =>
          words.replace('{{number}}', number).replace('{{window}}', String(window)),
        )
        .join('\n')
