import { SelectField } from './select-field.tsx'

/** One code of a list of codes, shown with its number; `none` is what an empty choice means. */
export const CodeSelect = ({
  options,
  ...select
}: {
  readonly label: string
  readonly none: string
  readonly options: readonly (readonly [code: string, name: string])[]
  readonly value: string
  readonly onChange: (code: string) => void
  readonly action: string
}) => <SelectField {...select} options={options.map(([id, name]) => ({ id, label: `${id} ${name}` }))} />
