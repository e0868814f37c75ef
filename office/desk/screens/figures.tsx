import { useCallback } from 'react'
import { shanghaiDate, shanghaiMinute } from '../../../base/clock.ts'
import { FailureNotice } from '../components/failure-notice.tsx'
import { FigureTable } from '../components/figure-table.tsx'
import { Icon } from '../components/icon.tsx'
import { Page } from '../components/page.tsx'
import { PeriodChips } from '../components/period-chips.tsx'
import { desk } from '../client.ts'
import { civilDate } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { periods } from '../periods.ts'
import { goTo, hashOf } from '../route.ts'
import { useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

/** A browser that saves pages as PDF names the file after the page. */
function printAs(name: string): void {
  const { title } = document
  document.title = name
  window.print()
  document.title = title
}

/** Figures of a period, the director's page first; each leads to its rows, and all go out as the annual assessment. */
export function Figures({ filter }: { readonly filter: string }) {
  const { me, now } = useSession()
  const { versions } = useLiveData()
  const year = periods(shanghaiDate(now())).find(({ id }) => id === 'year')!
  const query = new URLSearchParams(filter)
  const from = query.get('from') || year.from
  const to = query.get('to') || year.to
  const asked = `from=${from}&to=${to}`
  const load = useCallback(() => desk.figures(asked), [asked])
  const { data, failure, reload } = useResource(load, versions.ledgers + versions.applications)
  return (
    <Page screen="figures">
      <header className="report-head print-only">
        <p>{me.office.name}</p>
        <h1>{t('figures.report')}</h1>
        <p>{t('figures.report.period', { from: civilDate(from), to: civilDate(to) })}</p>
        <p>{t('figures.report.made', { at: shanghaiMinute(now()), name: me.user.name })}</p>
      </header>
      <header className="page-head no-print">
        <h1>{t('figures.title')}</h1>
        <span className="muted">
          {from} — {to}
        </span>
        <div className="end line">
          <a className="button" href={hashOf({ screen: 'periods' })} data-action="open-periods">
            <Icon name="lock" />
            {t('periods.title')}
          </a>
          <button
            type="button"
            className="button primary"
            data-action="print"
            onClick={() => printAs(`${me.office.name} ${t('figures.report')} ${from}—${to}`)}
          >
            <Icon name="printer" />
            {t('figures.pdf')}
          </button>
          <a
            className="button"
            data-action="assessment"
            href={`/desk/api/figures/assessment.csv?${asked}`}
            download
          >
            {t('figures.assessment')}
          </a>
        </div>
      </header>
      <div className="tools no-print">
        <PeriodChips
          from={from}
          to={to}
          onChange={(period) => goTo({ screen: 'figures', filter: `from=${period.from}&to=${period.to}` })}
        />
      </div>
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data === null && !failure ? <p className="loading">{t('app.loading')}</p> : null}
      <div className="figure-grid">
        {data?.sections.map((section) => (
          <FigureTable key={section.id} section={section} />
        ))}
      </div>
      <p className="print-only signatures">{t('ledgers.signatures')}</p>
    </Page>
  )
}
