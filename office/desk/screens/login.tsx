import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Field } from '../components/field.tsx'
import { Gate } from '../components/gate.tsx'
import { Notice } from '../components/notice.tsx'
import { CodeField, PasswordField } from '../components/proof-fields.tsx'
import { desk } from '../client.ts'
import { useProof } from '../use-proof.ts'
import { t } from '../words.ts'

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
  const [tried, setTried] = useState(false)
  const proof = useProof((typed) => desk.login({ name: name.trim(), ...typed }))
  // Without a session there is none to expire: the name or the password is not right.
  const failure = proof.failure?.kind === 'expired' ? { kind: 'credentials' as const } : proof.failure

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '') return
    const answer = await proof.send()
    if (answer === 'taken') onDone()
    else if (answer === 'refused' || answer === 'expired') setTried(false)
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
        <PasswordField
          value={proof.password}
          onChange={proof.setPassword}
          action="login-password"
          problem={tried && proof.password === '' ? t('login.problem.password') : undefined}
        />
        {proof.codeAsked ? (
          <CodeField value={proof.code} onChange={proof.setCode} action="login-code" first />
        ) : null}
        <button type="submit" className="button primary wide" data-action="login" disabled={proof.busy}>
          {t('login.submit')}
        </button>
      </form>
      <p className="muted small">{t('login.limits', { tries: 5, minutes: 15 })}</p>
      <p className="muted small">{t('login.first')}</p>
    </Gate>
  )
}
