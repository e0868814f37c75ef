import { TextBox } from '../../../input/text-box.tsx'
import { useWords } from '../../../kiosk.tsx'
import { ContentField } from './content-field.tsx'
import type { FieldProps } from './field.tsx'

const digitsOf = (value: FieldProps['value']) => (typeof value === 'string' ? value.replace(/\D/g, '') : '')

export function PhoneField({ field, value, problem, message, byClerk, onAnswer }: FieldProps<'phone'>) {
  const { pick } = useWords()
  return (
    <ContentField field={field} problem={problem} message={message} byClerk={byClerk}>
      <TextBox
        id={field.id}
        kind="phone"
        label={pick(field.label)}
        value={digitsOf(value)}
        invalid={problem !== undefined}
        onChange={onAnswer}
      />
    </ContentField>
  )
}

export function AmountField({ field, value, problem, message, byClerk, onAnswer }: FieldProps<'amount'>) {
  const { t, pick } = useWords()
  return (
    <ContentField field={field} problem={problem} message={message} byClerk={byClerk}>
      <TextBox
        id={field.id}
        kind="amount"
        label={pick(field.label)}
        placeholder="0"
        unit={t('field.amount.unit')}
        value={digitsOf(value)}
        invalid={problem !== undefined}
        onChange={onAnswer}
      />
    </ContentField>
  )
}

const DATE_DIGITS = 8
/** 20260131 → 2026-01-31; an unfinished date stays as typed, so that it is found wrong and can go on. */
const dateOf = (digits: string) =>
  digits.length === DATE_DIGITS ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : digits

export function DateField({ field, value, problem, message, byClerk, onAnswer }: FieldProps<'date'>) {
  const { t, pick } = useWords()
  return (
    <ContentField field={field} problem={problem} message={message} byClerk={byClerk}>
      <TextBox
        id={field.id}
        kind="date"
        label={pick(field.label)}
        groupUnits={[t('field.date.year'), t('field.date.month'), t('field.date.day')]}
        value={digitsOf(value)}
        invalid={problem !== undefined}
        onChange={(digits) => onAnswer(dateOf(digits))}
      />
    </ContentField>
  )
}
