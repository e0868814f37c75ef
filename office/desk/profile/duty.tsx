import type { ProfileView } from '../../server/profile/api-types.ts'
import { Problem } from '../components/problem.tsx'
import { TicksField } from '../components/ticks-field.tsx'
import { longDate } from '../format.ts'
import { rewritten, zh } from '../localized.ts'
import { t } from '../words.ts'
import { ProfileCard, type ProfilePart } from './card.tsx'
import { entriesOf, keptOf, type Entry } from './entries.ts'
import { EntryList } from './entry-list.tsx'
import { Facts } from './facts.tsx'
import { RowField } from './row-field.tsx'
import { WEEKDAYS, weekdayName } from './weekdays.ts'

type Roster = ProfileView['profile']['duty']
type Day = Roster['on'][number]

interface DayDraft {
  readonly date: string
  readonly staff: readonly string[]
  readonly note: string
  readonly old?: Day
}

interface Draft {
  readonly weekly: Roster['weekly']
  readonly on: readonly Entry<DayDraft>[]
}

/** Who is on duty: by day of the week, and on single days otherwise. */
export function ProfileDuty(props: ProfilePart) {
  const { profile, present, today } = props.view
  const { duty } = profile
  const staff = profile.staff
    .filter(({ id }) => present.includes(id))
    .map(({ id, name }) => ({ id, label: name }))
  const names = (ids: readonly string[]): string =>
    ids.map((id) => profile.staff.find((one) => one.id === id)?.name ?? id).join('、')
  const idsOn = (weekly: Roster['weekly'], weekday: number): string[] =>
    weekly.find((one) => one.weekday === weekday)?.staff ?? []
  // Days that are over say nothing any more.
  const ahead = duty.on.filter(({ date }) => date >= today)
  return (
    <ProfileCard
      {...props}
      part="duty"
      icon="list"
      begin={(): Draft => ({
        weekly: duty.weekly,
        on: entriesOf(
          ahead.map((old) => ({ date: old.date, staff: old.staff, note: old.note ? zh(old.note) : '', old })),
        ),
      })}
      toChange={({ weekly, on }) => ({
        duty: {
          weekly: weekly.filter(({ staff: ids }) => ids.length > 0),
          on: keptOf(on).map(({ date, staff: ids, note, old }) => ({
            date,
            staff: [...ids],
            ...(note.trim() === '' ? {} : { note: rewritten(old?.note, note) }),
          })),
        },
      })}
      renderFields={(draft, set, problemAt) => (
        <>
          {WEEKDAYS.filter((day) => profile.openOn.includes(day) || idsOn(draft.weekly, day).length > 0).map(
            (weekday) => (
              <TicksField
                key={weekday}
                label={weekdayName(weekday)}
                options={staff}
                chosen={idsOn(draft.weekly, weekday)}
                onChange={(ids) =>
                  set({
                    ...draft,
                    weekly: [
                      ...draft.weekly.filter((one) => one.weekday !== weekday),
                      { weekday, staff: ids },
                    ].toSorted((one, other) => one.weekday - other.weekday),
                  })
                }
                action={`duty-${weekday}`}
              />
            ),
          )}
          <Problem text={problemAt('duty.weekly')} />
          <h3>{t('office.duty.days')}</h3>
          <EntryList
            place="duty.on"
            action="duty-day"
            entries={draft.on}
            onChange={(on) => set({ ...draft, on })}
            problemAt={problemAt}
            fresh={(): DayDraft => ({ date: today, staff: [], note: '' })}
            addLabel={t('office.duty.add')}
            newTitle={t('office.duty.date')}
            titleOf={({ date }) => longDate(date)}
            factsOf={({ staff: ids, note }) => `${names(ids)}　${note}`.trim()}
            removal={() => ({ means: t('office.duty.remove') })}
            renderFields={(row) => (
              <>
                <RowField row={row} name="date" label={t('office.duty.date')} type="date" />
                <TicksField
                  label={t('office.duty.who')}
                  options={staff}
                  chosen={row.draft.staff}
                  onChange={(ids) => row.set({ ...row.draft, staff: ids })}
                  action={row.action}
                  problem={row.problemAt('staff')}
                />
                <RowField row={row} name="note" label={t('office.duty.note')} />
              </>
            )}
          />
        </>
      )}
    >
      <Facts
        facts={[
          ...duty.weekly.map(({ weekday, staff: ids }) => [weekdayName(weekday), names(ids)] as const),
          ...ahead.map(
            ({ date, staff: ids, note }) =>
              [longDate(date), `${names(ids)} ${note ? zh(note) : ''}`.trim()] as const,
          ),
        ]}
      />
    </ProfileCard>
  )
}
