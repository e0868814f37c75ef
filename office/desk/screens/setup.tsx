import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Field } from '../components/field.tsx'
import { Gate } from '../components/gate.tsx'
import { PasswordStrength } from '../components/password-strength.tsx'
import { desk, type Failure } from '../client.ts'
import { isUsable, judgePassword, MIN_PASSWORD_LENGTH } from '../password-strength.ts'
import { t } from '../words.ts'

/** First start: the one-time link's token (from the URL's fragment) buys one account. */
export function Setup({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [shown, setShown] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const verdict = judgePassword(password, name)
  const problems = {
    name: name.trim().length < 2,
    password: !isUsable(verdict),
    again: again !== password,
  }

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (busy || problems.name || problems.password || problems.again) return
    setBusy(true)
    const result = await desk.setup({ token, name: name.trim(), password })
    setBusy(false)
    if (result.ok) onDone()
    else setFailure(result.error.kind === 'expired' ? { kind: 'setup-used' } : result.error)
  }

  const type = shown ? 'text' : 'password'
  return (
    <Gate screen="setup" title={t('setup.title')} lead={t('setup.lead')}>
      {failure ? <FailureNotice failure={failure} /> : null}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label={t('setup.name')}
          hint={t('setup.name.hint')}
          value={name}
          onChange={setName}
          action="setup-name"
          autoComplete="username"
          maxLength={40}
          first
          problem={tried && problems.name ? t('setup.problem.name') : undefined}
        />
        <Field
          label={t('setup.password')}
          hint={t('setup.password.hint', { min: MIN_PASSWORD_LENGTH })}
          value={password}
          onChange={setPassword}
          action="setup-password"
          type={type}
          autoComplete="new-password"
          problem={tried && problems.password ? t('setup.problem.password') : undefined}
        >
          <PasswordStrength verdict={verdict} length={password.length} />
        </Field>
        <Field
          label={t('setup.again')}
          value={again}
          onChange={setAgain}
          action="setup-again"
          type={type}
          autoComplete="new-password"
          problem={tried && problems.again ? t('setup.problem.again') : undefined}
        />
        <label className="check">
          <input
            type="checkbox"
            data-action="setup-show"
            checked={shown}
            onChange={(event) => setShown(event.target.checked)}
          />
          {t('setup.show')}
        </label>
        <button type="submit" className="button primary wide" data-action="setup" disabled={busy}>
          {t('setup.submit')}
        </button>
      </form>
    </Gate>
  )
}
