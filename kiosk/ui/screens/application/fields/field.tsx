import { unreachable } from '../../../../../base/result.ts'
import type { FormField } from '../../../../../content/engine/form-schema.ts'
import type { AnswerProblem, AnswerValue, AskedField } from '../../../../../content/engine/form.ts'
import type { Localized } from '../../../../../content/engine/localized.ts'
import { AmountField, DateField, PhoneField } from './number-fields.tsx'
import { ChoiceField, ChoicesField, YesNoField } from './choice-fields.tsx'
import { ConsentField } from './consent-field.tsx'
import { CreditCodeField, IdNumberField, NameField } from './person-fields.tsx'
import { TextField } from './text-field.tsx'

export interface FieldProps<Kind extends FormField['kind'] = FormField['kind']> {
  readonly field: Extract<FormField, { kind: Kind }>
  readonly value: AnswerValue | undefined
  readonly problem: AnswerProblem | undefined
  /** What the form says of it, where a rule of the form found it. */
  readonly message?: Localized | undefined
  /** Chosen in an earlier answer, as Chinese call it: where a place is looked for. */
  readonly province?: string | undefined
  /** A clerk wrote the answer. */
  readonly byClerk: boolean
  readonly onAnswer: (value: AnswerValue) => void
}

/** A group has a control of its own, around those of its items. */
type OneField = Exclude<AskedField, { kind: 'group' }>

/** The control for a kind of field. */
export function Field({ field, ...rest }: Omit<FieldProps, 'field'> & { readonly field: OneField }) {
  switch (field.kind) {
    case 'choice':
      return <ChoiceField field={field} {...rest} />
    case 'choices':
    case 'attachments':
      return <ChoicesField field={field} {...rest} />
    case 'yes-no':
      return <YesNoField field={field} {...rest} />
    case 'text':
      return <TextField field={field} {...rest} />
    case 'name':
      return <NameField field={field} {...rest} />
    case 'id-number':
      return <IdNumberField field={field} {...rest} />
    case 'credit-code':
      return <CreditCodeField field={field} {...rest} />
    case 'consent':
      return <ConsentField field={field} {...rest} />
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
