import { useEffect, useState, type FormEvent } from 'react'
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
  const [name, setName] = useState('')
  const [typed, setTyped] = useState({ password: '', again: '' })
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  useEffect(() => {
    let wanted = true
    void (async () => {
      const result = await desk.invited(token)
      if (!wanted) return
      if (result.ok) setName(result.value.name)
      else setFailure(ofLink(result.error))
    })()
    return () => {
      wanted = false
    }
  }, [token])

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (busy || !isChosen(typed, name)) return
    setBusy(true)
    const result = await desk.join({ token, password: typed.password })
    setBusy(false)
    if (result.ok) onDone()
    else setFailure(ofLink(result.error))
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
          {name === '' ? null : (
            <p>
              {t('login.name')}： <b data-value="login-name">{name}</b>
            </p>
          )}
          <NewPassword screen="join" name={name} value={typed} onChange={setTyped} tried={tried} first />
          <button type="submit" className="button primary wide" data-action="join" disabled={busy}>
            {t('setup.submit')}
          </button>
        </form>
      )}
    </Gate>
  )
}

/** The server refuses both kinds of link by one code; a colleague's wants other words. */
const ofLink = (failure: Failure): Failure =>
  failure.kind === 'setup-used' ? { kind: 'join-used' } : failure
