import type { ReactNode } from 'react'
import type { Change, ClosedPeriod } from '../../server/periods/api-types.ts'
import { shortTime } from '../format.ts'
import { hashOf } from '../route.ts'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'

/** What was put right after the closing, each as a version with its reason; then what simply went on. */
export function PeriodChanges({ closed }: { readonly closed: ClosedPeriod }) {
  const corrections = closed.changes.filter(({ what }) => what !== 'moved')
  const moved = closed.changes.filter(({ what }) => what === 'moved')
  const below = closed.corrections
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">{t('periods.changes')}</h2>
      {corrections.length + below.length === 0 ? <p>{t('periods.changes.none')}</p> : null}
      <ol className="timeline" data-list="corrections">
        {corrections.map((one) => (
          <Entry key={keyOf(one)} at={one.at} title={<Title change={one} />} by={byOf(one)}>
            {one.what === 'report' ? null : one.detail === '' ? null : (
              <p className="small">{t('ledgers.history.fields', { fields: one.detail })}</p>
            )}
            {one.reason === null ? null : <p>{t('ledgers.history.reason', { reason: one.reason })}</p>}
            {one.what === 'report' ? <p className="muted small hash">{one.detail}</p> : null}
          </Entry>
        ))}
        {below.map((one) => (
          <Entry
            key={one.id}
            at={one.receivedAt}
            title={t('periods.changes.below', { office: one.orgFrom, subject: one.subject })}
            by={t('periods.changes.version', { n: one.version })}
          >
            <p>{t('ledgers.history.reason', { reason: one.reason })}</p>
            <p className="small">{t(`periods.correction.${one.status}`)}</p>
          </Entry>
        ))}
      </ol>
      {moved.length === 0 ? null : (
        <details className="quiet-details">
          <summary>{t('periods.moved', { count: moved.length })}</summary>
          <ol className="timeline" data-list="moved">
            {moved.map((one) => (
              <Entry key={keyOf(one)} at={one.at} title={<Title change={one} />} by={byOf(one)}>
                <p className="small">{one.detail}</p>
              </Entry>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

const keyOf = ({ at, what, number, record, version }: Change): string =>
  `${at} ${what} ${record ?? number ?? ''} ${version}`

const byOf = ({ by, version }: Change): string =>
  [by ?? t('periods.changes.machine'), t('periods.changes.version', { n: version })].join(' · ')

function Title({ change }: { readonly change: Change }) {
  const { what, title, number, record, application } = change
  const text = t(`periods.change.${what}`, { title: title || t('nav.reports'), number: number ?? '' })
  if (record !== null) return <a href={hashOf({ screen: 'record', id: record })}>{text}</a>
  if (application !== null) return <a href={hashOf({ screen: 'application', id: application })}>{text}</a>
  return text
}

function Entry({
  at,
  title,
  by,
  children,
}: {
  readonly at: string
  readonly title: ReactNode
  readonly by: string
  readonly children: ReactNode
}) {
  const now = useNow()
  return (
    <li>
      <time dateTime={at} className="muted small">
        {shortTime(at, now)}
      </time>
      <div>
        <b>{title}</b>
        <span className="muted small">{by}</span>
        {children}
      </div>
    </li>
  )
}
