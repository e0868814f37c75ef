import { BackLink } from '../components/back-link.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { MonthState } from '../components/month-state.tsx'
import { Page } from '../components/page.tsx'
import { desk } from '../client.ts'
import { monthName, shortTime } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { goTo, hashOf } from '../route.ts'
import { useNow, useResource } from '../session.tsx'
import { t } from '../words.ts'

/** Every month of the last years and whether it is closed. */
export function Periods() {
  const { versions } = useLiveData()
  const now = useNow()
  const { data, failure, reload } = useResource(desk.periods, versions.reports)
  return (
    <Page screen="periods">
      <BackLink to={{ screen: 'figures', filter: '' }} action="back-to-figures" label={t('figures.title')} />
      <header className="page-head">
        <h1>{t('periods.title')}</h1>
        <span className="muted">{t('periods.lead')}</span>
      </header>
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data === null ? null : (
        <table className="rows" data-list="periods">
          <thead>
            <tr>
              <th scope="col">{t('periods.month')}</th>
              <th scope="col">{t('reports.state')}</th>
              <th scope="col">{t('periods.closed-by')}</th>
            </tr>
          </thead>
          <tbody>
            {data.periods.map(({ period, state, closedAt, closedBy }) => (
              <tr key={period} data-id={period} onClick={() => goTo({ screen: 'period', period })}>
                <td className="cell-number">
                  <a
                    className="number"
                    href={hashOf({ screen: 'period', period })}
                    data-action="open-period"
                    onClick={(event) => event.stopPropagation()}
                  >
                    {monthName(period)}
                  </a>
                </td>
                <td>
                  <MonthState state={state} />
                </td>
                <td>{closedAt === null ? '' : `${closedBy} · ${shortTime(closedAt, now)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
