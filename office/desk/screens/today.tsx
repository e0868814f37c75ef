import { ApplicationTable } from '../components/application-table.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Page } from '../components/page.tsx'
import { GapAlarm } from '../components/gap-alarm.tsx'
import { UnclosedMonths } from '../components/unclosed-months.tsx'
import { Icon, type IconName } from '../components/icon.tsx'
import { KioskState } from '../components/kiosk-state.tsx'
import { Troubles } from '../components/troubles.tsx'
import { Empty, type Tone } from '../components/notice.tsx'
import { RingSwitch } from '../components/ring-switch.tsx'
import { ago } from '../format.ts'
import { byUrgency, isDueToday, isLate, kioskCondition } from '../judgements.ts'
import { useLiveData } from '../live.tsx'
import type { Ring } from '../ring.ts'
import { hashOf, type Route } from '../route.ts'
import { useNow, useSession } from '../session.tsx'
import { t } from '../words.ts'

const FIRST = 8

/** The first page of the day: what waits, what is late, whether the machines live. */
export function Today({ ring }: { readonly ring: Ring }) {
  const { me } = useSession()
  const { applications, kiosks, queue } = useLiveData()
  const now = useNow()
  const rows = applications.data?.applications ?? []
  const machines = (kiosks.data?.kiosks ?? []).filter((kiosk) => kiosk.revokedAt === null)
  const well = machines.filter((kiosk) => kioskCondition(kiosk, now) === 'online').length
  const count = {
    fresh: rows.filter((row) => row.state === 'received').length,
    due: rows.filter((row) => isDueToday(row, now)).length,
    late: rows.filter((row) => isLate(row, now)).length,
    waiting: (queue.data?.tickets ?? []).filter(({ state }) => state === 'waiting').length,
  }
  const first = byUrgency(rows)
  return (
    <Page screen="today">
      <header className="page-head">
        <h1>{t('today.title')}</h1>
        <span className="muted">{t('today.hello', { name: me.user.name })}</span>
        <div className="end">
          <RingSwitch ring={ring} />
        </div>
      </header>
      {applications.failure ? (
        <FailureNotice failure={applications.failure} onRetry={applications.reload} />
      ) : null}
      <GapAlarm kiosks={machines} />
      {me.user.operations.includes('report.check') ? <UnclosedMonths /> : null}
      {applications.data === null || kiosks.data === null ? (
        <p className="loading">{t('app.loading')}</p>
      ) : (
        <>
          <ul className="figures">
            {count.waiting > 0 ? (
              <Figure
                id="queue"
                value={count.waiting}
                tone="new"
                icon="person"
                name={t('today.queue')}
                to={{ screen: 'calls' }}
              />
            ) : null}
            <Figure
              id="late"
              value={count.late}
              tone="stop"
              icon="warn"
              name={t(count.late > 0 ? 'today.late' : 'today.late.none')}
              to={{ screen: 'applications', due: 'late' }}
            />
            <Figure
              id="due"
              value={count.due}
              tone="new"
              icon="clock"
              name={t(count.due > 0 ? 'today.due' : 'today.due.none')}
              to={{ screen: 'applications', due: 'today' }}
            />
            <Figure
              id="new"
              value={count.fresh}
              tone="work"
              icon="inbox"
              name={t(count.fresh > 0 ? 'today.new' : 'today.new.none')}
              to={{ screen: 'applications', state: 'received' }}
            />
            <Figure
              id="kiosks"
              value={well}
              of={machines.length}
              tone={well < machines.length ? 'stop' : 'good'}
              icon="kiosk"
              name={t(machines.length > 0 ? 'today.kiosks' : 'today.kiosks.none')}
              to={{ screen: 'kiosks' }}
            />
          </ul>
          <div className="two">
            <section className="stack tight" aria-labelledby="first">
              <h2 id="first">{t('today.first')}</h2>
              {first.length > 0 ? (
                <>
                  <ApplicationTable rows={first.slice(0, FIRST)} compact />
                  {first.length > FIRST ? (
                    <a
                      className="button"
                      href={hashOf({ screen: 'applications', due: 'open' })}
                      data-action="first-all"
                    >
                      {t('today.first.all', { count: first.length })}
                    </a>
                  ) : null}
                </>
              ) : (
                <div className="card">
                  <Empty icon="check" title={t('today.first.none')} hint={t('today.first.none.hint')} />
                </div>
              )}
            </section>
            <section className="stack tight" aria-labelledby="health">
              <h2 id="health">{t('today.health')}</h2>
              <ul className="card health">
                {machines.length === 0 ? <li>{t('today.kiosks.none')}</li> : null}
                {machines.map((kiosk) => (
                  <li key={kiosk.id}>
                    <b>{kiosk.name}</b>
                    <KioskState condition={kioskCondition(kiosk, now)} />
                    <Troubles kiosk={kiosk} />
                    <span className="muted small">
                      {kiosk.lastSeenAt === null ? t('time.never') : ago(kiosk.lastSeenAt, now)}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </>
      )}
    </Page>
  )
}

/** One figure that leads to its rows; quiet at zero. */
const Figure = ({
  id,
  value,
  of,
  name,
  tone,
  icon,
  to,
}: {
  readonly id: string
  readonly value: number
  readonly of?: number
  readonly name: string
  readonly tone: Tone
  readonly icon: IconName
  readonly to: Route
}) => (
  <li>
    <a
      className={`figure tone-${value === 0 && of === undefined ? 'done' : tone}`}
      href={hashOf(to)}
      data-action={`figure-${id}`}
    >
      <Icon name={icon} />
      <b>
        {value}
        {of === undefined ? null : <small> / {of}</small>}
      </b>
      <span>{name}</span>
    </a>
  </li>
)
