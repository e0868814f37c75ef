import type { GuideQuestion } from '../../../../content/engine/guide-schema.ts'
import { TextBox } from '../../input/text-box.tsx'
import { useWords } from '../../kiosk.tsx'

interface WrittenAnswerProps {
  readonly id: string
  readonly question: Extract<GuideQuestion, { kind: 'date' | 'amount' | 'number' }>
  readonly value: string
  readonly invalid: boolean
  readonly onChange: (value: string) => void
  readonly onEnter: () => void
}

const DATE_DIGITS = 8
/** 20260131 → 2026-01-31; an unfinished date stays as typed, so that it is found wrong and can go on. */
const dateOf = (digits: string) =>
  digits.length === DATE_DIGITS ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : digits

/** A day or a whole figure, written on the number pad. */
export function WrittenAnswer({ id, question, value, invalid, onChange, onEnter }: WrittenAnswerProps) {
  const { t, pick } = useWords()
  const isDate = question.kind === 'date'
  return (
    <TextBox
      id={id}
      kind={isDate ? 'date' : 'amount'}
      label={pick(question.ask)}
      {...(isDate
        ? { groupUnits: [t('field.date.year'), t('field.date.month'), t('field.date.day')] }
        : {
            placeholder: '0',
            unit: question.kind === 'amount' ? t('field.amount.unit') : pick(question.unit),
          })}
      value={value.replace(/\D/g, '')}
      invalid={invalid}
      enterLabel={t('action.next')}
      onChange={(digits) => onChange(isDate ? dateOf(digits) : digits.replace(/^0+(?=\d)/, ''))}
      onEnter={onEnter}
    />
  )
}
