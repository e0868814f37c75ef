import type { ProfileView } from '../../server/profile/api-types.ts'
import { retold, rewritten, said, zh, type Said } from '../localized.ts'
import { t } from '../words.ts'
import type { ProfilePart } from './card.tsx'
import { ListCard } from './list-card.tsx'
import { RowField } from './row-field.tsx'
import { NameField } from './said-field.tsx'

type Helpline = ProfileView['profile']['helplines'][number]

interface Draft {
  readonly number: string
  readonly name: Said
  readonly hint: string
  readonly old?: Helpline
}

/** Numbers to dial, beside those that stand on every screen. */
export function ProfileHelplines(props: ProfilePart) {
  const { profile, catalogue } = props.view
  return (
    <ListCard
      {...props}
      part="helplines"
      icon="phone"
      action="helpline"
      ordered
      addLabel={t('office.helplines.add')}
      newTitle={t('office.helplines.new')}
      titleOf={({ name, number }) => `${number} ${zh(name)}`.trim()}
      factsOf={({ hint }) => hint}
      removal={() => ({ means: t('office.helplines.remove') })}
      fresh={(): Draft => ({ number: '', name: said(), hint: '' })}
      drafts={() =>
        profile.helplines.map((old) => ({ number: old.number, name: old.name, hint: zh(old.hint), old }))
      }
      toValue={({ number, name, hint, old }) => ({
        number: number.trim(),
        name: retold(old?.name, name),
        hint: rewritten(old?.hint, hint),
      })}
      renderFields={(row, isNew) => (
        <>
          <RowField
            row={row}
            name="number"
            label={t('office.helplines.number')}
            maxLength={30}
            first={isNew}
          />
          <NameField row={row} label={t('office.helplines.name')} languages={catalogue.languages} />
          <RowField
            row={row}
            name="hint"
            label={t('office.helplines.hint')}
            hint={t('office.helplines.hint.hint')}
            maxLength={60}
          />
        </>
      )}
    >
      <p className="muted small">{t('office.helplines.always')}</p>
      <ul className="plain-list">
        {profile.helplines.map(({ number, name, hint }) => (
          <li key={`${number} ${zh(name)}`}>
            <b className="number">{number}</b> {zh(name)} <span className="muted small">{zh(hint)}</span>
          </li>
        ))}
      </ul>
    </ListCard>
  )
}
