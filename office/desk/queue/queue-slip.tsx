import { shanghaiMinute } from '../../../base/clock.ts'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { Empty } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { useLiveData } from '../live.tsx'
import { hashOf } from '../route.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'

/** A number to hand over: on paper, or read out. */
export function QueueSlip({ id }: { readonly id: string }) {
  const { me } = useSession()
  const { queue } = useLiveData()
  const tickets = queue.data?.tickets ?? []
  const at = tickets.findIndex((row) => row.id === id)
  const ticket = tickets[at]
  const before = tickets.slice(0, Math.max(0, at)).filter(({ state }) => state === 'waiting').length
  return (
    <Page screen="queue-slip">
      <a
        className="button quiet back no-print"
        href={hashOf({ screen: 'calls' })}
        data-action="back-to-queue"
      >
        <Icon name="back" />
        {t('queue.slip.back')}
      </a>
      {queue.failure ? <FailureNotice failure={queue.failure} onRetry={queue.reload} /> : null}
      {ticket ? (
        <>
          <div className="buttons no-print">
            <button
              type="button"
              className="button primary"
              data-action="print"
              onClick={() => window.print()}
            >
              <Icon name="printer" />
              {t('ledgers.print')}
            </button>
          </div>
          <p className="muted small no-print">{t('queue.slip.lead')}</p>
          <article className="card sheet queue-slip" aria-labelledby="slip">
            <p>{me.office.name}</p>
            <h1 id="slip">{t('queue.slip.title')}</h1>
            <p className="queue-slip-number" data-value="number">
              {ticket.number}
            </p>
            <p>{t(`queue.topic.${ticket.topic}`)}</p>
            <p>{t('queue.slip.before', { count: before })}</p>
            <p>{shanghaiMinute(new Date(ticket.at))}</p>
            <p className="small">{t('queue.slip.wait')}</p>
          </article>
        </>
      ) : queue.data ? (
        <Empty icon="clock" title={t('queue.slip.gone')} />
      ) : null}
    </Page>
  )
}
