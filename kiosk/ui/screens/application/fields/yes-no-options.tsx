import { OptionCard } from '../../../../../ui-kit/components/option-card.tsx'
import type { AnswerValue } from '../../../../../content/engine/form-field.ts'
import { useWords } from '../../../kiosk.tsx'
import css from '../application.module.css'

interface YesNoOptionsProps {
  readonly field: string
  readonly value: AnswerValue | undefined
  /** Ids of the two words. */
  readonly yes: string
  readonly no: string
  readonly onAnswer: (answer: boolean) => void
}

/** Two cards beside each other, of which one is chosen. */
export function YesNoOptions({ field, value, yes, no, onAnswer }: YesNoOptionsProps) {
  const { t } = useWords()
  return (
    <div className={css.options} data-many>
      {[true, false].map((answer) => (
        <OptionCard
          key={String(answer)}
          action={`answer:${field}`}
          value={String(answer)}
          label={t(answer ? yes : no)}
          kind="radio"
          chosen={value === answer}
          onPress={() => onAnswer(answer)}
        />
      ))}
    </div>
  )
}
