import type { ApplicationRow } from '../../server/desk-api-types.ts'
import { daysLeft, longDate } from '../format.ts'
import { isHere } from '../judgements.ts'
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

/** The list's column: the last day, and a warning only where one is due. */
export function HandOverBy({ row, now }: { readonly row: ApplicationRow; readonly now: Date }) {
  if (row.state === 'withdrawn') return <span className="muted">{t('clock.not-needed')}</span>
  if (!isHere(row)) return <span className="muted">{t('clock.handed-over')}</span>
  return daysLeft(row.handOverBy, now) > 0 ? (
    <span>{longDate(row.handOverBy)}</span>
  ) : (
    <DaysLeft date={row.handOverBy} now={now} />
  )
}
