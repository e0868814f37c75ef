import type { ProfileView } from '../../server/profile/api-types.ts'
import { retold, rewritten, said, zh, type Said } from '../localized.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'
import type { ProfilePart } from './card.tsx'
import { newId } from './entries.ts'
import { ListCard } from './list-card.tsx'
import { RowField } from './row-field.tsx'
import { NameField } from './said-field.tsx'

type Village = ProfileView['profile']['villages'][number]

interface Draft {
  readonly id: string
  readonly name: Said
  readonly place: string
  readonly hasAdviser: boolean
  readonly adviserName: string
  readonly adviserBody: string
  readonly adviserLicence: string
  readonly adviserPhone: string
  readonly adviserDuty: string
  readonly managerName: string
  readonly managerPhone: string
  readonly old?: Village
}

/** The villages with their legal advisers; one without is shown too. */
export function ProfileVillages(props: ProfilePart) {
  const { now } = useSession()
  const { profile, catalogue } = props.view
  return (
    <ListCard
      {...props}
      part="villages"
      icon="home"
      action="village"
      ordered
      addLabel={t('office.villages.add')}
      newTitle={t('office.villages.new')}
      titleOf={({ name }) => zh(name)}
      factsOf={({ hasAdviser, adviserName, adviserPhone }) =>
        hasAdviser ? `${adviserName}　${adviserPhone}` : t('office.villages.vacant')
      }
      removal={({ id }) => {
        const groups = profile.groups.filter(({ village }) => village === id).map(({ name }) => zh(name))
        return {
          means: t('office.villages.remove'),
          usedBy:
            groups.length === 0
              ? undefined
              : t('office.villages.used', { groups: groups.map((name) => `「${name}」`).join('') }),
        }
      }}
      fresh={() => draftOf(newId('v', now()))}
      drafts={() => profile.villages.map((old) => draftOf(old.id, old))}
      toValue={villageOf}
      renderFields={(row) => {
        const { draft, set, action } = row
        return (
          <>
            <NameField row={row} label={t('office.villages.name')} languages={catalogue.languages} />
            <RowField
              row={row}
              name="place"
              type="wrapped"
              label={t('office.villages.place')}
              hint={t('office.villages.place.hint')}
            />
            <label className="check">
              <input
                type="checkbox"
                data-action={`${action}-has-adviser`}
                checked={draft.hasAdviser}
                onChange={({ target }) => set({ ...draft, hasAdviser: target.checked })}
              />
              {t('office.villages.has-adviser')}
            </label>
            {draft.hasAdviser ? (
              <>
                <RowField
                  row={row}
                  name="adviserName"
                  place="adviser.name"
                  label={t('office.villages.adviser.name')}
                  maxLength={30}
                />
                <RowField
                  row={row}
                  name="adviserBody"
                  type="wrapped"
                  place="adviser.body"
                  label={t('office.villages.adviser.body')}
                />
                <RowField
                  row={row}
                  name="adviserLicence"
                  place="adviser.licence"
                  label={t('office.licence')}
                  maxLength={60}
                />
                <RowField
                  row={row}
                  name="adviserPhone"
                  place="adviser.phone"
                  label={t('office.villages.adviser.phone')}
                  maxLength={30}
                />
                <RowField
                  row={row}
                  name="adviserDuty"
                  type="wrapped"
                  place="adviser.duty"
                  label={t('office.villages.adviser.duty')}
                  hint={t('office.villages.adviser.duty.hint')}
                />
              </>
            ) : (
              <p className="muted small">{t('office.villages.vacant.means')}</p>
            )}
            <RowField
              row={row}
              name="managerName"
              place="manager.name"
              label={t('office.villages.manager')}
              hint={t('office.villages.manager.hint')}
              maxLength={30}
            />
            <RowField
              row={row}
              name="managerPhone"
              place="manager.phone"
              label={t('office.villages.manager.phone')}
              maxLength={30}
            />
          </>
        )
      }}
    >
      {profile.villages.length === 0 ? <p className="muted">{t('office.villages.none')}</p> : null}
      <ul className="plain-list">
        {profile.villages.map(({ id, name, place, adviser }) => (
          <li key={id}>
            <b>{zh(name)}</b> <span className="muted small">{zh(place)}</span>
            {adviser ? (
              <p>
                {adviser.name} <span className="muted">{zh(adviser.body)}</span>{' '}
                <span className="number">{adviser.phone}</span>
              </p>
            ) : (
              <p className="muted">{t('office.villages.vacant')}</p>
            )}
          </li>
        ))}
      </ul>
    </ListCard>
  )
}

const draftOf = (id: string, old?: Village): Draft => ({
  id,
  name: said(old?.name),
  place: old ? zh(old.place) : '',
  hasAdviser: old ? old.adviser !== null : true,
  adviserName: old?.adviser?.name ?? '',
  adviserBody: old?.adviser ? zh(old.adviser.body) : '',
  adviserLicence: old?.adviser?.licence ?? '',
  adviserPhone: old?.adviser?.phone ?? '',
  adviserDuty: old?.adviser ? zh(old.adviser.duty) : '',
  managerName: old?.manager.name ?? '',
  managerPhone: old?.manager.phone ?? '',
  ...(old ? { old } : {}),
})

const villageOf = (draft: Draft) => ({
  id: draft.id,
  name: retold(draft.old?.name, draft.name),
  place: rewritten(draft.old?.place, draft.place),
  adviser: draft.hasAdviser
    ? {
        name: draft.adviserName.trim(),
        body: rewritten(draft.old?.adviser?.body, draft.adviserBody),
        licence: draft.adviserLicence.trim(),
        phone: draft.adviserPhone.trim(),
        duty: rewritten(draft.old?.adviser?.duty, draft.adviserDuty),
      }
    : null,
  manager: { name: draft.managerName.trim(), phone: draft.managerPhone.trim() },
})
