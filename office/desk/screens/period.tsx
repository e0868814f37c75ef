import { useCallback } from 'react'
import { ok, type Result } from '../../../base/result.ts'
import { BackLink } from '../components/back-link.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { MonthState } from '../components/month-state.tsx'
import { Page } from '../components/page.tsx'
import { PeriodClosed } from '../components/period-closed.tsx'
import { PeriodOpen } from '../components/period-open.tsx'
import { desk, type Failure } from '../client.ts'
import type { ClosedPeriod, PeriodView } from '../../server/periods/api-types.ts'
import { monthName } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { useResource } from '../session.tsx'
import { t } from '../words.ts'

interface Loaded {
  readonly view: PeriodView
  readonly closed: ClosedPeriod | null
}

/** One month: what it holds until it is closed; afterwards how it was closed, what proves it, what came since. */
export function Period({ period }: { readonly period: string }) {
  const { versions } = useLiveData()
  const load = useCallback(async (): Promise<Result<Loaded, Failure>> => {
    const view = await desk.period(period)
    if (!view.ok) return view
    if (view.value.state !== 'closed') return ok({ view: view.value, closed: null })
    const closed = await desk.closedPeriod(period)
    return closed.ok ? ok({ view: view.value, closed: closed.value }) : closed
  }, [period])
  const { data, failure, reload } = useResource(
    load,
    versions.reports + versions.ledgers + versions.applications,
  )
  return (
    <Page screen="period">
      <BackLink to={{ screen: 'periods' }} action="back-to-periods" label={t('periods.title')} />
      <header className="page-head application-head">
        <h1>{monthName(period)}</h1>
        {data ? <MonthState state={data.view.state} /> : null}
      </header>
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data === null ? (
        failure ? null : (
          <p className="loading">{t('app.loading')}</p>
        )
      ) : data.closed ? (
        <PeriodClosed closed={data.closed} />
      ) : (
        <PeriodOpen view={data.view} onClosed={reload} />
      )}
    </Page>
  )
}
