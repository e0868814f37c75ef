import type { QueueRow } from '../../server/queue/api-types.ts'
import { Icon } from '../components/icon.tsx'
import { t } from '../words.ts'
import type { TicketActions } from './use-ticket-actions.ts'

/** What can be done with one number; `own`: it stands at this window. */
export function TicketButtons({
  ticket,
  actions,
  own = false,
}: {
  readonly ticket: QueueRow
  readonly actions: TicketActions
  readonly own?: boolean
}) {
  const { state } = ticket
  const { busy, call, served, left } = actions
  return (
    <div className="buttons">
      {state === 'called' ? (
        <button
          type="button"
          className={own ? 'button confirm' : 'button'}
          data-action="queue-served"
          disabled={busy}
          onClick={() => served(ticket)}
        >
          <Icon name="check" />
          {t('queue.served')}
        </button>
      ) : null}
      {state !== 'called' || own ? (
        <button
          type="button"
          className="button"
          data-action={own ? 'queue-again' : 'queue-call'}
          disabled={busy}
          onClick={() => call(ticket)}
        >
          <Icon name="sound" />
          {t(state === 'waiting' ? 'queue.call' : 'queue.again')}
        </button>
      ) : null}
      {state === 'left' ? null : (
        <button
          type="button"
          className="button quiet"
          data-action="queue-left"
          disabled={busy}
          onClick={() => left(ticket)}
        >
          {t('queue.left')}
        </button>
      )}
    </div>
  )
}
