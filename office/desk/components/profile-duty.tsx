import type { ProfileView } from '../../server/profile/api-types.ts'
import { longDate } from '../format.ts'
import { rewritten, zh } from '../localized.ts'
import { t } from '../words.ts'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { ProfileCard, type ProfilePart } from './profile-card.tsx'
import { WEEKDAYS, weekdayName } from './weekdays.ts'

type Roster = ProfileView['profile']['duty']
type Day = Roster['on'][number]

/** Who is on duty: by day of the week, and on single days otherwise. */
export function ProfileDuty(props: ProfilePart) {
  const { profile, present, today } = props.view
  const staff = profile.staff.filter(({ id }) => present.includes(id))
  const name = (id: string): string => profile.staff.find((one) => one.id === id)?.name ?? id
  const idsOn = ({ weekly }: Roster, weekday: number): string[] =>
    weekly.find((one) => one.weekday === weekday)?.staff ?? []
  return (
    <ProfileCard
      {...props}
      part="duty"
      icon="list"
      // Days that are over say nothing any more.
      begin={(): Roster => ({ ...profile.duty, on: profile.duty.on.filter(({ date }) => date >= today) })}
      toChange={(duty) => ({
        duty: { ...duty, weekly: duty.weekly.filter(({ staff: ids }) => ids.length > 0) },
      })}
      renderFields={(draft, set, problemAt) => {
        const setWeekly = (weekday: number, ids: string[]) =>
          set({
            ...draft,
            weekly: [
              ...draft.weekly.filter((one) => one.weekday !== weekday),
              { weekday, staff: ids },
            ].toSorted((one, other) => one.weekday - other.weekday),
          })
        const setDay = (at: number, day: Day) => set({ ...draft, on: draft.on.with(at, day) })
        return (
          <>
            {WEEKDAYS.filter((day) => profile.openOn.includes(day) || idsOn(draft, day).length > 0).map(
              (day) => (
                <StaffTicks
                  key={day}
                  action={`duty-${day}`}
                  legend={weekdayName(day)}
                  staff={staff}
                  chosen={idsOn(draft, day)}
                  onChange={(ids) => setWeekly(day, ids)}
                />
              ),
            )}
            {problemAt('duty.weekly') === undefined ? null : (
              <p className="problem" role="alert">
                <Icon name="warn" />
                {problemAt('duty.weekly')}
              </p>
            )}
            <h3>{t('office.duty.days')}</h3>
            {draft.on.map((day, at) => (
              <fieldset key={at} className="part-item">
                <legend>{t('office.duty.day', { n: at + 1 })}</legend>
                <Field
                  label={t('office.duty.date')}
                  type="date"
                  value={day.date}
                  onChange={(date) => setDay(at, { ...day, date })}
                  action={`duty-day-${at}-date`}
                  problem={problemAt(`duty.on.${at}.date`)}
                />
                <StaffTicks
                  action={`duty-day-${at}`}
                  legend={t('office.duty.who')}
                  staff={staff}
                  chosen={day.staff}
                  onChange={(ids) => setDay(at, { ...day, staff: ids })}
                />
                <Field
                  label={t('office.duty.note')}
                  value={day.note ? zh(day.note) : ''}
                  onChange={(note) => {
                    const { note: old, ...kept } = day
                    setDay(at, note.trim() === '' ? kept : { ...kept, note: rewritten(old, note) })
                  }}
                  action={`duty-day-${at}-note`}
                />
                <button
                  type="button"
                  className="button quiet"
                  data-action={`duty-day-${at}-remove`}
                  onClick={() => set({ ...draft, on: draft.on.toSpliced(at, 1) })}
                >
                  <Icon name="minus" />
                  {t('office.remove')}
                </button>
              </fieldset>
            ))}
            <button
              type="button"
              className="button"
              data-action="add-duty-day"
              onClick={() => set({ ...draft, on: [...draft.on, { date: today, staff: [] }] })}
            >
              <Icon name="plus" />
              {t('office.duty.add')}
            </button>
          </>
        )
      }}
    >
      <dl className="facts narrow">
        {profile.duty.weekly.map(({ weekday, staff: ids }) => (
          <div key={weekday}>
            <dt>{weekdayName(weekday)}</dt>
            <dd>{ids.map(name).join('、')}</dd>
          </div>
        ))}
        {profile.duty.on
          .filter(({ date }) => date >= today)
          .map(({ date, staff: ids, note }) => (
            <div key={date}>
              <dt>{longDate(date)}</dt>
              <dd>
                {ids.map(name).join('、')} {note ? zh(note) : ''}
              </dd>
            </div>
          ))}
      </dl>
    </ProfileCard>
  )
}

function StaffTicks({
  action,
  legend,
  staff,
  chosen,
  onChange,
}: {
  readonly action: string
  readonly legend: string
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  readonly onChange: (ids: string[]) => void
}) {
  return (
    <fieldset className="field ticks">
      <legend>{legend}</legend>
      <div className="chips">
        {staff.map(({ id, name }) => (
          <label key={id} className="tick">
            <input
              type="checkbox"
              data-action={`${action}-${id}`}
              checked={chosen.includes(id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
