import { useState } from 'react'
import { FailureNotice } from '../components/failure-notice.tsx'
import { desk } from '../client.ts'
import { duration, longDate } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { useResource } from '../session.tsx'
import { t } from '../words.ts'

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
  const wait = (seconds: number | null): string => (seconds === null ? '—' : duration(seconds))
  if (failure) return <FailureNotice failure={failure} onRetry={reload} />
  if (data === null) return <p className="loading">{t('app.loading')}</p>
  if (data.days.length === 0) return <p className="muted">{t('queue.days.none')}</p>
  return (
    <table className="rows plain" data-list="queue-days">
      <thead>
        <tr>
          {(['day', 'taken', 'served', 'left', 'median', 'longest'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`queue.days.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.days.map(({ day, taken, served, left, medianWait, longestWait }) => (
          <tr key={day}>
            <td>{longDate(day)}</td>
            <td>{taken}</td>
            <td>{served}</td>
            <td>{left}</td>
            <td>{wait(medianWait)}</td>
            <td>{wait(longestWait)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
