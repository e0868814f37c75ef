import { useCallback, useState } from 'react'
import { desk } from '../client.ts'
import type { RecordView } from '../../server/ledgers/api-types.ts'
import { useAction, useResource } from '../session.tsx'
import { t } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { LedgerForm, problemText } from './ledger-form.tsx'

/** Writing a record again: what changes what was there needs a reason. Opening it is on record, names are whole. */
export function RecordEdit({
  view,
  onDone,
  onCancel,
}: {
  readonly view: RecordView
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const load = useCallback(() => desk.openRecord(view.id), [view.id])
  const { data, failure, reload } = useResource(load, 0)
  const change = useAction(desk.changeRecord)
  const [reason, setReason] = useState('')
  if (failure) return <FailureNotice failure={failure} onRetry={reload} />
  if (!data) return <p className="loading">{t('app.loading')}</p>
  const problem = change.failure?.problems?.find(({ field }) => field === 'reason')
  return (
    <LedgerForm
      fields={view.ledger.fields.filter(({ withMove }) => !withMove)}
      choices={view.choices}
      first={data.values}
      failure={change.failure}
      busy={change.busy}
      submit={t('ledgers.save')}
      onSubmit={async (values) => {
        const done = await change.run(view.id, {
          version: view.version,
          values,
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        })
        return done ? onDone : null
      }}
      onCancel={onCancel}
    >
      <Field
        label={t('ledgers.reason')}
        hint={t('ledgers.reason.hint')}
        value={reason}
        onChange={setReason}
        action="reason"
        maxLength={500}
        problem={problem && problemText(problem.problem === 'closed' ? 'closed' : 'reason')}
      />
    </LedgerForm>
  )
}
