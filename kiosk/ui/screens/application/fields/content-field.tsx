import type { ReactNode } from 'react'
import type { FormField } from '../../../../../content/engine/form-schema.ts'
import type { Localized } from '../../../../../content/engine/localized.ts'
import { ByClerk } from '../../../components/by-clerk.tsx'
import { FieldFrame } from '../../../components/field-frame.tsx'
import { useWords } from '../../../kiosk.tsx'

interface ContentFieldProps {
  readonly field: FormField
  readonly problem: string | undefined
  readonly message?: Localized | undefined
  readonly note?: string | undefined
  readonly byClerk: boolean
  /** It is answered by choosing, not by writing. */
  readonly group?: 'radiogroup' | 'group' | undefined
  readonly children: ReactNode
}

/** A field's frame with the words that content gives it. */
export function ContentField({ field, problem, message, note, byClerk, group, children }: ContentFieldProps) {
  const { pick, said, draft } = useWords()
  return (
    <FieldFrame
      id={field.id}
      name={pick(field.label)}
      label={said(field.label)}
      chinese={draft && pick(field.label) !== field.label['zh-CN'] ? field.label['zh-CN'] : undefined}
      hint={field.hint && said(field.hint)}
      why={field.why && said(field.why)}
      required={field.required}
      problem={group && problem === 'required' ? 'required.choice' : problem}
      message={message && said(message)}
      note={note}
      group={group}
    >
      {byClerk && <ByClerk />}
      {children}
    </FieldFrame>
  )
}
