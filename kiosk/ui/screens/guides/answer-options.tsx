import { UNKNOWN, type GuideAnswer } from '../../../../content/engine/guide-condition.ts'
import type { GuideQuestion } from '../../../../content/engine/guide-schema.ts'
import { OptionCard } from '../../../../ui-kit/components/option-card.tsx'
import { useWords } from '../../kiosk.tsx'
import css from './guides.module.css'

type Chosen = Extract<GuideQuestion, { kind: 'choice' | 'choices' | 'yes-no' }>

interface AnswerOptionsProps {
  readonly question: Chosen
  readonly chosen: GuideAnswer | null
  /** Leads on. */
  readonly onAnswer: (answer: GuideAnswer) => void
  /** One of several, still to be confirmed. */
  readonly onChoose: (answer: GuideAnswer) => void
}

const FEW = 4

export function AnswerOptions({ question, chosen, onAnswer, onChoose }: AnswerOptionsProps) {
  const { t, said } = useWords()
  const ticked = Array.isArray(chosen) ? (chosen as readonly string[]) : []
  const toggle = (id: string) =>
    onChoose(ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id])
  const options =
    question.kind === 'yes-no'
      ? (['yes', 'no'] as const).map((id) => ({ id, label: t(`form.${id}`), hint: undefined }))
      : question.options.map(({ id, label, hint }) => ({ id, label: said(label), hint: hint && said(hint) }))
  const many = question.kind === 'choices'
  return (
    <div className={css.options} data-many={options.length > FEW || undefined}>
      {options.map(({ id, label, hint }) => (
        <OptionCard
          key={id}
          action="answer"
          value={id}
          label={label}
          hint={hint}
          kind={many ? 'checkbox' : 'radio'}
          chosen={many ? ticked.includes(id) : chosen === id}
          onPress={() => (many ? toggle(id) : onAnswer(id))}
        />
      ))}
      <UnknownOption question={question} chosen={chosen === UNKNOWN} onPress={() => onAnswer(UNKNOWN)} />
    </div>
  )
}

interface UnknownOptionProps {
  readonly question: GuideQuestion
  readonly chosen: boolean
  readonly onPress: () => void
}

/** 「我不清楚」: always there, and leads on like any other answer. */
export function UnknownOption({ question, chosen, onPress }: UnknownOptionProps) {
  const { t, said } = useWords()
  const { label } = question.unknown
  return (
    <OptionCard
      action="answer"
      value={UNKNOWN}
      label={label ? said(label) : t('guide.unknown')}
      kind="radio"
      chosen={chosen}
      onPress={onPress}
    />
  )
}
