import { TextBox } from '../../../input/text-box.tsx'
import { useWords } from '../../../kiosk.tsx'
import { ContentField } from './content-field.tsx'
import type { FieldProps } from './field.tsx'

export function NameField({ field, value, problem, message, byClerk, onAnswer }: FieldProps<'name'>) {
  const { t, pick } = useWords()
  return (
    <ContentField field={field} problem={problem} message={message} byClerk={byClerk}>
      <TextBox
        id={field.id}
        kind="name"
        label={pick(field.label)}
        placeholder={t('field.text.placeholder')}
        value={typeof value === 'string' ? value : ''}
        invalid={problem !== undefined}
        onChange={onAnswer}
      />
    </ContentField>
  )
}

const LENGTH = 18

/** The document number of another person. */
export const IdNumberField = (props: FieldProps<'id-number'>) => <CountedNumber {...props} />

/** What is on the licence of an organisation. */
export const CreditCodeField = (props: FieldProps<'credit-code'>) => <CountedNumber {...props} />

/** A number of eighteen characters, with how many of them are left to type. */
function CountedNumber({
  field,
  value,
  problem,
  message,
  byClerk,
  onAnswer,
}: FieldProps<'id-number' | 'credit-code'>) {
  const { t, pick } = useWords()
  const number = typeof value === 'string' ? value : ''
  const left = LENGTH - number.length
  return (
    <ContentField
      field={field}
      problem={problem}
      message={message}
      note={left > 0 ? t('field.number.left', { left }) : t('field.number.full')}
      byClerk={byClerk}
    >
      <TextBox
        id={field.id}
        kind={field.kind}
        label={pick(field.label)}
        value={number}
        invalid={problem !== undefined}
        onChange={onAnswer}
      />
    </ContentField>
  )
}
