import type { QueueCall, QueueState } from '../../exchange/schemas/queue.ts'
import { CHINESE, type Content } from '../../content/load.ts'
import type { QueueNews } from '../api.ts'
import type { OfficeLink } from './office-link.ts'

/** Who waits, and who is called to which window just now, for the waiting screen. */
export interface QueueCalls {
  /** Null where nobody waits or is called, as far as is known. */
  readonly news: () => QueueNews | null
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
  readonly content: Pick<Content, 'words'>
}): QueueCalls {
  const { office, queueing, content } = deps
  let news: QueueNews | null = null
  let takenUntil = Number.NEGATIVE_INFINITY
  let asking = false
  let stopped = false
  const listeners: (() => void)[] = []
  const timer = setInterval(() => void look(), ASK_MS)
  timer.unref()

  function tell(next: QueueNews | null): void {
    if (stopped || JSON.stringify(next) === JSON.stringify(news)) return
    news = next
    for (const listener of listeners) listener()
  }

  async function look(): Promise<void> {
    if (!queueing() && performance.now() > takenUntil) return tell(null)
    if (asking) return
    asking = true
    const state = await office.queueState()
    asking = false
    // What is not known is not shown.
    tell(state.ok ? newsOf(state.value, content) : null)
  }

  return {
    news: () => news,
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

const newsOf = ({ waiting, next, called }: QueueState, content: Pick<Content, 'words'>): QueueNews | null =>
  waiting === 0 && called.length === 0
    ? null
    : {
        waiting,
        next,
        calls: called.map((call) => ({
          id: `${call.number} ${call.at}`,
          number: call.number,
          window: call.window,
          words: wordsOf(call, content),
        })),
      }

function wordsOf({ number, window, language }: QueueCall, content: Pick<Content, 'words'>) {
  const chinese = content.words(CHINESE)['queue.called'] ?? ''
  const own = content.words(language)['queue.called'] ?? chinese
  // A language without words of its own has the Chinese ones.
  const all = [{ tag: CHINESE, text: chinese }, ...(own === chinese ? [] : [{ tag: language, text: own }])]
  const filled = (text: string, n: string) =>
    text.replace('{{number}}', n).replace('{{window}}', String(window))
  return all.map(({ tag, text }) => ({
    language: tag,
    written: filled(text, number),
    // Nobody says the zeros before it.
    said: filled(text, String(Number(number))),
  }))
}
