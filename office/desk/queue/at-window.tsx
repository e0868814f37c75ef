import type { QueueRow } from '../../server/queue/api-types.ts'
import { desk } from '../client.ts'
import { Icon } from '../components/icon.tsx'
import { ago, duration } from '../format.ts'
import { useAction, useNow } from '../session.tsx'
import { t } from '../words.ts'
import { QueueFailure } from './queue-failure.tsx'

/** Who was called to this window, until that is done; else who would be called. */
export function AtWindow({
  window,
  mine,
  first,
  onChanged,
}: {
  readonly window: number
  readonly mine: readonly QueueRow[]
  readonly first: QueueRow | null
  readonly onChanged: () => void
}) {
  const now = useNow()
  const next = useAction(desk.callNext)
  const callNext = async (): Promise<void> => {
    await next.run(window)
    onChanged()
  }
  return (
    <>
      {next.failure ? <QueueFailure failure={next.failure} /> : null}
      {mine.map((ticket) => (
        <Called key={ticket.id} ticket={ticket} window={window} onChanged={onChanged} />
      ))}
      {mine.length === 0 ? (
        <div className="queue-now" data-queue={first ? 'waiting' : 'empty'}>
          <button
            type="button"
            className="button primary"
            data-action="queue-next"
            disabled={first === null || next.busy}
            onClick={() => void callNext()}
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
      ) : null}
    </>
  )
}

function Called({
  ticket,
  window,
  onChanged,
}: {
  readonly ticket: QueueRow
  readonly window: number
  readonly onChanged: () => void
}) {
  const now = useNow()
  const again = useAction(desk.callQueueTicket)
  const served = useAction(desk.serveQueueTicket)
  const left = useAction(desk.leaveQueueTicket)
  const busy = again.busy || served.busy || left.busy
  const failure = again.failure ?? served.failure ?? left.failure
  const act = async (done: Promise<unknown>): Promise<void> => {
    await done
    onChanged()
  }
  return (
    <div className="queue-now" data-queue="called">
      <b className="queue-number">{ticket.number}</b>
      <p>
        <b>{t(`queue.topic.${ticket.topic}`)}</b>
        <br />
        <span className="muted">{t('queue.called', { time: ago(ticket.calledAt ?? ticket.at, now) })}</span>
      </p>
      <div className="buttons">
        <button
          type="button"
          className="button confirm"
          data-action="queue-served"
          disabled={busy}
          onClick={() => void act(served.run(ticket.id))}
        >
          <Icon name="check" />
          {t('queue.served')}
        </button>
        <button
          type="button"
          className="button"
          data-action="queue-left"
          disabled={busy}
          onClick={() => void act(left.run(ticket.id))}
        >
          {t('queue.left')}
        </button>
        <button
          type="button"
          className="button"
          data-action="queue-again"
          disabled={busy}
          onClick={() => void act(again.run(ticket.id, window))}
        >
          <Icon name="sound" />
          {t('queue.again')}
        </button>
      </div>
      {failure ? <QueueFailure failure={failure} /> : null}
    </div>
  )
}
