import { useState, type FormEvent } from 'react'
import { desk, type Failure } from '../client.ts'
import { Dialog } from '../components/dialog.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Field } from '../components/field.tsx'
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
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [codeAsked, setCodeAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy || password === '') return
    setBusy(true)
    const result = await desk.unlock({ password, ...(code === '' ? {} : { code }) })
    setBusy(false)
    if (result.ok) return onOpened()
    setCode('')
    if (result.error.kind === 'second-factor') setCodeAsked(true)
    else if (result.error.kind === 'expired') onLogout()
    else setPassword('')
    setFailure(result.error.kind === 'second-factor' ? null : result.error)
  }

  return (
    <Dialog title={t('locked.title')} screen="locked" onClose={() => undefined}>
      <p>{t('locked.lead', { name })}</p>
      {failure ? <FailureNotice failure={failure} /> : null}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label={t('login.password')}
          value={password}
          onChange={setPassword}
          action="unlock-password"
          type="password"
          autoComplete="current-password"
          first
        />
        {codeAsked ? <CodeField value={code} onChange={setCode} /> : null}
        <div className="buttons">
          <button type="submit" className="button primary" data-action="unlock" disabled={busy}>
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

/** The six digits of the authenticator app, asked for once name and password are right. */
export const CodeField = ({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) => (
  <Field
    label={t('login.code')}
    hint={t('login.code.hint')}
    value={value}
    onChange={onChange}
    action="login-code"
    autoComplete="one-time-code"
    maxLength={10}
    first
  />
)
