import { useState } from 'react'
import type { Result } from '../../../base/result.ts'
import type { Person, PersonLink as Link } from '../../server/desk-api-types.ts'
import { desk, type Failure } from '../client.ts'
import { useAction } from '../session.tsx'
import { t } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { DialogButtons } from './buttons.tsx'
import { PersonLink } from './person-link.tsx'

/** What takes effect on an account at once, so the desk asks first. */
export type AccountStep = 'renew' | 'disable' | 'enable'

const ACTS: Record<AccountStep, (id: string) => Promise<Result<object, Failure>>> = {
  renew: desk.renewLink,
  disable: desk.disablePerson,
  enable: desk.enablePerson,
}

/** Says what the step means; a renewal then shows the new link. */
export function PersonConfirm({
  person,
  step,
  onClose,
}: {
  readonly person: Person
  readonly step: AccountStep
  readonly onClose: () => void
}) {
  const { name } = person
  const [link, setLink] = useState<Link | null>(null)
  const act = useAction(ACTS[step])
  const go = async (): Promise<void> => {
    const answer = await act.run(person.id)
    if (answer && 'fragment' in answer) setLink(answer as Link)
    else if (answer) onClose()
  }
  return (
    <Dialog title={t(`people.${step}.title`, { name })} screen={`person-${step}`} onClose={onClose}>
      {link ? (
        <PersonLink name={name} link={link} onClose={onClose} />
      ) : (
        <>
          <p>{t(`people.${step}.means`)}</p>
          {act.failure ? <FailureNotice failure={act.failure} /> : null}
          <DialogButtons
            label={t(`people.${step}.confirm`)}
            tone={step === 'enable' ? 'primary' : 'danger'}
            disabled={act.busy}
            onCancel={onClose}
            onAct={() => void go()}
          />
        </>
      )}
    </Dialog>
  )
}
