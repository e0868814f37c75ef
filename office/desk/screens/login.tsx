import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Field } from '../components/field.tsx'
import { Gate } from '../components/gate.tsx'
import { Notice } from '../components/notice.tsx'
import { desk, type Failure } from '../client.ts'
import { t } from '../words.ts'
import { CodeField } from './locked.tsx'

/** The only page without a session besides the set-up: says how many tries there are before it says no. */
export function Login({
  after,
  onDone,
}: {
  /** Why the clerk is here. */
  readonly after: 'start' | 'expired' | 'setup'
  readonly onDone: () => void
}) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [codeAsked, setCodeAsked] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (busy || name.trim() === '' || password === '') return
    setBusy(true)
    const result = await desk.login({ name: name.trim(), password, ...(code === '' ? {} : { code }) })
    setBusy(false)
    if (result.ok) return onDone()
    setCode('')
    if (result.error.kind === 'second-factor') {
      setFailure(null)
      return setCodeAsked(true)
    }
    setPassword('')
    setTried(false)
    setFailure(result.error.kind === 'expired' ? { kind: 'credentials' } : result.error)
  }

  return (
    <Gate screen="login" title={t('login.title')} lead={t('login.lead')}>
      {failure ? <FailureNotice failure={failure} /> : null}
      {failure === null && after === 'expired' ? <FailureNotice failure={{ kind: 'expired' }} /> : null}
      {failure === null && after === 'setup' ? (
        <Notice tone="good" icon="check" title={t('setup.done')} />
      ) : null}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label={t('login.name')}
          value={name}
          onChange={setName}
          action="login-name"
          autoComplete="username"
          maxLength={40}
          first
          problem={tried && name.trim() === '' ? t('login.problem.name') : undefined}
        />
        <Field
          label={t('login.password')}
          value={password}
          onChange={setPassword}
          action="login-password"
          type="password"
          autoComplete="current-password"
          problem={tried && password === '' ? t('login.problem.password') : undefined}
        />
        {codeAsked ? <CodeField value={code} onChange={setCode} /> : null}
        <button type="submit" className="button primary wide" data-action="login" disabled={busy}>
          {t('login.submit')}
        </button>
      </form>
      <p className="muted small">{t('login.limits', { tries: 5, minutes: 15 })}</p>
      <p className="muted small">{t('login.first')}</p>
    </Gate>
  )
}
