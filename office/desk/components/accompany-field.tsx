import { useEffect, useId, useRef, useState } from 'react'
import type { AccompanyCommand, AccompanyField } from '../../../exchange/schemas/accompany.ts'
import { t } from '../words.ts'

type Value = Extract<AccompanyCommand, { kind: 'answer' }>['value']
interface Props {
  readonly field: AccompanyField
  readonly onAnswer: (value: Value) => void
}

/** A pause in typing this long sends what is written. */
const GATHER_MS = 300

/** A field of the citizen's page, to be written or chosen for them. */
export function AccompanyFieldView({ field, onAnswer }: Props) {
  return (
    <fieldset className="asked" data-field={field.id}>
      <legend>
        {field.label}
        {field.required ? <span className="must">{t('accompany.required')}</span> : null}
      </legend>
      {field.hint === null ? null : <p className="hint">{field.hint}</p>}
      {field.problem === null ? null : <p className="problem">{t('accompany.problem')}</p>}
      <Control field={field} onAnswer={onAnswer} />
      {field.byClerk ? <p className="by-clerk">{t('accompany.by-clerk')}</p> : null}
    </fieldset>
  )
}

function Control({ field, onAnswer }: Props) {
  if (field.kind === 'choice')
    return (
      <Options
        field={field}
        type="radio"
        options={field.options}
        chosen={typeof field.value === 'string' ? [field.value] : []}
        onPick={onAnswer}
      />
    )
  if (field.kind === 'choices') {
    const chosen = Array.isArray(field.value) ? field.value : []
    return (
      <Options
        field={field}
        type="checkbox"
        options={field.options}
        chosen={chosen}
        onPick={(id) => onAnswer(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
      />
    )
  }
  if (field.kind === 'yes-no')
    return (
      <Options
        field={field}
        type="radio"
        options={[
          { id: 'true', label: t('accompany.yes') },
          { id: 'false', label: t('accompany.no') },
        ]}
        chosen={typeof field.value === 'boolean' ? [String(field.value)] : []}
        onPick={(id) => onAnswer(id === 'true')}
      />
    )
  return <Writing field={field} onAnswer={onAnswer} />
}

function Options({
  field,
  type,
  options,
  chosen,
  onPick,
}: {
  readonly field: AccompanyField
  readonly type: 'radio' | 'checkbox'
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly chosen: readonly string[]
  readonly onPick: (id: string) => void
}) {
  return options.map((option) => (
    <label key={option.id} className="choice">
      <input
        type={type}
        name={field.id}
        data-action="accompany-choose"
        data-value={option.id}
        checked={chosen.includes(option.id)}
        onChange={() => onPick(option.id)}
      />
      {option.label}
    </label>
  ))
}

/** The clerk's draft goes on its way at each pause; what the citizen writes shows where the clerk is not writing. */
function Writing({ field, onAnswer }: Props) {
  const id = useId()
  const there = typeof field.value === 'string' ? field.value : ''
  const [draft, setDraft] = useState<string | null>(null)
  const [writing, setWriting] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  // Until the citizen's screen has it, the draft stays where the clerk wrote it.
  if (!writing && draft !== null && draft === there) setDraft(null)
  const send = (text: string) => {
    clearTimeout(timer.current)
    timer.current = undefined
    onAnswer(text)
  }
  const common = {
    id,
    value: draft ?? there,
    maxLength: field.maxLength ?? 100,
    'data-action': 'accompany-write',
    'data-value': field.id,
    'aria-label': field.label,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      const text = event.target.value
      setDraft(text)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => send(text), GATHER_MS)
    },
    onFocus: () => setWriting(true),
    onBlur: () => {
      setWriting(false)
      if (timer.current !== undefined && draft !== null) send(draft)
    },
  }
  return field.multiline ? (
    <textarea rows={5} {...common} />
  ) : (
    <input type="text" autoComplete="off" {...common} />
  )
}
