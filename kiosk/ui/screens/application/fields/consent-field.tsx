import { StatusStrip } from '../../../../../ui-kit/components/status-strip.tsx'
import { useWords } from '../../../kiosk.tsx'
import { SideBySide } from '../side-by-side.tsx'
import { ContentField } from './content-field.tsx'
import type { FieldProps } from './field.tsx'
import { YesNoOptions } from './yes-no-options.tsx'
import css from '../application.module.css'

/** What is given, to whom and what for, then yes or no; whoever says no is told the other way at once. */
export function ConsentField({ value, onAnswer, ...framed }: FieldProps<'consent'>) {
  const { field } = framed
  const { t } = useWords()
  const parts = [
    { name: 'form.consent.what', text: field.what },
    { name: 'form.consent.recipient', text: field.recipient },
    { name: 'form.consent.purpose', text: field.purpose },
  ]
  return (
    <ContentField {...framed} group="radiogroup">
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
      <YesNoOptions
        field={field.id}
        value={value}
        yes="form.consent.yes"
        no="form.consent.no"
        onAnswer={onAnswer}
      />
      {value === false && (
        <StatusStrip id={`refused:${field.id}`} tone="note">
          <SideBySide text={field.refused} />
        </StatusStrip>
      )}
    </ContentField>
  )
}
