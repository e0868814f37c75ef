import { OptionCard } from '../../../../../ui-kit/components/option-card.tsx'
import { StatusStrip } from '../../../../../ui-kit/components/status-strip.tsx'
import { useWords } from '../../../kiosk.tsx'
import { SideBySide } from '../side-by-side.tsx'
import { ContentField } from './content-field.tsx'
import type { FieldProps } from './field.tsx'
import css from '../application.module.css'

/** What is given, to whom and what for, then yes or no; whoever says no is told the other way at once. */
export function ConsentField({ field, value, problem, message, byClerk, onAnswer }: FieldProps<'consent'>) {
  const { t } = useWords()
  const parts = [
    { name: 'form.consent.what', text: field.what },
    { name: 'form.consent.recipient', text: field.recipient },
    { name: 'form.consent.purpose', text: field.purpose },
  ]
  return (
    <ContentField
      field={field}
      problem={problem === 'required' ? 'required.choice' : problem}
      message={message}
      group="radiogroup"
      byClerk={byClerk}
    >
      <dl className={css.consent}>
        {parts.map(({ name, text }) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              <SideBySide text={text} />
            </dd>
          </div>
        ))}
      </dl>
      <div className={css.options} data-many>
        {[true, false].map((answer) => (
          <OptionCard
            key={String(answer)}
            action={`answer:${field.id}`}
            value={String(answer)}
            label={t(answer ? 'form.consent.yes' : 'form.consent.no')}
            kind="radio"
            chosen={value === answer}
            onPress={() => onAnswer(answer)}
          />
        ))}
      </div>
      {value === false && (
        <StatusStrip id={`refused:${field.id}`} tone="note">
          <SideBySide text={field.refused} />
        </StatusStrip>
      )}
    </ContentField>
  )
}
