import { useEffect, useRef } from 'react'
import { presetMeanings } from '../../../../../content/engine/presets.ts'
import { Button } from '../../../../../ui-kit/components/button.tsx'
import { lengthOf } from '../../../input/editable.ts'
import { useInputControl, useOpened } from '../../../input/input-context.tsx'
import { Meanings } from '../../../components/meanings.tsx'
import { TextBox } from '../../../input/text-box.tsx'
import { useWords } from '../../../kiosk.tsx'
import { AddressChoice, VillageChoice } from './place-choice.tsx'
import { ContentField } from './content-field.tsx'
import type { FieldProps } from './field.tsx'
import css from '../application.module.css'

/** Writing, or tapping a ready sentence, which is written in Chinese for the clerk, and changing what differs. */
export function TextField({
  field,
  value,
  problem,
  message,
  province,
  byClerk,
  onAnswer,
}: FieldProps<'text'>) {
  const { t, pick, said, language } = useWords()
  const input = useInputControl()
  const opened = useOpened()
  const { close } = input
  const text = typeof value === 'string' ? value : ''
  const add = (sentence: string) => {
    if (opened.field?.id === field.id) input.type(sentence)
    else if (lengthOf(text + sentence) <= field.maxLength) write(text + sentence)
  }
  // The keyboard holds the text it was opened with: where a clerk has written meanwhile, it must read anew.
  const own = useRef(text)
  useEffect(() => {
    if (!byClerk || text === own.current) return
    own.current = text
    close(field.id)
  }, [byClerk, text, close, field.id])
  const write = (next: string) => {
    own.current = next
    onAnswer(next)
  }
  // A ready sentence says where it is in another way: a place that is tapped stands in its stead.
  const placed = field.presets.some((preset) => preset['zh-CN'] === text) ? '' : text
  const choose = (next: string) => {
    close(field.id)
    write(next)
  }
  const note = field.multiline
    ? t('field.length', { used: lengthOf(text), total: field.maxLength })
    : undefined
  return (
    <ContentField field={field} problem={problem} message={message} note={note} byClerk={byClerk}>
      <TextBox
        id={field.id}
        kind="text"
        label={pick(field.label)}
        placeholder={t('field.text.placeholder')}
        value={text}
        multiline={field.multiline}
        maxLength={field.maxLength}
        invalid={problem !== undefined}
        onChange={write}
      />
      {field.place === 'village' && <VillageChoice id={field.id} text={text} onChoose={choose} />}
      {field.place && field.place !== 'village' && (
        <AddressChoice
          // Begun again where another province was chosen.
          key={province}
          id={field.id}
          text={placed}
          near={field.place === 'address'}
          province={province}
          onChoose={choose}
        />
      )}
      <Meanings texts={presetMeanings(field, text, language.tag)} />
      {field.presets.length > 0 && (
        <div className={css.presets}>
          <span className={css.presetsLabel}>{t('field.presets')}</span>
          {field.presets.map((preset, i) => (
            <Button
              key={preset['zh-CN']}
              action={`preset:${field.id}`}
              value={String(i)}
              size="pill"
              onPress={() => add(preset['zh-CN'])}
            >
              {said(preset)}
            </Button>
          ))}
        </div>
      )}
    </ContentField>
  )
}
