import type { ApplicationRow } from '../../server/desk-api-types.ts'
import { daysLeft, longDate } from '../format.ts'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

/** How far a last day is, as word, icon and colour. */
export function DaysLeft({ date, now }: { readonly date: string; readonly now: Date }) {
  const left = daysLeft(date, now)
  if (left < 0) {
    return (
      <span className="state tone-stop">
        <Icon name="warn" />
        {t('clock.late')}
      </span>
    )
  }
  return (
    <span className={`state tone-${left === 0 ? 'new' : 'work'}`}>
      <Icon name="clock" />
      {left === 0 ? t('clock.today') : t('clock.left', { count: left })}
    </span>
  )
}

/** The list's column: the office's last day, and a warning only where one is due. */
export function DueBy({ row: { dueBy }, now }: { readonly row: ApplicationRow; readonly now: Date }) {
  if (dueBy === null) return <span className="muted">{t('clock.none')}</span>
  return daysLeft(dueBy, now) > 0 ? <span>{longDate(dueBy)}</span> : <DaysLeft date={dueBy} now={now} />
}
