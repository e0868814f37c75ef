import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Field } from '../components/field.tsx'
import { Gate } from '../components/gate.tsx'
import { isChosen, NewPassword } from '../components/new-password.tsx'
import { desk, type Failure } from '../client.ts'
import { t } from '../words.ts'

/** First start: the one-time link's token (from the URL's fragment) buys one account. */
export function Setup({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const [name, setName] = useState('')
  const [typed, setTyped] = useState({ password: '', again: '' })
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const nameless = name.trim().length < 2

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (busy || nameless || !isChosen(typed, name)) return
    setBusy(true)
    const result = await desk.setup({ token, name: name.trim(), password: typed.password })
    setBusy(false)
    if (result.ok) onDone()
    else setFailure(result.error.kind === 'expired' ? { kind: 'setup-used' } : result.error)
  }

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
          problem={tried && nameless ? t('setup.problem.name') : undefined}
        />
        <NewPassword screen="setup" name={name} value={typed} onChange={setTyped} tried={tried} />
        <button type="submit" className="button primary wide" data-action="setup" disabled={busy}>
          {t('setup.submit')}
        </button>
      </form>
    </Gate>
  )
}
