import { useState } from 'react'
import { monthDays } from '../../../base/month.ts'
import { desk } from '../client.ts'
import type { PeriodView } from '../../server/periods/api-types.ts'
import { civilDate, monthName } from '../format.ts'
import { hashOf } from '../route.ts'
import { useAction, useSession } from '../session.tsx'
import { t, type WordId } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Icon } from './icon.tsx'
import { Empty, Notice } from './notice.tsx'

/** What a month holds, what is unfinished in it, and the act of closing with what follows from it. */
export function PeriodOpen({ view, onClosed }: { readonly view: PeriodView; readonly onClosed: () => void }) {
  return (
    <div className="two case">
      <div className="stack">
        <Holds view={view} />
      </div>
      <div className="stack">
        <Closing view={view} onClosed={onClosed} />
      </div>
    </div>
  )
}

function Holds({ view }: { readonly view: PeriodView }) {
  const { me } = useSession()
  const { from, to } = monthDays(view.period)
  const mayRead = me.user.operations.includes('ledger.read')
  const way = (ledger: string, more = '') =>
    hashOf({ screen: 'ledger', id: ledger, filter: `from=${from}&to=${to}${more}` })
  return (
    <section className="card" aria-labelledby="holds">
      <h2 id="holds">{t('periods.holds')}</h2>
      {view.ledgers.length === 0 ? (
        <Empty icon="book" title={t('periods.holds.none')} />
      ) : (
        <table className="figure-table counts" data-list="counts">
          <thead>
            <tr>
              <th scope="col">{t('periods.ledger')}</th>
              <th scope="col">{t('periods.rows')}</th>
              <th scope="col">{t('periods.open')}</th>
              <th scope="col">{t('periods.overdue')}</th>
            </tr>
          </thead>
          <tbody>
            {view.ledgers.map(({ id, title, rows, open, overdue }) => (
              <tr key={id} data-row={id}>
                <th scope="row">{mayRead ? <a href={way(id)}>{title}</a> : title}</th>
                <td>{rows}</td>
                <td>
                  {open === 0 ? (
                    <span className="muted">0</span>
                  ) : mayRead ? (
                    <a href={way(id, '&unfinished=1')} data-action="open-unfinished">
                      {open}
                    </a>
                  ) : (
                    open
                  )}
                </td>
                <td>
                  {overdue === 0 ? <span className="muted">0</span> : <b className="late">{overdue}</b>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {view.empty.length === 0 ? null : (
        <details className="quiet-details">
          <summary>{t('periods.empty', { count: view.empty.length })}</summary>
          <p className="muted small">{view.empty.join('、')}</p>
        </details>
      )}
    </section>
  )
}

const MEANS = ['stands', 'reason', 'unfinished', 'final'] as const

function Closing({ view, onClosed }: { readonly view: PeriodView; readonly onClosed: () => void }) {
  const { me } = useSession()
  const [asking, setAsking] = useState(false)
  const close = useAction(desk.closePeriod)
  const month = monthName(view.period)
  const open = view.ledgers.reduce((sum, one) => sum + one.open, 0)
  const { toCheck, rejected, unsent } = view.reports
  const waiting: readonly (readonly [WordId, number])[] = [
    ['periods.waits.open', open],
    ['periods.waits.to-check', toCheck],
    ['periods.waits.rejected', rejected],
    ['periods.waits.unsent', unsent],
  ]
  const left = waiting.filter(([, count]) => count > 0)
  const over = view.state === 'open'
  return (
    <section className="card" aria-labelledby="closing">
      <h2 id="closing">{t('periods.closing')}</h2>
      {over ? null : (
        <Notice
          tone="work"
          icon="clock"
          title={t('periods.running', { date: civilDate(nextDay(monthDays(view.period).to)) })}
        />
      )}
      {left.length === 0 ? (
        <p className="said">
          <Icon name="check" /> {t('periods.waits.none')}
        </p>
      ) : (
        <ul className="waits" data-list="waits">
          {left.map(([word, count]) => (
            <li key={word}>
              <Icon name="warn" />
              {word === 'periods.waits.open' || !me.user.operations.includes('report.read') ? (
                <span>{t(word, { count })}</span>
              ) : (
                <a href={hashOf({ screen: 'reports' })}>{t(word, { count })}</a>
              )}
            </li>
          ))}
        </ul>
      )}
      <h3>{t('periods.means')}</h3>
      <ul className="means">
        {MEANS.map((what) => (
          <li key={what}>{t(`periods.means.${what}`)}</li>
        ))}
      </ul>
      {!me.user.operations.includes('report.check') ? (
        <p className="muted">{t('periods.who')}</p>
      ) : over ? (
        <button
          type="button"
          className="button primary wide"
          data-action="close-period"
          onClick={() => setAsking(true)}
        >
          <Icon name="lock" />
          {t('periods.close', { month })}
        </button>
      ) : null}
      {asking ? (
        <Dialog
          title={t('periods.confirm', { month })}
          screen="confirm-close"
          onClose={() => setAsking(false)}
        >
          <p>{t('periods.confirm.final')}</p>
          {left.length === 0 ? null : (
            <Notice
              tone="new"
              icon="warn"
              title={t('periods.confirm.left')}
              lines={left.map(([word, count]) => t(word, { count }))}
            />
          )}
          {close.failure ? <FailureNotice failure={close.failure} /> : null}
          <div className="buttons">
            <button
              type="button"
              className="button confirm"
              data-action="close-confirm"
              disabled={close.busy}
              onClick={() => void close.run(view.period).then((done) => done && onClosed())}
            >
              {t('periods.confirm.do')}
            </button>
            <button type="button" className="button" data-action="cancel" onClick={() => setAsking(false)}>
              {t('periods.confirm.not')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </section>
  )
}

const nextDay = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
