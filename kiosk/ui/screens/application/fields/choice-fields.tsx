import { OptionCard } from '../../../../../ui-kit/components/option-card.tsx'
import { useWords } from '../../../kiosk.tsx'
import { ContentField } from './content-field.tsx'
import type { FieldProps } from './field.tsx'
import { YesNoOptions } from './yes-no-options.tsx'
import css from '../application.module.css'

const FEW = 4

export const ChoiceField = ({ value, onAnswer, ...field }: FieldProps<'choice'>) => (
  <Options
    {...field}
    kind="radio"
    chosen={typeof value === 'string' ? [value] : []}
    onPress={(id) => onAnswer(id)}
  />
)

export function ChoicesField({ value, onAnswer, ...field }: FieldProps<'choices' | 'attachments'>) {
  const chosen = Array.isArray(value) ? value : []
  return (
    <Options
      {...field}
      kind="checkbox"
      chosen={chosen}
      onPress={(id) =>
        onAnswer(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
      }
    />
  )
}

export const YesNoField = ({ value, onAnswer, ...framed }: FieldProps<'yes-no'>) => (
  <ContentField {...framed} group="radiogroup">
    <YesNoOptions field={framed.field.id} value={value} yes="form.yes" no="form.no" onAnswer={onAnswer} />
  </ContentField>
)

/** Cards to choose from: one of them, or any number. */
function Options({
  kind,
  chosen,
  onPress,
  ...framed
}: Omit<FieldProps<'choice' | 'choices' | 'attachments'>, 'value' | 'onAnswer'> & {
  readonly kind: 'radio' | 'checkbox'
  readonly chosen: readonly string[]
  readonly onPress: (id: string) => void
}) {
  const { said } = useWords()
  const { id: field, options } = framed.field
  return (
    <ContentField {...framed} group={kind === 'radio' ? 'radiogroup' : 'group'}>
      <div className={css.options} data-many={options.length > FEW || undefined}>
        {options.map(({ id, label, hint }) => (
          <OptionCard
            key={id}
            action={`answer:${field}`}
            value={id}
            label={said(label)}
            hint={hint && said(hint)}
            kind={kind}
            chosen={chosen.includes(id)}
            onPress={() => onPress(id)}
          />
        ))}
      </div>
    </ContentField>
  )
}
