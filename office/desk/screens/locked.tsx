import { desk } from '../client.ts'
import { Dialog } from '../components/dialog.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { CodeField, PasswordField } from '../components/proof-fields.tsx'
import { useProof } from '../use-proof.ts'
import { t } from '../words.ts'

/** Nobody was at the desk for a while: it waits, hidden, with all that was written, until its own clerk is back. */
export function Locked({
  name,
  onOpened,
  onLogout,
}: {
  readonly name: string
  readonly onOpened: () => void
  readonly onLogout: () => void
}) {
  const proof = useProof(desk.unlock)
  const submit = async (): Promise<void> => {
    const answer = await proof.send()
    if (answer === 'taken') onOpened()
    if (answer === 'expired') onLogout()
  }
  return (
    <Dialog title={t('locked.title')} screen="locked" onClose={() => undefined}>
      <p>{t('locked.lead', { name })}</p>
      {proof.failure ? <FailureNotice failure={proof.failure} /> : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <PasswordField value={proof.password} onChange={proof.setPassword} action="unlock-password" first />
        {proof.codeAsked ? (
          <CodeField value={proof.code} onChange={proof.setCode} action="login-code" first />
        ) : null}
        <div className="buttons">
          <button type="submit" className="button primary" data-action="unlock" disabled={proof.busy}>
            {t('locked.submit')}
          </button>
          <button type="button" className="button" data-action="unlock-other" onClick={onLogout}>
            {t('locked.other')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
