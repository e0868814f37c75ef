import { OptionCard } from '../../../../../ui-kit/components/option-card.tsx'
import type { FormOption } from '../../../../../content/engine/form-schema.ts'
import { useWords } from '../../../kiosk.tsx'
import { ContentField } from './content-field.tsx'
import type { FieldProps } from './field.tsx'
import { YesNoOptions } from './yes-no-options.tsx'
import css from '../application.module.css'

const FEW = 4

export function ChoiceField({ field, value, problem, message, byClerk, onAnswer }: FieldProps<'choice'>) {
  return (
    <ContentField
      field={field}
      problem={problem === 'required' ? 'required.choice' : problem}
      message={message}
      group="radiogroup"
      byClerk={byClerk}
    >
      <div className={css.options} data-many={field.options.length > FEW || undefined}>
        {field.options.map((option) => (
          <Option
            key={option.id}
            field={field.id}
            option={option}
            kind="radio"
            chosen={value === option.id}
            onPress={() => onAnswer(option.id)}
          />
        ))}
      </div>
    </ContentField>
  )
}

export function ChoicesField({
  field,
  value,
  problem,
  message,
  byClerk,
  onAnswer,
}: FieldProps<'choices' | 'attachments'>) {
  const chosen = Array.isArray(value) ? value : []
  const toggle = (id: string) =>
    onAnswer(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  return (
    <ContentField
      field={field}
      problem={problem === 'required' ? 'required.choice' : problem}
      message={message}
      group="group"
      byClerk={byClerk}
    >
      <div className={css.options} data-many={field.options.length > FEW || undefined}>
        {field.options.map((option) => (
          <Option
            key={option.id}
            field={field.id}
            option={option}
            kind="checkbox"
            chosen={chosen.includes(option.id)}
            onPress={() => toggle(option.id)}
          />
        ))}
      </div>
    </ContentField>
  )
}

export function YesNoField({ field, value, problem, message, byClerk, onAnswer }: FieldProps<'yes-no'>) {
  return (
    <ContentField
      field={field}
      problem={problem === 'required' ? 'required.choice' : problem}
      message={message}
      group="radiogroup"
      byClerk={byClerk}
    >
      <YesNoOptions field={field.id} value={value} yes="form.yes" no="form.no" onAnswer={onAnswer} />
    </ContentField>
  )
}

interface OptionProps {
  readonly field: string
  readonly option: FormOption
  readonly kind: 'radio' | 'checkbox'
  readonly chosen: boolean
  readonly onPress: () => void
}

function Option({ field, option, ...rest }: OptionProps) {
  const { said } = useWords()
  return (
    <OptionCard
      {...rest}
      action={`answer:${field}`}
      value={option.id}
      label={said(option.label)}
      hint={option.hint && said(option.hint)}
    />
  )
}
