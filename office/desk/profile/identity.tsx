import { TicksField } from '../components/ticks-field.tsx'
import { retold, rewritten, zh, type Said } from '../localized.ts'
import { t } from '../words.ts'
import { ProfileCard, type ProfilePart } from './card.tsx'
import { Facts } from './facts.tsx'
import { RowField } from './row-field.tsx'
import { SaidField } from './said-field.tsx'

const ROLES = ['station', 'helper'] as const

interface Draft {
  readonly name: Said
  readonly aidRole: (typeof ROLES)[number]
  readonly aidName: string
  readonly aidAddress: string
  readonly aidPhone: string
  readonly supervisionName: string
  readonly supervisionPhone: string
}

/** What the office is called, and who stands above it; its codes are the county's to give. */
export function ProfileIdentity(props: ProfilePart) {
  const { profile, catalogue } = props.view
  const { name, aidRole, aidInstitution, supervision, officeCode, shortCode } = profile
  return (
    <ProfileCard
      {...props}
      part="identity"
      icon="home"
      begin={(): Draft => ({
        name,
        aidRole,
        aidName: zh(aidInstitution.name),
        aidAddress: zh(aidInstitution.address),
        aidPhone: aidInstitution.phone,
        supervisionName: zh(supervision.name),
        supervisionPhone: supervision.phone,
      })}
      toChange={(draft) => ({
        name: retold(name, draft.name),
        aidRole: draft.aidRole,
        aidInstitution: {
          name: rewritten(aidInstitution.name, draft.aidName),
          address: rewritten(aidInstitution.address, draft.aidAddress),
          phone: draft.aidPhone.trim(),
        },
        supervision: {
          name: rewritten(supervision.name, draft.supervisionName),
          phone: draft.supervisionPhone.trim(),
        },
      })}
      renderFields={(draft, set, problemAt) => {
        const row = { draft, set, action: 'identity', problemAt }
        return (
          <>
            <SaidField
              label={t('office.identity.name')}
              hint={t('office.identity.name.hint')}
              value={draft.name}
              onChange={(next) => set({ ...draft, name: next })}
              action="identity-name"
              problem={problemAt('name')}
              languages={catalogue.languages}
              maxLength={60}
            />
            <TicksField
              label={t('office.identity.role')}
              hint={t('office.identity.role.hint')}
              options={ROLES.map((id) => ({ id, label: t(`office.identity.role.${id}`) }))}
              one
              chosen={[draft.aidRole]}
              onChange={([id]) => set({ ...draft, aidRole: ROLES.find((role) => role === id)! })}
              action="identity-role"
            />
            <RowField row={row} name="aidName" place="aidInstitution.name" label={t('office.identity.aid')} />
            <RowField
              row={row}
              name="aidAddress"
              type="wrapped"
              place="aidInstitution.address"
              label={t('office.identity.aid.address')}
            />
            <RowField
              row={row}
              name="aidPhone"
              place="aidInstitution.phone"
              label={t('office.identity.aid.phone')}
              maxLength={30}
            />
            <RowField
              row={row}
              name="supervisionName"
              place="supervision.name"
              label={t('office.identity.supervision')}
              hint={t('office.identity.supervision.hint')}
            />
            <RowField
              row={row}
              name="supervisionPhone"
              place="supervision.phone"
              label={t('office.identity.supervision.phone')}
              maxLength={30}
            />
          </>
        )
      }}
    >
      <Facts
        facts={[
          [t('office.identity.name'), zh(name)],
          [t('office.identity.role'), t(`office.identity.role.${aidRole}`)],
          [
            t('office.identity.aid'),
            `${zh(aidInstitution.name)}\n${zh(aidInstitution.address)}\n${aidInstitution.phone}`,
          ],
          [t('office.identity.supervision'), `${zh(supervision.name)}\n${supervision.phone}`],
          [t('office.identity.codes'), t('office.identity.codes.fixed', { officeCode, shortCode })],
        ]}
      />
    </ProfileCard>
  )
}
