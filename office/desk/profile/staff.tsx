import type { ProfileView } from '../../server/profile/api-types.ts'
import { SelectField } from '../components/select-field.tsx'
import { TicksField } from '../components/ticks-field.tsx'
import { languageName } from '../format.ts'
import { rewritten, rewrittenLines, zh } from '../localized.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'
import type { ProfilePart } from './card.tsx'
import { newId } from './entries.ts'
import { ListCard } from './list-card.tsx'
import { RowField } from './row-field.tsx'

type Member = ProfileView['profile']['staff'][number]

interface Draft {
  readonly id: string
  readonly name: string
  readonly post: string
  readonly phone: string
  readonly duties: string
  readonly until: string
  readonly deputy: string
  readonly languages: readonly string[]
  readonly old?: Member
}

/** 岗位公示: who works here. Whoever leaves gets a last day: records of the office speak of them for years. */
export function ProfileStaff(props: ProfilePart) {
  const { now } = useSession()
  const { profile, present, catalogue } = props.view
  return (
    <ListCard
      {...props}
      part="staff"
      icon="person"
      action="staff"
      ordered
      addLabel={t('office.staff.add')}
      newTitle={t('office.staff.new')}
      titleOf={({ name }) => name}
      factsOf={({ post, phone, until }) =>
        [post, phone, until && t('office.staff.leaves', { until })].filter(Boolean).join('　')
      }
      fresh={(): Draft => ({
        id: newId('s', now()),
        name: '',
        post: '',
        phone: '',
        duties: '',
        until: '',
        deputy: '',
        languages: [],
      })}
      drafts={() => profile.staff.map(draftOf)}
      toValue={memberOf}
      renderFields={(row, isNew) => {
        const { draft, set, action, problemAt } = row
        return (
          <>
            <RowField row={row} name="name" label={t('office.staff.name')} maxLength={30} first={isNew} />
            <RowField row={row} name="post" label={t('office.staff.post')} maxLength={60} />
            <RowField row={row} name="phone" label={t('office.phone')} maxLength={30} />
            <RowField
              row={row}
              name="duties"
              label={t('office.staff.duties')}
              hint={t('office.lines.hint')}
              type="multiline"
              maxLength={1000}
            />
            <SelectField
              label={t('office.staff.deputy')}
              none={t('office.staff.deputy.none')}
              options={profile.staff
                .filter(({ id }) => id !== draft.id && (present.includes(id) || id === draft.deputy))
                .map(({ id, name }) => ({ id, label: name }))}
              value={draft.deputy}
              onChange={(deputy) => set({ ...draft, deputy })}
              action={`${action}-deputy`}
              problem={problemAt('deputy')}
            />
            <TicksField
              label={t('office.staff.languages')}
              hint={t('office.staff.languages.hint')}
              options={catalogue.languages.map((id) => ({ id, label: languageName(id) }))}
              chosen={draft.languages}
              onChange={(languages) => set({ ...draft, languages })}
              action={`${action}-speaks`}
              problem={problemAt('languages')}
            />
            {isNew ? null : (
              <RowField
                row={row}
                name="until"
                label={t('office.staff.until')}
                hint={t('office.staff.until.hint')}
                type="date"
              />
            )}
          </>
        )
      }}
    >
      <ul className="plain-list">
        {profile.staff
          .filter(({ id }) => present.includes(id))
          .map(({ id, name, post, phone, duties, languages, until }) => (
            <li key={id}>
              <b>{name}</b> <span>{zh(post)}</span> <span className="number">{phone}</span>
              <p className="muted small">{duties.map(zh).join('；')}</p>
              {languages.length === 0 ? null : (
                <p className="muted small">
                  {t('office.staff.speaks', {
                    languages: languages.map(languageName).join('、'),
                  })}
                </p>
              )}
              {until === undefined ? null : <p className="small">{t('office.staff.leaves', { until })}</p>}
            </li>
          ))}
      </ul>
    </ListCard>
  )
}

const draftOf = (old: Member): Draft => ({
  id: old.id,
  name: old.name,
  post: zh(old.post),
  phone: old.phone,
  duties: old.duties.map(zh).join('\n'),
  until: old.until ?? '',
  deputy: old.deputy ?? '',
  languages: old.languages,
  old,
})

const memberOf = ({ id, name, post, phone, duties, until, deputy, languages, old }: Draft) => ({
  id,
  name: name.trim(),
  post: rewritten(old?.post, post),
  duties: rewrittenLines(old?.duties ?? [], duties),
  phone: phone.trim(),
  languages: [...languages],
  ...(deputy === '' ? {} : { deputy }),
  ...(until === '' ? {} : { until }),
})
