import { useState } from 'react'
import type { Identity } from '../../../exchange/schemas/message.ts'
import { desk } from '../client.ts'
import type { ApplicationView } from '../../server/desk-api-types.ts'
import { useAction, useSession } from '../session.tsx'
import { t } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Icon } from './icon.tsx'

/** Who it is, or that they want to stay unnamed: then nobody asks further. */
export const IdentityCard = ({ view }: { readonly view: ApplicationView }) =>
  view.identity && view.applicant ? (
    <Named view={view} identity={view.identity} applicant={view.applicant} />
  ) : (
    <section className="card" aria-labelledby="person">
      <h2 id="person">{t('application.person')}</h2>
      <p>{t('application.unnamed')}</p>
      <p className="muted small">{t('application.unnamed.means')}</p>
    </section>
  )

interface NamedProps {
  readonly view: ApplicationView
  readonly identity: NonNullable<ApplicationView['identity']>
  readonly applicant: NonNullable<ApplicationView['applicant']>
}

/** Masked until the clerk asks; asking is logged at the server, and the button says so before it is pressed. */
function Named({ view, identity, applicant }: NamedProps) {
  const { me } = useSession()
  const [full, setFull] = useState<Identity | null>(null)
  const unmask = useAction(desk.unmask)
  const show = async (): Promise<void> => {
    const found = await unmask.run(view.id)
    if (found) setFull(found)
  }
  return (
    <section className="card" aria-labelledby="person" data-masked={full === null}>
      <h2 id="person">{t('application.person')}</h2>
      {view.organisation ? <ForOrganisation organisation={view.organisation} /> : null}
      <dl className="facts narrow">
        {lines(identity, applicant, full).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {unmask.failure ? <FailureNotice failure={unmask.failure} /> : null}
      {full === null ? (
        <>
          <button
            type="button"
            className="button"
            data-action="unmask"
            disabled={unmask.busy}
            aria-describedby="unmask-logged"
            onClick={() => void show()}
          >
            <Icon name="eye" />
            {t('application.unmask')}
          </button>
          <p className="muted small" id="unmask-logged">
            {t('application.unmask.logged')}
          </p>
        </>
      ) : (
        <>
          <p className="small" aria-live="polite">
            {t('application.unmask.done', { name: me.user.name })}
          </p>
          <button type="button" className="button" data-action="mask" onClick={() => setFull(null)}>
            <Icon name="lock" />
            {t('application.mask')}
          </button>
        </>
      )}
    </section>
  )
}

/** Public, and so not masked; what follows is of who acts for it. */
const ForOrganisation = ({
  organisation: { name, code },
}: {
  readonly organisation: NonNullable<ApplicationView['organisation']>
}) => (
  <>
    <dl className="facts narrow" data-organisation="">
      <div>
        <dt>{t('application.organisation.name')}</dt>
        <dd>{name}</dd>
      </div>
      <div>
        <dt>{t('application.organisation.code')}</dt>
        <dd className="number">{code}</dd>
      </div>
    </dl>
    <h3>{t('application.organisation.agent')}</h3>
  </>
)

function lines(
  { method, document }: NamedProps['identity'],
  applicant: NamedProps['applicant'],
  full: Identity | null,
): [string, string][] {
  const always: [string, string][] = [
    [t('application.identity.name'), full?.name ?? applicant.name],
    [t('application.identity.document'), t(`application.identity.document.${document}`)],
    [t('application.identity.number'), full?.number ?? applicant.number],
  ]
  const source: [string, string] = [
    t('application.identity.method'),
    t(`application.identity.method.${method}`),
  ]
  if (full === null) return [...always, source]
  const validTo = full.validTo === 'long-term' ? t('application.identity.long-term') : full.validTo
  const rest: [string, string | undefined][] = [
    [t('application.identity.sex'), t(`application.identity.sex.${full.sex}`)],
    [t('application.identity.birth'), full.birth],
    [t('application.identity.address'), full.address],
    [t('application.identity.valid-to'), validTo],
  ]
  return [...always, ...rest.filter((line): line is [string, string] => line[1] !== undefined), source]
}
