import { useState } from 'react'
import type { QueueRow } from '../../server/queue/api-types.ts'
import { DialogButtons } from '../components/buttons.tsx'
import { Dialog } from '../components/dialog.tsx'
import { desk } from '../client.ts'
import { useAction } from '../session.tsx'
import { t } from '../words.ts'
import { QueueFailure } from './queue-failure.tsx'

/** At the end of the day, or where somebody played with the paper: none of those that are waiting now comes. */
export function AllLeft({
  waiting,
  onClose,
  onDone,
}: {
  readonly waiting: readonly QueueRow[]
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  // Who takes a number while this is being read has not been judged.
  const [judged] = useState(waiting)
  const leave = useAction(desk.leaveQueueTickets)
  const submit = async (): Promise<void> => {
    if (!(await leave.run(judged.map(({ id }) => id)))) return
    onDone()
    onClose()
  }
  return (
    <Dialog
      title={t('queue.all-left.title', { count: judged.length })}
      screen="queue-all-left"
      onClose={onClose}
    >
      <p>{t('queue.all-left.means')}</p>
      {leave.failure ? <QueueFailure failure={leave.failure} /> : null}
      <DialogButtons
        label={t('queue.all-left')}
        action="queue-all-left-confirm"
        disabled={leave.busy}
        onCancel={onClose}
        onAct={() => void submit()}
      />
    </Dialog>
  )
}
