import { useId } from 'react'

/** One code of a list of codes, shown with its number; `none` is what an empty choice means. */
export function CodeSelect({
  label,
  none,
  options,
  value,
  onChange,
  action,
}: {
  readonly label: string
  readonly none: string
  readonly options: readonly (readonly [code: string, name: string])[]
  readonly value: string
  readonly onChange: (code: string) => void
  readonly action: string
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} data-action={action} onChange={(event) => onChange(event.target.value)}>
        <option value="">{none}</option>
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {`${code} ${name}`}
          </option>
        ))}
      </select>
    </div>
  )
}
