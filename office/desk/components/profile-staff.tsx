import { uuidv7 } from '../../../base/ids.ts'
import type { ProfileView } from '../../server/profile/api-types.ts'
import { rewritten, rewrittenLines, zh } from '../localized.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { ProfileCard, type ProblemAt, type ProfilePart } from './profile-card.tsx'

type Member = ProfileView['profile']['staff'][number]

interface Draft {
  readonly id: string
  readonly name: string
  readonly post: string
  readonly phone: string
  readonly duties: string
  readonly until: string
  readonly old?: Member
}

/** 岗位公示: who works here. Whoever leaves gets a last day: records of the office speak of them for years. */
export function ProfileStaff(props: ProfilePart) {
  const { now } = useSession()
  const { profile, present } = props.view
  return (
    <ProfileCard
      {...props}
      part="staff"
      icon="person"
      begin={(): Draft[] =>
        profile.staff.map((old) => ({
          id: old.id,
          name: old.name,
          post: zh(old.post),
          phone: old.phone,
          duties: old.duties.map(zh).join('\n'),
          until: old.until ?? '',
          old,
        }))
      }
      toChange={(draft) => ({ staff: draft.map(memberOf) })}
      renderFields={(draft, set, problemAt) => (
        <>
          {draft.map((one, at) => (
            <MemberFields
              key={one.id}
              at={at}
              draft={one}
              onChange={(next) => set(draft.with(at, next))}
              onRemove={() => set(draft.toSpliced(at, 1))}
              problemAt={problemAt}
            />
          ))}
          <button
            type="button"
            className="button"
            data-action="add-staff"
            onClick={() =>
              set([
                ...draft,
                { id: `s-${uuidv7(now()).slice(-12)}`, name: '', post: '', phone: '', duties: '', until: '' },
              ])
            }
          >
            <Icon name="plus" />
            {t('office.staff.add')}
          </button>
        </>
      )}
    >
      <ul className="plain-list">
        {profile.staff
          .filter(({ id }) => present.includes(id))
          .map(({ id, name, post, phone, duties, until }) => (
            <li key={id}>
              <b>{name}</b> <span>{zh(post)}</span> <span className="number">{phone}</span>
              <p className="muted small">{duties.map(zh).join('；')}</p>
              {until === undefined ? null : <p className="small">{t('office.staff.leaves', { until })}</p>}
            </li>
          ))}
      </ul>
    </ProfileCard>
  )
}

function memberOf({ id, name, post, phone, duties, until, old }: Draft) {
  const { until: _before, ...kept } = old ?? { until: undefined }
  return {
    ...kept,
    id,
    name: name.trim(),
    post: rewritten(old?.post, post),
    duties: rewrittenLines(old?.duties ?? [], duties),
    phone: phone.trim(),
    ...(until === '' ? {} : { until }),
  }
}

function MemberFields({
  at,
  draft,
  onChange,
  onRemove,
  problemAt,
}: {
  readonly at: number
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly onRemove: () => void
  readonly problemAt: ProblemAt
}) {
  const field = (name: 'name' | 'post' | 'phone') => (
    <Field
      label={t(`office.staff.${name}`)}
      value={draft[name]}
      onChange={(value) => onChange({ ...draft, [name]: value })}
      action={`staff-${at}-${name}`}
      maxLength={60}
      problem={problemAt(`staff.${at}.${name}`)}
    />
  )
  return (
    <fieldset className="part-item">
      <legend>{draft.name === '' ? t('office.staff.new') : draft.name}</legend>
      {field('name')}
      {field('post')}
      {field('phone')}
      <Field
        label={t('office.staff.duties')}
        hint={t('office.staff.duties.hint')}
        type="multiline"
        value={draft.duties}
        onChange={(duties) => onChange({ ...draft, duties })}
        action={`staff-${at}-duties`}
        maxLength={1000}
        problem={problemAt(`staff.${at}.duties`)}
      />
      {draft.old ? (
        <Field
          label={t('office.staff.until')}
          hint={t('office.staff.until.hint')}
          type="date"
          value={draft.until}
          onChange={(until) => onChange({ ...draft, until })}
          action={`staff-${at}-until`}
          problem={problemAt(`staff.${at}.until`)}
        />
      ) : (
        <button type="button" className="button quiet" data-action={`staff-${at}-remove`} onClick={onRemove}>
          <Icon name="minus" />
          {t('office.remove')}
        </button>
      )}
    </fieldset>
  )
}
