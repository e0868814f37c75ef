import { useState } from 'react'
import { FailureNotice } from '../components/failure-notice.tsx'
import { desk } from '../client.ts'
import { longDate } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { useResource } from '../session.tsx'
import { t } from '../words.ts'
import { dayInWords } from './day-in-words.ts'

/** The days whose numbers are still kept; asked for when somebody wants to see them. */
export function QueueDays() {
  const [open, setOpen] = useState(false)
  return (
    <details className="quiet-details" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary data-action="queue-days">{t('queue.days')}</summary>
      {open ? <Days /> : null}
    </details>
  )
}

function Days() {
  const { versions } = useLiveData()
  const { data, failure, reload } = useResource(desk.queueDays, versions.queue)
  if (failure) return <FailureNotice failure={failure} onRetry={reload} />
  if (data === null) return <p className="loading">{t('app.loading')}</p>
  if (data.days.length === 0) return <p className="muted">{t('queue.days.none')}</p>
  return (
    <ul className="plain-list" data-list="queue-days">
      {data.days.map((day) => (
        <li key={day.day}>
          <b>{longDate(day.day)}</b>
          <p className="muted small">{dayInWords(day)}</p>
        </li>
      ))}
    </ul>
  )
}
