import type { QueueRow } from '../../server/queue/api-types.ts'
import { Icon } from '../components/icon.tsx'
import { ago, duration } from '../format.ts'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'
import { TicketButtons } from './ticket-buttons.tsx'
import { TicketTopic } from './ticket-topic.tsx'
import type { TicketActions } from './use-ticket-actions.ts'

/** Who was called to this window, until that is done; else who would be called. */
export function AtWindow({
  mine,
  first,
  actions,
}: {
  readonly mine: readonly QueueRow[]
  readonly first: QueueRow | null
  readonly actions: TicketActions
}) {
  const now = useNow()
  if (mine.length > 0)
    return mine.map((ticket) => (
      <div key={ticket.id} className="queue-now" data-queue="called">
        <b className="queue-number">{ticket.number}</b>
        <p>
          <b>
            <TicketTopic ticket={ticket} />
          </b>
          <br />
          <span className="muted">
            {ticket.calls > 1 ? t('queue.calls', { count: ticket.calls }) : null}
            {t('queue.called', { time: ago(ticket.calledAt ?? ticket.at, now) })}
          </span>
        </p>
        <TicketButtons ticket={ticket} actions={actions} own />
      </div>
    ))
  return (
    <div className="queue-now" data-queue={first ? 'waiting' : 'empty'}>
      <button
        type="button"
        className="button primary"
        data-action="queue-next"
        disabled={first === null || actions.busy}
        onClick={actions.next}
      >
        <Icon name="sound" />
        {t('queue.next')}
      </button>
      <p>
        {first
          ? t('queue.next.who', {
              number: first.number,
              topic: t(`queue.topic.${first.topic}`),
              duration: duration((now.getTime() - Date.parse(first.at)) / 1000),
            })
          : t('queue.none')}
      </p>
    </div>
  )
}
