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

const ID_LENGTH = 18

/** The document number of another person, with how many characters are left to type. */
export function IdNumberField({
  field,
  value,
  problem,
  message,
  byClerk,
  onAnswer,
}: FieldProps<'id-number'>) {
  const { t, pick } = useWords()
  const number = typeof value === 'string' ? value : ''
  const left = ID_LENGTH - number.length
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
        kind="id-number"
        label={pick(field.label)}
        value={number}
        invalid={problem !== undefined}
        onChange={onAnswer}
      />
    </ContentField>
  )
}
