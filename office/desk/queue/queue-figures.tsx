import { QUEUE_TOPICS } from '../../../exchange/schemas/queue.ts'
import type { QueueList, QueueRow } from '../../server/queue/api-types.ts'
import { t } from '../words.ts'
import { dayInWords } from './day-in-words.ts'

/** How it goes today: for what people wait, what each window does, and how long it took. No person stands in it. */
export function QueueFigures({
  queue: { windows, tickets, today },
  waiting,
}: {
  readonly queue: QueueList
  readonly waiting: readonly QueueRow[]
}) {
  const topics = QUEUE_TOPICS.map((topic) => ({
    topic,
    count: waiting.filter((ticket) => ticket.topic === topic).length,
  })).filter(({ count }) => count > 0)
  return (
    <>
      {topics.length > 1 ? (
        <p className="muted" data-value="queue-topics">
          {topics
            .map(({ topic, count }) => t('queue.topic.count', { topic: t(`queue.topic.${topic}`), count }))
            .join('，')}
        </p>
      ) : null}
      {windows > 1 ? (
        <ul className="queue-windows" aria-label={t('queue.windows')}>
          {Array.from({ length: windows }, (_, i) => i + 1).map((n) => {
            const own = tickets.filter(({ window }) => window === n)
            const now = own.filter(({ state }) => state === 'called').map(({ number }) => number)
            return (
              <li key={n} data-window={n}>
                <b>{t('queue.window.n', { n })}</b>
                <span>
                  {now.length > 0
                    ? t('queue.windows.now', { number: now.join('、') })
                    : t('queue.windows.free')}
                </span>
                <span className="muted">
                  {t('queue.windows.served', { count: own.filter(({ state }) => state === 'served').length })}
                </span>
              </li>
            )
          })}
        </ul>
      ) : null}
      {today.taken > 0 ? (
        <p className="muted" data-value="queue-today">
          {t('queue.today', { figures: dayInWords(today) })}
        </p>
      ) : null}
    </>
  )
}
