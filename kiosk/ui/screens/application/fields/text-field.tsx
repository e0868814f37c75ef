import { Button } from '../../../../../ui-kit/components/button.tsx'
import { lengthOf } from '../../../input/editable.ts'
import { useInputControl, useOpened } from '../../../input/input-context.tsx'
import { TextBox } from '../../../input/text-box.tsx'
import { useWords } from '../../../kiosk.tsx'
import { ContentField } from './content-field.tsx'
import type { FieldProps } from './field.tsx'
import css from '../application.module.css'

/** Writing, or tapping a ready sentence and changing what differs. */
export function TextField({ field, value, problem, onAnswer }: FieldProps<'text'>) {
  const { t, pick, said } = useWords()
  const input = useInputControl()
  const opened = useOpened()
  const text = typeof value === 'string' ? value : ''
  const add = (sentence: string) => {
    if (opened.field?.id === field.id) input.type(sentence)
    else if (lengthOf(text + sentence) <= field.maxLength) onAnswer(text + sentence)
  }
  const note = field.multiline
    ? t('field.length', { used: lengthOf(text), total: field.maxLength })
    : undefined
  return (
    <ContentField field={field} problem={problem} note={note}>
      <TextBox
        id={field.id}
        kind="text"
        label={pick(field.label)}
        placeholder={t('field.text.placeholder')}
        value={text}
        multiline={field.multiline}
        maxLength={field.maxLength}
        invalid={problem !== undefined}
        onChange={onAnswer}
      />
      {field.presets.length > 0 && (
        <div className={css.presets}>
          <span className={css.presetsLabel}>{t('field.presets')}</span>
          {field.presets.map((preset, i) => (
            <Button
              key={preset['zh-CN']}
              action={`preset:${field.id}`}
              value={String(i)}
              size="pill"
              onPress={() => add(pick(preset))}
            >
              {said(preset)}
            </Button>
          ))}
        </div>
      )}
    </ContentField>
  )
}
