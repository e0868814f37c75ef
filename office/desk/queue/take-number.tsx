import { QUEUE_TOPICS, type QueueTopic } from '../../../exchange/schemas/queue.ts'
import { desk } from '../client.ts'
import { Dialog } from '../components/dialog.tsx'
import { goTo } from '../route.ts'
import { useAction } from '../session.tsx'
import { t } from '../words.ts'
import { QueueFailure } from './queue-failure.tsx'

/** A number for somebody who stands at the window: one touch says what for, and the slip is there. */
export function TakeNumber({
  onClose,
  onTaken,
}: {
  readonly onClose: () => void
  readonly onTaken: () => void
}) {
  const take = useAction(desk.takeQueueTicket)
  const go = async (topic: QueueTopic): Promise<void> => {
    const ticket = await take.run(topic)
    if (!ticket) return
    onTaken()
    goTo({ screen: 'queue-slip', id: ticket.id })
  }
  return (
    <Dialog title={t('queue.take')} screen="queue-take" onClose={onClose}>
      <p>{t('queue.take.means')}</p>
      {take.failure ? <QueueFailure failure={take.failure} /> : null}
      <div className="queue-topics">
        {QUEUE_TOPICS.map((topic) => (
          <button
            key={topic}
            type="button"
            className="button"
            data-action={`queue-topic-${topic}`}
            disabled={take.busy}
            onClick={() => void go(topic)}
          >
            {t(`queue.topic.${topic}`)}
          </button>
        ))}
      </div>
      <div className="buttons">
        <button type="button" className="button quiet" data-action="cancel" onClick={onClose}>
          {t('action.cancel')}
        </button>
      </div>
    </Dialog>
  )
}
