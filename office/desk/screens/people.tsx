import { useState } from 'react'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { Page } from '../components/page.tsx'
import { PersonCard } from '../components/person-card.tsx'
import { PersonConfirm, type AccountStep } from '../components/person-confirm.tsx'
import { PersonInvite } from '../components/person-invite.tsx'
import { PersonRights } from '../components/person-rights.tsx'
import { desk } from '../client.ts'
import type { Person } from '../../server/desk-api-types.ts'
import { useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

type Open =
  | { dialog: 'invite' }
  | { dialog: 'rights'; person: Person }
  | { dialog: AccountStep; person: Person }

/** Who may log in at the desk, and with which rights. */
export function People() {
  const { operations } = useSession().me.user
  const people = useResource(desk.people, 0)
  const [open, setOpen] = useState<Open | null>(null)
  const close = (): void => {
    setOpen(null)
    people.reload()
  }
  return (
    <Page screen="people">
      <header className="page-head">
        <h1>{t('people.title')}</h1>
        <span className="muted">{t('people.lead')}</span>
        {operations.includes('people.manage') ? (
          <div className="end">
            <button
              type="button"
              className="button primary"
              data-action="invite"
              onClick={() => setOpen({ dialog: 'invite' })}
            >
              <Icon name="plus" />
              {t('people.invite')}
            </button>
          </div>
        ) : null}
      </header>
      {people.failure ? <FailureNotice failure={people.failure} onRetry={people.reload} /> : null}
      {people.data ? (
        <ul className="card-list people">
          {people.data.people.map((person) => (
            <PersonCard
              key={person.id}
              person={person}
              onRights={() => setOpen({ dialog: 'rights', person })}
              onStep={(dialog) => setOpen({ dialog, person })}
            />
          ))}
        </ul>
      ) : people.failure ? null : (
        <p className="loading">{t('app.loading')}</p>
      )}
      {open === null ? null : open.dialog === 'invite' ? (
        <PersonInvite onClose={close} />
      ) : open.dialog === 'rights' ? (
        <PersonRights person={open.person} onClose={close} />
      ) : (
        <PersonConfirm person={open.person} step={open.dialog} onClose={close} />
      )}
    </Page>
  )
}
