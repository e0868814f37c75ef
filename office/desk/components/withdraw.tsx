import { useState } from 'react'
import { desk } from '../client.ts'
import type { ApplicationView } from '../../server/desk-api-types.ts'
import { searchKey } from '../format.ts'
import { useAction } from '../session.tsx'
import { t } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { DialogButtons } from './buttons.tsx'
import { Icon } from './icon.tsx'

const TOKEN_LENGTH = 8

/** Withdrawal is the citizen's alone: at the window the receipt's token proves it, no clerk can do without. */
export function Withdraw({
  view,
  onDone,
}: {
  readonly view: ApplicationView
  readonly onDone: (said: string) => void
}) {
  const [asking, setAsking] = useState(false)
  return (
    <div className="withdraw">
      <button
        type="button"
        className="button quiet wide"
        data-action="withdraw"
        aria-describedby="means-withdraw"
        onClick={() => setAsking(true)}
      >
        <Icon name="undo" />
        {t('withdraw.open')}
      </button>
      <p className="muted small" id="means-withdraw">
        {t('withdraw.means')}
      </p>
      {asking ? (
        <Ask
          view={view}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            onDone(t('withdraw.done'))
          }}
        />
      ) : null}
    </div>
  )
}

function Ask({
  view,
  onClose,
  onDone,
}: {
  readonly view: ApplicationView
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const [token, setToken] = useState('')
  const [tried, setTried] = useState(false)
  const withdraw = useAction(desk.withdraw)
  const short = searchKey(token).length !== TOKEN_LENGTH
  const go = async (): Promise<void> => {
    setTried(true)
    if (!short && (await withdraw.run(view.id, token))) onDone()
  }
  return (
    <Dialog title={t('withdraw.title')} screen="withdraw" onClose={onClose}>
      <p className="number">{view.number}</p>
      <p>{t('withdraw.ask')}</p>
      {withdraw.failure ? <FailureNotice failure={withdraw.failure} /> : null}
      <Field
        label={t('withdraw.token')}
        hint={t('withdraw.token.hint')}
        value={token}
        onChange={setToken}
        action="withdraw-token"
        maxLength={20}
        first
        problem={tried && short ? t('withdraw.problem') : undefined}
      />
      <DialogButtons
        label={t('withdraw.confirm')}
        tone="danger"
        disabled={withdraw.busy}
        onCancel={onClose}
        onAct={() => void go()}
      />
    </Dialog>
  )
}
