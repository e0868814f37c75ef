import { useField, type FieldWords } from './field-frame.tsx'
import type { Option } from './select-field.tsx'

/** A few to choose from, all in sight: any number of them, or with `one` exactly one. Chosen ones keep the list's order. */
export function TicksField({
  label,
  options,
  chosen,
  onChange,
  action,
  one = false,
  ...words
}: FieldWords & {
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly action: string
  readonly one?: boolean
}) {
  const { id: name, described, hintLine, problemLine } = useField(words)
  const tick = (ticked: string, on: boolean) =>
    onChange(
      one ? [ticked] : options.map(({ id }) => id).filter((id) => (id === ticked ? on : chosen.includes(id))),
    )
  return (
    <fieldset className="field ticks" {...described}>
      <legend>{label}</legend>
      {hintLine}
      <div className="chips">
        {options.map(({ id, label: text }) => (
          <label key={id} className="tick">
            <input
              type={one ? 'radio' : 'checkbox'}
              name={name}
              checked={chosen.includes(id)}
              data-action={`${action}-${id}`}
              onChange={(event) => tick(id, event.target.checked)}
            />
            {text}
          </label>
        ))}
      </div>
      {problemLine}
    </fieldset>
  )
}
