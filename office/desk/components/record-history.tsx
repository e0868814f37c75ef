import type { RecordView } from '../../server/ledgers/api-types.ts'
import { shortTime } from '../format.ts'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'

/** Every version, newest first: who, when, what changed, why. */
export function RecordHistory({ view }: { readonly view: RecordView }) {
  const now = useNow()
  return (
    <section className="card history" aria-labelledby="history">
      <h2 id="history">{t('ledgers.history')}</h2>
      <ol className="timeline" data-list="history">
        {view.history.toReversed().map((entry) => (
          <li key={entry.version}>
            <time dateTime={entry.at} className="muted small">
              {shortTime(entry.at, now)}
            </time>
            <div>
              <b>
                {entry.move ?? t(entry.version === 1 ? 'ledgers.history.made' : 'ledgers.history.changed')}
              </b>
              <span className="muted small">
                {t('application.timeline.by', { name: entry.by })} ·{' '}
                {t('ledgers.history.version', { version: entry.version })}
              </span>
              {entry.version > 1 && entry.changed.length > 0 ? (
                <p className="small">{t('ledgers.history.fields', { fields: entry.changed.join('、') })}</p>
              ) : null}
              {entry.reason === null ? null : <p>{t('ledgers.history.reason', { reason: entry.reason })}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
