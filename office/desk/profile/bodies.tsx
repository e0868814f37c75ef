import type { ProfileView } from '../../server/profile/api-types.ts'
import { SelectField } from '../components/select-field.tsx'
import { TicksField } from '../components/ticks-field.tsx'
import { retold, rewritten, rewrittenLines, said, zh, type Said } from '../localized.ts'
import { useSession } from '../session.tsx'
import { t, tOr } from '../words.ts'
import type { ProfilePart } from './card.tsx'
import { newId } from './entries.ts'
import type { Removal } from './entry-list.tsx'
import { ListCard } from './list-card.tsx'
import { RowField } from './row-field.tsx'
import { NameField } from './said-field.tsx'

type Body = ProfileView['profile']['bodies'][number]

interface Draft {
  readonly id: string
  readonly kind: string
  readonly name: Said
  readonly address: string
  readonly hours: string
  readonly phone: string
  readonly does: string
  readonly matters: readonly string[]
  readonly materials: string
  readonly checkedOn: string
  readonly licence: string
  readonly feeRelief: string
  readonly old?: Body
}

/** Whom people are sent to. The first of a kind is the counter of the services that need one. */
export function ProfileBodies(props: ProfilePart) {
  const { now } = useSession()
  const { profile, catalogue, today } = props.view
  const kindName = (id: string): string => catalogue.kinds.find((one) => one.id === id)?.name ?? id
  const isLicensed = (kind: string): boolean =>
    catalogue.kinds.find(({ id }) => id === kind)?.licensed ?? false
  return (
    <ListCard
      {...props}
      part="bodies"
      icon="forward"
      action="body"
      ordered
      addLabel={t('office.bodies.add')}
      newTitle={t('office.bodies.new')}
      titleOf={({ name }) => zh(name)}
      factsOf={({ kind, phone }) => `${kindName(kind)}　${phone}`}
      removal={(draft, others) => removalOf(draft, others, props.view)}
      fresh={() => draftOf(newId('b', now()), today)}
      drafts={() => profile.bodies.map((old) => draftOf(old.id, today, old))}
      toValue={(draft) => bodyOf(draft, isLicensed(draft.kind))}
      renderFields={(row) => {
        const { draft, set, action, problemAt } = row
        return (
          <>
            <NameField row={row} label={t('office.bodies.name')} languages={catalogue.languages} />
            <SelectField
              label={t('office.bodies.kind')}
              hint={t('office.bodies.kind.hint')}
              none={t('ledgers.choose')}
              options={catalogue.kinds.map(({ id, name }) => ({ id, label: name }))}
              value={draft.kind}
              onChange={(kind) => set({ ...draft, kind })}
              action={`${action}-kind`}
              problem={problemAt('kind')}
            />
            <RowField row={row} name="address" type="wrapped" label={t('office.address')} />
            <RowField row={row} name="hours" type="wrapped" label={t('office.hours')} />
            <RowField row={row} name="phone" label={t('office.phone')} maxLength={30} />
            <RowField row={row} name="does" type="wrapped" label={t('office.bodies.does')} />
            <TicksField
              label={t('office.bodies.matters')}
              hint={t('office.bodies.matters.hint')}
              options={catalogue.matters.map((id) => ({ id, label: tOr(`matter.${id}`, 'matter.other') }))}
              chosen={draft.matters}
              onChange={(matters) => set({ ...draft, matters })}
              action={`${action}-matter`}
              problem={problemAt('matters')}
            />
            <RowField
              row={row}
              name="materials"
              label={t('office.bodies.materials')}
              hint={t('office.lines.hint')}
              type="multiline"
              maxLength={1000}
            />
            {isLicensed(draft.kind) ? (
              <>
                <RowField row={row} name="licence" label={t('office.licence')} maxLength={60} />
                <RowField
                  row={row}
                  name="feeRelief"
                  type="wrapped"
                  label={t('office.bodies.fee-relief')}
                  hint={t('office.bodies.fee-relief.hint')}
                />
              </>
            ) : null}
            <RowField
              row={row}
              name="checkedOn"
              label={t('office.checked-on')}
              hint={t('office.bodies.checked-on.hint')}
              type="date"
            />
          </>
        )
      }}
    >
      <ul className="plain-list bodies">
        {profile.bodies.map(({ id, kind, name, address, phone, checkedOn }) => (
          <li key={id}>
            <b>{zh(name)}</b> <span className="muted small">{kindName(kind)}</span>
            <p>
              <span className="number">{phone}</span> {zh(address)}
            </p>
            <p className="muted small">{t('office.bodies.checked', { date: checkedOn })}</p>
          </li>
        ))}
      </ul>
    </ListCard>
  )
}

/** The last of its kind stays while an open service sends people there; else guides can only name the kind. */
function removalOf(
  { kind }: Draft,
  others: readonly Draft[],
  { profile, catalogue }: ProfilePart['view'],
): Removal {
  if (others.some((one) => one.kind === kind)) return { means: t('office.bodies.remove') }
  const values = { kind: catalogue.kinds.find(({ id }) => id === kind)?.name ?? kind }
  const services = catalogue.services.filter(
    ({ id, counter }) => counter === kind && !Object.hasOwn(profile.switchedOff, id),
  )
  return {
    means: t('office.bodies.remove.last', values),
    usedBy:
      services.length === 0
        ? undefined
        : t('office.bodies.used', {
            ...values,
            services: services.map(({ name }) => `「${name}」`).join(''),
          }),
  }
}

const draftOf = (id: string, today: string, old?: Body): Draft => ({
  id,
  kind: old?.kind ?? '',
  name: said(old?.name),
  address: old ? zh(old.address) : '',
  hours: old ? zh(old.hours) : '',
  phone: old?.phone ?? '',
  does: old ? zh(old.does) : '',
  matters: old?.matters ?? [],
  materials: old?.materials.map(zh).join('\n') ?? '',
  checkedOn: old?.checkedOn ?? today,
  licence: old?.licence ?? '',
  feeRelief: old?.feeRelief ? zh(old.feeRelief) : '',
  ...(old ? { old } : {}),
})

/** What a kind does not show goes with it. */
const bodyOf = ({ id, kind, licence, feeRelief, old, ...draft }: Draft, licensed: boolean) => ({
  id,
  kind,
  name: retold(old?.name, draft.name),
  address: rewritten(old?.address, draft.address),
  hours: rewritten(old?.hours, draft.hours),
  phone: draft.phone.trim(),
  does: rewritten(old?.does, draft.does),
  matters: [...draft.matters],
  materials: rewrittenLines(old?.materials ?? [], draft.materials),
  checkedOn: draft.checkedOn,
  ...(licensed && licence.trim() !== '' ? { licence: licence.trim() } : {}),
  ...(licensed && feeRelief.trim() !== '' ? { feeRelief: rewritten(old?.feeRelief, feeRelief) } : {}),
})
