import { useCallback } from 'react'
import { shanghaiDate, shanghaiMinute } from '../../../base/clock.ts'
import { FailureNotice } from '../components/failure-notice.tsx'
import { FigureTable } from '../components/figure-table.tsx'
import { Icon } from '../components/icon.tsx'
import { Page } from '../components/page.tsx'
import { PeriodChips } from '../components/period-chips.tsx'
import { desk } from '../client.ts'
import { useLiveData } from '../live.tsx'
import { periods } from '../periods.ts'
import { goTo } from '../route.ts'
import { useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

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
      <header className="page-head">
        <h1>{t('figures.title')}</h1>
        <span className="muted">
          {from} — {to}
        </span>
        <div className="end line no-print">
          <button type="button" className="button" data-action="print" onClick={() => window.print()}>
            <Icon name="printer" />
            {t('ledgers.print')}
          </button>
          <a
            className="button primary"
            data-action="assessment"
            href={`/desk/api/figures/assessment.csv?${asked}`}
            download
          >
            {t('figures.assessment')}
          </a>
        </div>
      </header>
      <p className="print-only">
        {me.office.name} · {t('ledgers.printed', { at: shanghaiMinute(now()) })}
      </p>
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
