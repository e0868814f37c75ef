import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Gate } from '../components/gate.tsx'
import { isChosen, NewPassword } from '../components/new-password.tsx'
import { desk, type Failure } from '../client.ts'
import { t } from '../words.ts'

/** A colleague's one-time link, for the first password or in place of a forgotten one. */
export function Join({
  token,
  onDone,
  onLogin,
}: {
  readonly token: string
  readonly onDone: () => void
  readonly onLogin: () => void
}) {
  const [typed, setTyped] = useState({ password: '', again: '' })
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    // Whose link it is only the server knows, so the name in the password is not judged here.
    if (busy || !isChosen(typed, '')) return
    setBusy(true)
    const result = await desk.join({ token, password: typed.password })
    setBusy(false)
    if (result.ok) onDone()
    else setFailure(result.error.kind === 'setup-used' ? { kind: 'join-used' } : result.error)
  }

  return (
    <Gate screen="join" title={t('join.title')} lead={t('join.lead')}>
      {failure ? <FailureNotice failure={failure} /> : null}
      {failure?.kind === 'join-used' ? (
        <button type="button" className="button primary wide" data-action="to-login" onClick={onLogin}>
          {t('join.to-login')}
        </button>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <NewPassword screen="join" name="" value={typed} onChange={setTyped} tried={tried} first />
          <button type="submit" className="button primary wide" data-action="join" disabled={busy}>
            {t('setup.submit')}
          </button>
        </form>
      )}
    </Gate>
  )
}
