import { shanghaiMinute } from '../../../base/clock.ts'
import type { ClosedPeriod } from '../../server/periods/api-types.ts'
import { shortTime } from '../format.ts'
import { useNow, useSession } from '../session.tsx'
import { t, tOr } from '../words.ts'
import { Icon } from './icon.tsx'
import { PeriodChanges } from './period-changes.tsx'
import { PeriodProof } from './period-proof.tsx'

/** A closed month: its figures as they were beside those of today, what came since, and what proves them. */
export function PeriodClosed({ closed }: { readonly closed: ClosedPeriod }) {
  const { me } = useSession()
  const now = useNow()
  return (
    <>
      <div className="line">
        <p className="muted">
          {t('periods.closed.by', { name: closed.closedBy, at: shortTime(closed.closedAt, now) })}
        </p>
        <button type="button" className="button no-print" data-action="print" onClick={() => window.print()}>
          <Icon name="printer" />
          {t('ledgers.print')}
        </button>
      </div>
      <p className="print-only">
        {me.office.name} · {t('ledgers.printed', { at: shanghaiMinute(now) })}
      </p>
      <div className="two case">
        <div className="stack">
          <Counts closed={closed} />
          <FromBelow closed={closed} />
          <PeriodChanges closed={closed} />
        </div>
        <div className="stack">
          <PeriodProof closed={closed} />
        </div>
      </div>
      <p className="print-only signatures">{t('ledgers.signatures')}</p>
    </>
  )
}

function Counts({ closed: { ledgers } }: { readonly closed: ClosedPeriod }) {
  if (ledgers.length === 0) return null
  return (
    <section className="card" aria-labelledby="counts">
      <h2 id="counts">{t('periods.counts')}</h2>
      <p className="muted small">{t('periods.counts.lead')}</p>
      <table className="figure-table counts" data-list="counts">
        <thead>
          <tr>
            <th scope="col">{t('periods.ledger')}</th>
            <th scope="col">{t('periods.then')}</th>
            <th scope="col">{t('periods.now')}</th>
            <th scope="col">{t('periods.open.now')}</th>
          </tr>
        </thead>
        <tbody>
          {ledgers.map(({ id, title, atClosing, now }) => (
            <tr
              key={id}
              data-row={id}
              data-changed={(atClosing !== null && atClosing.rows !== now.rows) || undefined}
            >
              <th scope="row">{title}</th>
              <td>
                <b>{atClosing?.rows ?? '—'}</b>
              </td>
              <td>{now.rows}</td>
              <td>
                {atClosing === null || atClosing.open === now.open ? (
                  <span className="muted">{now.open}</span>
                ) : (
                  t('periods.open.change', { before: atClosing.open, now: now.open })
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Above a township: the figures of the offices below, as they were told. */
function FromBelow({ closed: { figures } }: { readonly closed: ClosedPeriod }) {
  if (figures === null) return null
  const shown = (count: number | null) => count ?? t('periods.few')
  return (
    <section className="card" aria-labelledby="below">
      <h2 id="below">{t('periods.below')}</h2>
      <p className="muted small">
        {t('periods.below.lead', { count: figures.offices, total: shown(figures.total) })}
      </p>
      <table className="figure-table counts" data-list="cells">
        <thead>
          <tr>
            <th scope="col">{t('reports.service')}</th>
            <th scope="col">{t('via.title')}</th>
            <th scope="col">{t('reports.case-state')}</th>
            <th scope="col">{t('periods.rows')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.cells.map(({ service, channel, state, count }) => (
            <tr key={`${service} ${channel} ${state}`}>
              <th scope="row">{tOr(`service-code.${service}`, 'report.fault.other')}</th>
              <td>{t(`via.${channel}`)}</td>
              <td>{tOr(`state.${state}`, 'report.fault.other')}</td>
              <td>{shown(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
