import { FieldFrame, type FieldWords } from './field-frame.tsx'

export interface Option {
  readonly id: string
  readonly label: string
}

/** One of many; `none` is what an empty choice means, where one may be left empty. */
export function SelectField({
  options,
  none,
  value,
  onChange,
  action,
  ...words
}: FieldWords & {
  readonly options: readonly Option[]
  readonly none?: string | undefined
  readonly value: string
  readonly onChange: (id: string) => void
  readonly action: string
}) {
  return (
    <FieldFrame
      {...words}
      renderControl={(control) => (
        <select
          {...control}
          value={value}
          data-action={action}
          onChange={(event) => onChange(event.target.value)}
        >
          {none === undefined ? null : <option value="">{none}</option>}
          {options.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
    />
  )
}
