import type { ProfileView } from '../../server/profile/api-types.ts'
import { longDate } from '../format.ts'
import { t } from '../words.ts'
import { Icon } from '../components/icon.tsx'

/** Who is on duty on the coming days, as citizens are told it. */
export const DutyCalendar = ({ calendar }: Pick<ProfileView, 'calendar'>) => (
  <section className="card" aria-labelledby="calendar" data-list="duty-calendar">
    <h2 id="calendar">
      <Icon name="today" />
      {t('office.calendar')}
    </h2>
    <ol className="calendar">
      {calendar.map(({ day, staff, shut, note }, at) => (
        <li key={day} data-day={day} data-shut={staff.length === 0 || undefined}>
          <b>{at === 0 ? t('office.calendar.today') : longDate(day)}</b>
          <span>{staff.length > 0 ? staff.join('、') : (shut ?? t('office.calendar.shut'))}</span>
          {note === null ? null : <span className="muted small">{note}</span>}
        </li>
      ))}
    </ol>
  </section>
)
