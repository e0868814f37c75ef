import { t } from '../words.ts'
import { Field, type FieldProps } from './field.tsx'

/** The password that one has, as browsers know it. */
export const PasswordField = (
  props: Pick<FieldProps, 'value' | 'onChange' | 'action'> &
    Partial<Pick<FieldProps, 'label' | 'hint' | 'problem' | 'first'>>,
) => <Field label={t('login.password')} {...props} type="password" autoComplete="current-password" />

/** The six digits of the authenticator app. */
export const CodeField = (props: Pick<FieldProps, 'value' | 'onChange' | 'action' | 'problem' | 'first'>) => (
  <Field
    label={t('login.code')}
    hint={t('login.code.hint')}
    {...props}
    autoComplete="one-time-code"
    maxLength={10}
  />
)
