import { Field, type FieldProps } from '../components/field.tsx'
import type { ProblemAt } from './card.tsx'

/** What is being edited, as its fields need it: a row of a list, or a part that is no list. */
export interface Row<Draft> {
  readonly draft: Draft
  readonly set: (draft: Draft) => void
  /** Begins each `data-action`. */
  readonly action: string
  /** By the place below this row; '' is the row with all that is in it. */
  readonly problemAt: ProblemAt
}

type TextOf<Draft> = { [Key in keyof Draft]: Draft[Key] extends string ? Key : never }[keyof Draft] & string

/** The text of a draft by its name; `place` where the profile calls it otherwise. */
export function RowField<Draft>({
  row: { draft, set, action, problemAt },
  name,
  place = name,
  ...field
}: {
  readonly row: Row<Draft>
  readonly name: TextOf<Draft>
  readonly place?: string
} & Omit<FieldProps, 'value' | 'onChange' | 'action' | 'problem'>) {
  return (
    <Field
      {...field}
      value={draft[name] as string}
      onChange={(value) => set({ ...draft, [name]: value })}
      action={`${action}-${name}`}
      problem={problemAt(place)}
    />
  )
}
