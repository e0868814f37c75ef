import { useState } from 'react'
import type { Person } from '../../server/desk-api-types.ts'
import type { Rights } from '../../server/permissions.ts'
import { desk } from '../client.ts'
import { useAction } from '../session.tsx'
import { t } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { DialogButtons } from './buttons.tsx'
import { RightsFields } from './rights-fields.tsx'

/** Other roles and restricted kinds for a person; in force at their next request. */
export function PersonRights({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const [rights, setRights] = useState<Rights>(person)
  const change = useAction(desk.changeRights)
  const none = rights.roles.length === 0
  const save = async (): Promise<void> => {
    const wanted = { roles: [...rights.roles], restricted: [...rights.restricted] }
    if (!none && (await change.run(person.id, wanted))) onClose()
  }
  return (
    <Dialog title={t('people.rights.title', { name: person.name })} screen="person-rights" onClose={onClose}>
      {change.failure ? <FailureNotice failure={change.failure} /> : null}
      <RightsFields value={rights} onChange={setRights} />
      <DialogButtons
        label={t('people.rights.confirm')}
        disabled={change.busy || none}
        onCancel={onClose}
        onAct={() => void save()}
      />
    </Dialog>
  )
}
