import { RESTRICTED_KINDS, ROLES, type Rights } from '../../server/permissions.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

/**
 * Which roles, and which restricted kinds by name. The role of director and the kinds stay as they are where the
 * clerk may not entrust them.
 */
export function RightsFields({
  value,
  onChange,
}: {
  readonly value: Rights
  readonly onChange: (value: Rights) => void
}) {
  const { operations } = useSession().me.user
  const entrusts = operations.includes('people.entrust')
  return (
    <>
      <fieldset className="choices field">
        <legend>{t('people.roles')}</legend>
        {ROLES.map((role) => (
          <label key={role} className="check">
            <input
              type="checkbox"
              data-action={`role-${role}`}
              checked={value.roles.includes(role)}
              disabled={role === 'director' && !entrusts}
              onChange={() => onChange({ ...value, roles: toggled(ROLES, value.roles, role) })}
            />
            <span>
              {t(`role.${role}`)}
              <span className="muted small">{t(`role.${role}.means`)}</span>
            </span>
          </label>
        ))}
        {value.roles.length === 0 ? (
          <p className="problem" role="alert">
            <Icon name="warn" />
            {t('people.problem.roles')}
          </p>
        ) : null}
      </fieldset>
      <fieldset className="choices field">
        <legend>{t('people.restricted')}</legend>
        <p className="muted small">{t(entrusts ? 'people.restricted.why' : 'people.restricted.director')}</p>
        {RESTRICTED_KINDS.map((kind) => (
          <label key={kind} className="check">
            <input
              type="checkbox"
              data-action={`restricted-${kind}`}
              checked={value.restricted.includes(kind)}
              disabled={!entrusts}
              onChange={() =>
                onChange({ ...value, restricted: toggled(RESTRICTED_KINDS, value.restricted, kind) })
              }
            />
            {t(`restricted.${kind}`)}
          </label>
        ))}
      </fieldset>
    </>
  )
}

/** In the order of `all`, whichever was ticked first. */
const toggled = <T extends string>(all: readonly T[], ticked: readonly T[], one: T): T[] =>
  all.filter((item) => ticked.includes(item) !== (item === one))
