import { rewritten, zh } from '../localized.ts'
import { t } from '../words.ts'
import { Field } from './field.tsx'
import { ProfileCard, type ProfilePart } from './profile-card.tsx'
import { WEEKDAYS, weekdayName } from './weekdays.ts'

/** Where, when, and on which number the office is reached. */
export function ProfileOpening(props: ProfilePart) {
  const { profile } = props.view
  return (
    <ProfileCard
      {...props}
      part="opening"
      icon="clock"
      begin={() => ({
        address: zh(profile.address),
        hours: zh(profile.hours),
        phone: profile.phone,
        openOn: profile.openOn,
      })}
      toChange={({ address, hours, phone, openOn }) => ({
        address: rewritten(profile.address, address),
        hours: rewritten(profile.hours, hours),
        phone: phone.trim(),
        openOn,
      })}
      renderFields={(draft, set, problemAt) => (
        <>
          <Field
            label={t('office.hours')}
            value={draft.hours}
            onChange={(hours) => set({ ...draft, hours })}
            action="profile-hours"
            problem={problemAt('hours')}
          />
          <fieldset className="field ticks">
            <legend>{t('office.open-on')}</legend>
            <div className="chips">
              {WEEKDAYS.map((day) => (
                <label key={day} className="tick">
                  <input
                    type="checkbox"
                    data-action={`open-on-${day}`}
                    checked={draft.openOn.includes(day)}
                    onChange={({ target }) =>
                      set({
                        ...draft,
                        openOn: WEEKDAYS.filter((one) =>
                          one === day ? target.checked : draft.openOn.includes(one),
                        ),
                      })
                    }
                  />
                  {weekdayName(day)}
                </label>
              ))}
            </div>
          </fieldset>
          <Field
            label={t('office.address')}
            value={draft.address}
            onChange={(address) => set({ ...draft, address })}
            action="profile-address"
            problem={problemAt('address')}
          />
          <Field
            label={t('office.phone')}
            value={draft.phone}
            onChange={(phone) => set({ ...draft, phone })}
            action="profile-phone"
            maxLength={30}
            problem={problemAt('phone')}
          />
        </>
      )}
    >
      <dl className="facts narrow">
        {[
          [t('office.hours'), zh(profile.hours)],
          [t('office.open-on'), profile.openOn.map(weekdayName).join('、')],
          [t('office.address'), zh(profile.address)],
          [t('office.phone'), profile.phone],
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </ProfileCard>
  )
}
