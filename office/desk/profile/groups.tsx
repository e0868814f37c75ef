import type { ProfileView } from '../../server/profile/api-types.ts'
import { SelectField } from '../components/select-field.tsx'
import { retold, rewritten, rewrittenLines, said, zh, type Said } from '../localized.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'
import type { ProfilePart } from './card.tsx'
import { newId } from './entries.ts'
import { ListCard } from './list-card.tsx'
import { RowField } from './row-field.tsx'
import { NameField } from './said-field.tsx'

type Group = ProfileView['profile']['groups'][number]
type Level = Group['level']
const LEVELS = ['village', 'township', 'county'] as const satisfies readonly Level[]

interface Draft {
  readonly id: string
  readonly level: Level
  readonly village: string
  readonly name: Said
  readonly purpose: string
  readonly members: string
  readonly rules: string
  readonly managerName: string
  readonly managerPhone: string
  /** Both empty: no code. */
  readonly code: string
  readonly until: string
  readonly old?: Group
}

/** The groups of village, town and county, and how one comes in; never who is in them. */
export function ProfileGroups(props: ProfilePart) {
  const { now } = useSession()
  const { profile, catalogue, today } = props.view
  const villageName = (id: string | undefined): string => {
    const village = profile.villages.find((one) => one.id === id)
    return village ? zh(village.name) : ''
  }
  return (
    <ListCard
      {...props}
      part="groups"
      icon="speak"
      action="group"
      ordered
      addLabel={t('office.groups.add')}
      newTitle={t('office.groups.new')}
      titleOf={({ name }) => zh(name)}
      factsOf={({ level, village, until }) =>
        [
          level === 'village' ? villageName(village) : t(`office.groups.level.${level}`),
          until && t('office.groups.until.fact', { until }),
        ]
          .filter(Boolean)
          .join('　')
      }
      removal={({ level }, others) => ({
        means: t('office.groups.remove'),
        usedBy: others.some((one) => one.level === level)
          ? undefined
          : t('office.groups.last', { level: t(`office.groups.level.${level}`) }),
      })}
      fresh={() => draftOf(newId('g', now()))}
      drafts={() => profile.groups.map((old) => draftOf(old.id, old))}
      toValue={groupOf}
      renderFields={(row) => {
        const { draft, set, action, problemAt } = row
        return (
          <>
            <SelectField
              label={t('office.groups.level')}
              options={LEVELS.map((level) => ({ id: level, label: t(`office.groups.level.${level}`) }))}
              value={draft.level}
              onChange={(id) => set({ ...draft, level: LEVELS.find((level) => level === id)! })}
              action={`${action}-level`}
            />
            {draft.level === 'village' ? (
              <SelectField
                label={t('office.groups.village')}
                none={t('ledgers.choose')}
                options={profile.villages.map(({ id, name }) => ({ id, label: zh(name) }))}
                value={draft.village}
                onChange={(village) => set({ ...draft, village })}
                action={`${action}-village`}
                problem={problemAt('village')}
              />
            ) : null}
            <NameField row={row} label={t('office.groups.name')} languages={catalogue.languages} />
            <RowField row={row} name="purpose" type="wrapped" label={t('office.groups.purpose')} />
            <RowField row={row} name="members" type="wrapped" label={t('office.groups.members')} />
            <RowField
              row={row}
              name="rules"
              label={t('office.groups.rules')}
              hint={t('office.lines.hint')}
              type="multiline"
              maxLength={1000}
            />
            <RowField
              row={row}
              name="managerName"
              place="manager.name"
              label={t('office.groups.manager')}
              maxLength={30}
            />
            <RowField
              row={row}
              name="managerPhone"
              place="manager.phone"
              label={t('office.groups.manager.phone')}
              maxLength={30}
            />
            {draft.level === 'village' ? (
              <>
                <RowField
                  row={row}
                  name="code"
                  place="join.code"
                  label={t('office.groups.code')}
                  hint={t('office.groups.code.hint')}
                />
                <RowField
                  row={row}
                  name="until"
                  place="join.until"
                  label={t('office.groups.until')}
                  hint={t('office.groups.until.hint')}
                  type="date"
                />
              </>
            ) : (
              <p className="muted small">{t('office.groups.no-code')}</p>
            )}
          </>
        )
      }}
    >
      <ul className="plain-list">
        {profile.groups.map(({ id, level, village, name, manager, join }) => (
          <li key={id}>
            <b>{zh(name)}</b>{' '}
            <span className="muted small">
              {level === 'village' ? villageName(village) : t(`office.groups.level.${level}`)}
            </span>
            <p>
              <span className="muted">{t('office.groups.manager')}</span> {manager.name}{' '}
              <span className="number">{manager.phone}</span>
            </p>
            {join ? (
              <p className="muted small">
                {t(join.until < today ? 'office.groups.code.over' : 'office.groups.until.fact', {
                  until: join.until,
                })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </ListCard>
  )
}

const draftOf = (id: string, old?: Group): Draft => ({
  id,
  level: old?.level ?? 'village',
  village: old?.village ?? '',
  name: said(old?.name),
  purpose: old ? zh(old.purpose) : '',
  members: old ? zh(old.members) : '',
  rules: old?.rules.map(zh).join('\n') ?? '',
  managerName: old?.manager.name ?? '',
  managerPhone: old?.manager.phone ?? '',
  code: old?.join?.code ?? '',
  until: old?.join?.until ?? '',
  ...(old ? { old } : {}),
})

/** What belongs to a village's group alone goes where the level is another. */
const groupOf = ({ id, level, village, code, until, old, ...draft }: Draft) => ({
  id,
  level,
  name: retold(old?.name, draft.name),
  purpose: rewritten(old?.purpose, draft.purpose),
  members: rewritten(old?.members, draft.members),
  rules: rewrittenLines(old?.rules ?? [], draft.rules),
  manager: { name: draft.managerName.trim(), phone: draft.managerPhone.trim() },
  ...(level === 'village' && village !== '' ? { village } : {}),
  ...(level === 'village' && (code.trim() !== '' || until !== '')
    ? { join: { code: code.trim(), until } }
    : {}),
})
