import { FailureNotice } from '../components/failure-notice.tsx'
import { Page } from '../components/page.tsx'
import { Icon, type IconName } from '../components/icon.tsx'
import { Empty, type Tone } from '../components/notice.tsx'
import { RingSwitch } from '../components/ring-switch.tsx'
import type { Call } from '../../server/desk-api-types.ts'
import { languageName, screenName, shortTime } from '../format.ts'
import { useLiveData } from '../live.tsx'
import type { Ring } from '../ring.ts'
import { QueueCard } from '../queue/queue-card.tsx'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'

const LOOK: Record<Call['state'], { tone: Tone; icon: IconName }> = {
  ringing: { tone: 'new', icon: 'bell' },
  answered: { tone: 'work', icon: 'person' },
  ended: { tone: 'done', icon: 'check' },
}

/** The calls of late; the open ones are also in the overlay, where they are answered. */
export function Calls({ ring }: { readonly ring: Ring }) {
  const { calls } = useLiveData()
  const now = useNow()
  const rows = calls.data?.calls ?? []
  return (
    <Page screen="calls">
      <header className="page-head">
        <h1>{t('calls.title')}</h1>
        <div className="end">
          <RingSwitch ring={ring} />
        </div>
      </header>
      <QueueCard />
      <h2>{t('calls.list')}</h2>
      <p className="muted">{t('calls.lead')}</p>
      {calls.failure ? <FailureNotice failure={calls.failure} onRetry={calls.reload} /> : null}
      {calls.data === null ? (
        calls.failure ? null : (
          <p className="loading">{t('app.loading')}</p>
        )
      ) : rows.length === 0 ? (
        <div className="card">
          <Empty icon="bell" title={t('calls.none')} hint={t('calls.none.hint')} />
        </div>
      ) : (
        <table className="rows plain" data-list="calls">
          <thead>
            <tr>
              <th scope="col">{t('calls.column.state')}</th>
              <th scope="col">{t('calls.column.kiosk')}</th>
              <th scope="col">{t('calls.column.screen')}</th>
              <th scope="col">{t('calls.column.language')}</th>
              <th scope="col">{t('calls.column.time')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((call) => (
              <tr key={call.id}>
                <td className="cell-state">
                  <span className={`state tone-${LOOK[call.state].tone}`} data-state={call.state}>
                    <Icon name={LOOK[call.state].icon} />
                    {t(`calls.state.${call.state}`)}
                  </span>
                </td>
                <td>
                  <b>{call.kiosk}</b>
                </td>
                <td>{screenName(call.screen)}</td>
                <td>{languageName(call.language)}</td>
                <td>{shortTime(call.at, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
