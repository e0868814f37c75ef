import { FailureNotice } from '../components/failure-notice.tsx'
import { Empty } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { desk } from '../client.ts'
import { useLiveData } from '../live.tsx'
import { useResource } from '../session.tsx'
import { t } from '../words.ts'

/** Below this an average says who it was (domain.md §0.5). */
const SMALL = 5

/** Counts of the five faces; bars with their numbers in words beside. */
export function Evaluations() {
  const { versions } = useLiveData()
  const { data, failure, reload } = useResource(desk.evaluations, versions.evaluations)
  const most = Math.max(1, ...(data?.scores ?? []).map(({ count }) => count))
  return (
    <Page screen="evaluations">
      <header className="page-head">
        <h1>{t('evaluations.title')}</h1>
        <span className="muted">{t('evaluations.lead')}</span>
      </header>
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data === null ? (
        failure ? null : (
          <p className="loading">{t('app.loading')}</p>
        )
      ) : data.total === 0 ? (
        <div className="card">
          <Empty icon="star" title={t('evaluations.none')} hint={t('evaluations.none.hint')} />
        </div>
      ) : (
        <section className="card scores">
          <p>
            <b className="large">{t('evaluations.count', { count: data.total })}</b>{' '}
            {data.total < SMALL || data.average === null
              ? t('evaluations.few', { min: SMALL })
              : t('evaluations.average', { score: data.average.toFixed(1) })}
          </p>
          <dl>
            {([5, 4, 3, 2, 1] as const).map((score) => {
              const count = data.scores.find((row) => row.score === score)?.count ?? 0
              return (
                <div key={score} data-score={score}>
                  <dt>{t(`evaluations.score.${score}`)}</dt>
                  <dd>
                    <meter min={0} max={most} value={count} aria-hidden="true" />
                    {t('evaluations.times', { count })}
                  </dd>
                </div>
              )
            })}
          </dl>
        </section>
      )}
    </Page>
  )
}
