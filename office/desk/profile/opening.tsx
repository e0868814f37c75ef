import { TicksField } from '../components/ticks-field.tsx'
import { rewritten, zh } from '../localized.ts'
import { t } from '../words.ts'
import { ProfileCard, type ProfilePart } from './card.tsx'
import { Facts } from './facts.tsx'
import { RowField } from './row-field.tsx'
import { WEEKDAYS, weekdayName } from './weekdays.ts'

interface Draft {
  readonly address: string
  readonly hours: string
  readonly phone: string
  readonly openOn: readonly string[]
}

/** Where, when, and on which number the office is reached. */
export function ProfileOpening(props: ProfilePart) {
  const { profile } = props.view
  return (
    <ProfileCard
      {...props}
      part="opening"
      icon="clock"
      begin={(): Draft => ({
        address: zh(profile.address),
        hours: zh(profile.hours),
        phone: profile.phone,
        openOn: profile.openOn.map(String),
      })}
      toChange={({ address, hours, phone, openOn }) => ({
        address: rewritten(profile.address, address),
        hours: rewritten(profile.hours, hours),
        phone: phone.trim(),
        openOn: openOn.map(Number),
      })}
      renderFields={(draft, set, problemAt) => {
        const row = { draft, set, action: 'profile', problemAt }
        return (
          <>
            <RowField row={row} name="hours" type="wrapped" label={t('office.hours')} />
            <TicksField
              label={t('office.open-on')}
              options={WEEKDAYS.map((day) => ({ id: String(day), label: weekdayName(day) }))}
              chosen={draft.openOn}
              onChange={(openOn) => set({ ...draft, openOn })}
              action="open-on"
              problem={problemAt('openOn') ?? problemAt('duty.weekly')}
            />
            <RowField row={row} name="address" type="wrapped" label={t('office.address')} />
            <RowField row={row} name="phone" label={t('office.phone')} maxLength={30} />
          </>
        )
      }}
    >
      <Facts
        facts={[
          [t('office.hours'), zh(profile.hours)],
          [t('office.open-on'), profile.openOn.map(weekdayName).join('、')],
          [t('office.address'), zh(profile.address)],
          [t('office.phone'), profile.phone],
        ]}
      />
    </ProfileCard>
  )
}
