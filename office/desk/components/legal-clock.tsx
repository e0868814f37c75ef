import type { ReactNode } from 'react'
import { shanghaiDate } from '../../../base/clock.ts'
import type { ApplicationView } from '../../server/desk-api-types.ts'
import { longDate, shortTime } from '../format.ts'
import { useNow } from '../session.tsx'
import { procedureWord, t } from '../words.ts'
import { DaysLeft } from './deadline.tsx'

/** The periods that run, from the earliest receipt on, each with its article or as what the office promises. */
export function LegalClock({ view }: { readonly view: ApplicationView }) {
  const now = useNow()
  return (
    <section className="card" aria-labelledby="clock">
      <h2 id="clock">{t('clock.title')}</h2>
      <ol className="clock">
        <Step label={t('clock.received')} value={shortTime(view.receivedAt, now)} done />
        {view.clocks.map(({ id, by, basis, metAt, running }) => (
          <Step
            key={id}
            label={procedureWord(view.procedure, `clock.${id}`)}
            value={metAt === null ? longDate(by) : shortTime(metAt, now)}
            mark={
              metAt !== null ? (
                <span className="muted">
                  {t(shanghaiDate(new Date(metAt)) <= by ? 'clock.met' : 'clock.met-late')}
                </span>
              ) : running ? (
                <DaysLeft date={by} now={now} />
              ) : null
            }
            why={basis === null ? t('clock.promise') : t('clock.basis', { basis })}
            done={metAt !== null}
            late={running && shanghaiDate(now) > by}
          />
        ))}
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
