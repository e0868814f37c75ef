import type { ApplicationView } from '../../server/desk-api-types.ts'
import { shortTime } from '../format.ts'
import { useNow } from '../session.tsx'
import { procedureWord, t, tOr } from '../words.ts'

/** Everything that was done with the application, unmaskings included, newest first. */
export function Timeline({ view }: { readonly view: ApplicationView }) {
  const now = useNow()
  return (
    <section className="card history" aria-labelledby="timeline">
      <h2 id="timeline">{t('application.timeline')}</h2>
      <ol className="timeline" data-list="timeline">
        {view.timeline.toReversed().map((entry) => (
          <li key={`${entry.at} ${entry.kind} ${entry.state}`}>
            <time dateTime={entry.at} className="muted small">
              {shortTime(entry.at, now)}
            </time>
            <div>
              <b>
                {entry.state === null
                  ? tOr(`application.timeline.${entry.kind}`, 'application.timeline')
                  : procedureWord(view.procedure, `state.${entry.state}`)}
              </b>
              <span className="muted small">
                {entry.by === null
                  ? t('application.timeline.kiosk')
                  : t('application.timeline.by', { name: entry.by })}
              </span>
              {entry.note === null ? null : <p>{entry.note}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
