import { useState } from 'react'
import { desk } from '../client.ts'
import { useAction } from '../session.tsx'
import { t } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Icon } from './icon.tsx'
import { PasswordField } from './proof-fields.tsx'
import { isChosen, NewPassword, type Typed } from './new-password.tsx'

const NOTHING: Typed = { password: '', again: '' }

/** Changes one's own password, by the old one. */
export function OwnPassword({ name, onChanged }: { readonly name: string; readonly onChanged: () => void }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState(NOTHING)
  const [tried, setTried] = useState(false)
  const change = useAction(desk.changePassword)
  const wrong = change.failure?.kind === 'credentials'
  const submit = async (): Promise<void> => {
    setTried(true)
    if (current === '' || !isChosen(next, name)) return
    if (!(await change.run({ current, next: next.password }))) return
    setCurrent('')
    setNext(NOTHING)
    setTried(false)
    onChanged()
  }
  return (
    <section className="card" aria-labelledby="own-password">
      <h2 id="own-password">
        <Icon name="lock" />
        {t('account.password')}
      </h2>
      <form
        className="stack tight ledger-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {change.failure && !wrong ? <FailureNotice failure={change.failure} /> : null}
        <PasswordField
          label={t('account.password.current')}
          value={current}
          onChange={setCurrent}
          action="account-current"
          problem={
            wrong
              ? t('account.problem.current')
              : tried && current === ''
                ? t('login.problem.password')
                : undefined
          }
        />
        <NewPassword screen="account" name={name} value={next} onChange={setNext} tried={tried} />
        <div className="buttons">
          <button type="submit" className="button primary" data-action="account-save" disabled={change.busy}>
            {t('account.password.save')}
          </button>
        </div>
        <p className="muted small">{t('account.password.ends')}</p>
      </form>
    </section>
  )
}
