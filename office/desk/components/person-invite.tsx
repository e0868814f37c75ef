import { useState, type FormEvent } from 'react'
import type { PersonLink as Link } from '../../server/desk-api-types.ts'
import type { Rights } from '../../server/permissions.ts'
import { desk } from '../client.ts'
import { useAction } from '../session.tsx'
import { t } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { PersonLink } from './person-link.tsx'
import { DialogButtons } from './buttons.tsx'
import { RightsFields } from './rights-fields.tsx'

/** A new person: name and rights buy a one-time link to hand over. */
export function PersonInvite({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [rights, setRights] = useState<Rights>({ roles: ['clerk'], restricted: [] })
  const [tried, setTried] = useState(false)
  const [link, setLink] = useState<Link | null>(null)
  const invite = useAction(desk.invite)
  const taken = invite.failure?.kind === 'conflict'

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (name.trim().length < 2 || rights.roles.length === 0) return
    setLink(
      await invite.run({ name: name.trim(), roles: [...rights.roles], restricted: [...rights.restricted] }),
    )
  }
  return (
    <Dialog title={t('people.invite')} screen="person-invite" onClose={onClose}>
      {link ? (
        <PersonLink name={name.trim()} link={link} onClose={onClose} />
      ) : (
        <form className="stack tight" onSubmit={(event) => void send(event)} noValidate>
          {invite.failure && !taken ? <FailureNotice failure={invite.failure} /> : null}
          <Field
            label={t('people.name')}
            hint={t('people.name.hint')}
            value={name}
            onChange={setName}
            action="person-name"
            maxLength={40}
            first
            problem={
              taken
                ? t('people.problem.taken')
                : tried && name.trim().length < 2
                  ? t('people.problem.name')
                  : undefined
            }
          />
          <RightsFields value={rights} onChange={setRights} />
          <DialogButtons label={t('people.invite.confirm')} disabled={invite.busy} onCancel={onClose} />
        </form>
      )}
    </Dialog>
  )
}
