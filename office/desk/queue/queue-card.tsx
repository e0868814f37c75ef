import { Empty } from '../components/notice.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { useLiveData } from '../live.tsx'
import { hashOf } from '../route.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'
import { OpenQueue } from './open-queue.tsx'

/** Who waits with a number; where the office gives none, how that is changed. */
export function QueueCard() {
  const { queue } = useLiveData()
  const { data } = queue
  const isOver = ({ state }: { readonly state: string }) => state === 'served' || state === 'left'
  // Whoever waits when it is switched off is still called.
  const isClosed = data !== null && !data.open && data.tickets.every(isOver)
  if (data === null && queue.failure === null) return null
  return (
    <section className="card queue" aria-labelledby="queue" data-queue-open={data?.open}>
      {queue.failure ? <FailureNotice failure={queue.failure} onRetry={queue.reload} /> : null}
      {data === null ? null : isClosed ? <Closed /> : <OpenQueue queue={data} onChanged={queue.reload} />}
    </section>
  )
}

function Closed() {
  const { operations } = useSession().me.user
  const mayOpen = operations.includes('profile.edit')
  return (
    <>
      <h2 id="queue">{t('queue.title')}</h2>
      <Empty
        icon="clock"
        title={t('queue.closed')}
        hint={t(mayOpen ? 'queue.closed.do' : 'queue.closed.ask')}
      >
        {mayOpen ? (
          <a
            className="button"
            href={hashOf({ screen: 'office', tab: 'duty' })}
            data-action="to-queue-switch"
          >
            {t('nav.office')}
          </a>
        ) : null}
      </Empty>
    </>
  )
}
