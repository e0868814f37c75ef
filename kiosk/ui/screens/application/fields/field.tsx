import { unreachable } from '../../../../../base/result.ts'
import type { FormField } from '../../../../../content/engine/form-schema.ts'
import type { AnswerProblem, AnswerValue } from '../../../../../content/engine/form.ts'
import { AmountField, DateField, PhoneField } from './number-fields.tsx'
import { ChoiceField, ChoicesField, YesNoField } from './choice-fields.tsx'
import { TextField } from './text-field.tsx'

export interface FieldProps<Kind extends FormField['kind'] = FormField['kind']> {
  readonly field: Extract<FormField, { kind: Kind }>
  readonly value: AnswerValue | undefined
  readonly problem: AnswerProblem | undefined
  /** A clerk wrote the answer. */
  readonly byClerk: boolean
  readonly onAnswer: (value: AnswerValue) => void
}

/** The control for a kind of field. */
export function Field({ field, ...rest }: FieldProps) {
  switch (field.kind) {
    case 'choice':
      return <ChoiceField field={field} {...rest} />
    case 'choices':
      return <ChoicesField field={field} {...rest} />
    case 'yes-no':
      return <YesNoField field={field} {...rest} />
    case 'text':
      return <TextField field={field} {...rest} />
    case 'phone':
      return <PhoneField field={field} {...rest} />
    case 'amount':
      return <AmountField field={field} {...rest} />
    case 'date':
      return <DateField field={field} {...rest} />
    default:
      return unreachable(field)
  }
}
