import type { ReactNode } from 'react'
import { shanghaiDate } from '../../../base/clock.ts'
import type { ApplicationView } from '../../server/desk-api-types.ts'
import { longDate, shortTime } from '../format.ts'
import { isHere } from '../judgements.ts'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'
import { DaysLeft } from './deadline.tsx'

/** The periods the law sets, from the earliest receipt on, each with its article. */
export function LegalClock({ view }: { readonly view: ApplicationView }) {
  const now = useNow()
  const onTime = view.handedOverAt !== null && shanghaiDate(new Date(view.handedOverAt)) <= view.handOverBy
  const decided = view.state !== 'handed-over' && !isHere(view)
  return (
    <section className="card" aria-labelledby="clock">
      <h2 id="clock">{t('clock.title')}</h2>
      <ol className="clock">
        <Step label={t('clock.received')} value={shortTime(view.receivedAt, now)} done />
        {view.handedOverAt === null ? (
          <Step
            label={t('clock.hand-over')}
            value={longDate(view.handOverBy)}
            mark={isHere(view) ? <DaysLeft date={view.handOverBy} now={now} /> : null}
            why={t('clock.hand-over.why')}
            late={isHere(view) && view.overdue}
          />
        ) : (
          <Step
            label={t('clock.handed-over')}
            value={shortTime(view.handedOverAt, now)}
            mark={<span className="muted">{onTime ? t('clock.met') : t('clock.met-late')}</span>}
            done
          />
        )}
        {view.state === 'withdrawn' ? null : (
          <Step
            label={t('clock.decision')}
            value={longDate(view.decisionBy.date)}
            mark={decided ? null : <DaysLeft date={view.decisionBy.date} now={now} />}
            why={`${t('clock.decision.why')}${t('clock.basis', { basis: view.decisionBy.basis })}`}
          />
        )}
      </ol>
      <p className="muted small">{t('clock.note')}</p>
    </section>
  )
}

const Step = ({
  label,
  value,
  mark,
  why,
  done = false,
  late = false,
}: {
  readonly label: string
  readonly value: string
  readonly mark?: ReactNode
  readonly why?: string
  readonly done?: boolean
  readonly late?: boolean
}) => (
  <li data-done={done} data-late={late}>
    <span className="muted small">{label}</span>
    <b>
      {value} {mark}
    </b>
    {why === undefined ? null : <span className="muted small">{why}</span>}
  </li>
)
