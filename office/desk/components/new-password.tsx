import { useState } from 'react'
import { isUsable, judgePassword, MIN_PASSWORD_LENGTH } from '../password-strength.ts'
import { t } from '../words.ts'
import { Field } from './field.tsx'
import { PasswordStrength } from './password-strength.tsx'

export interface Typed {
  readonly password: string
  readonly again: string
}

/** May this be sent: hard to guess, and typed twice alike. */
export const isChosen = ({ password, again }: Typed, name: string): boolean =>
  isUsable(judgePassword(password, name)) && again === password

/** A new password, typed twice; says how good it is while it is typed. */
export function NewPassword({
  screen,
  name,
  value,
  onChange,
  tried,
  first = false,
}: {
  /** Beginning of the controls' names. */
  readonly screen: 'setup' | 'join' | 'account'
  /** The log-in name, which must not stand in the password. */
  readonly name: string
  readonly value: Typed
  readonly onChange: (value: Typed) => void
  /** Once it was sent, say what is wrong. */
  readonly tried: boolean
  readonly first?: boolean
}) {
  const [shown, setShown] = useState(false)
  const { password, again } = value
  const verdict = judgePassword(password, name)
  const type = shown ? 'text' : 'password'
  return (
    <>
      <Field
        label={t(screen === 'account' ? 'account.password.next' : 'setup.password')}
        hint={t('setup.password.hint', { min: MIN_PASSWORD_LENGTH })}
        value={password}
        onChange={(next) => onChange({ password: next, again })}
        action={`${screen}-password`}
        type={type}
        autoComplete="new-password"
        first={first}
        problem={tried && !isUsable(verdict) ? t('setup.problem.password') : undefined}
      >
        <PasswordStrength verdict={verdict} length={password.length} />
      </Field>
      <Field
        label={t('setup.again')}
        value={again}
        onChange={(next) => onChange({ password, again: next })}
        action={`${screen}-again`}
        type={type}
        autoComplete="new-password"
        problem={tried && again !== password ? t('setup.problem.again') : undefined}
      />
      <label className="check">
        <input
          type="checkbox"
          data-action={`${screen}-show`}
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
        />
        {t('setup.show')}
      </label>
    </>
  )
}
