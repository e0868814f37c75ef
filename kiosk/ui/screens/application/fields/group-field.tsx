import type { ReactNode } from 'react'
import { itemCount } from '../../../../../content/engine/form-field.ts'
import { withoutItem, type Answers, type AskedField } from '../../../../../content/engine/form-asked.ts'
import type { GroupField as Group } from '../../../../../content/engine/form-schema.ts'
import { Button } from '../../../../../ui-kit/components/button.tsx'
import { useWords } from '../../../kiosk.tsx'
import { ContentField } from './content-field.tsx'
import css from '../application.module.css'

interface GroupFieldProps {
  readonly field: Group
  /** Of its items. */
  readonly fields: readonly AskedField[]
  readonly answers: Answers
  readonly byClerk: boolean
  readonly onAnswers: (answers: Answers) => void
  readonly children: (field: AskedField) => ReactNode
}

/** The same questions for each of several; one more is added below, one too many taken away at its head. */
export function GroupField({ field, fields, answers, byClerk, onAnswers, children }: GroupFieldProps) {
  const { t, pick, said } = useWords()
  const count = itemCount(field, answers[field.id])
  const named = (text: string, at: number) => text.replace('{n}', String(at))
  return (
    <ContentField field={field} problem={undefined} byClerk={byClerk}>
      {Array.from({ length: count }, (_, i) => i + 1).map((at) => (
        <section key={at} className={css.item} data-item={`${field.id}.${at}`}>
          <header>
            <b>{named(pick(field.item), at)}</b>
            {count > field.min && (
              <Button
                action={`remove:${field.id}`}
                value={String(at)}
                size="pill"
                label={`${t('form.group.remove')} ${named(pick(field.item), at)}`}
                onPress={() => onAnswers(withoutItem(field, answers, at))}
              >
                {t('form.group.remove')}
              </Button>
            )}
          </header>
          {fields.filter(({ within }) => within?.at === at).map(children)}
        </section>
      ))}
      {count < field.max && (
        <Button
          action={`add:${field.id}`}
          size="big"
          onPress={() => onAnswers({ [field.id]: String(count + 1) })}
        >
          {t('form.group.add')} · {said(field.label)}
        </Button>
      )}
    </ContentField>
  )
}
