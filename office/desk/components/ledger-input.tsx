import { useId, type ReactNode } from 'react'
import type { LedgerField } from '../../ledgers/definition.ts'
import type { Choices, TypedRecord } from '../../server/ledgers/api-types.ts'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

type Typed = TypedRecord[string]
interface Props {
  readonly field: LedgerField
  readonly choices: Choices
  readonly value: Typed
  readonly onChange: (value: Typed) => void
  readonly problem?: string | undefined
}

const FEW = 6

/** One field of a ledger's form, drawn by its kind; its hint and problem are tied to it. */
export function LedgerInput(props: Props) {
  const { field, choices } = props
  switch (field.kind) {
    case 'choice':
      return field.options!.length <= FEW ? (
        <Ticks {...props} options={field.options!} />
      ) : (
        <Select {...props} options={field.options!} />
      )
    case 'choices':
      return <Ticks {...props} options={field.options!} several />
    case 'yes-no':
      return (
        <Ticks
          {...props}
          options={[
            { id: 'true', label: t('ledgers.yes') },
            { id: 'false', label: t('ledgers.no') },
          ]}
        />
      )
    case 'staff':
    case 'village':
    case 'body':
      return <Select {...props} options={choices[field.kind]} />
    default:
      return <Text {...props} />
  }
}

function Text({ field, value, onChange, problem }: Props) {
  const id = useId()
  const common = {
    id,
    value: typeof value === 'string' ? value : String(value),
    'data-action': `field-${field.id}`,
    ...described(id, field, problem),
    autoComplete: 'off',
  }
  return (
    <div className="field" data-field={field.id}>
      <label htmlFor={id}>
        {field.label}
        <Optional field={field} />
      </label>
      <Hint id={id} field={field} />
      {field.kind === 'long' ? (
        <textarea {...common} maxLength={8000} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...common}
          {...INPUT[field.kind as keyof typeof INPUT]}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      <Problem id={id} problem={problem} />
    </div>
  )
}

const INPUT = {
  date: { type: 'date' },
  time: { type: 'datetime-local' },
  number: { inputMode: 'numeric' },
  money: { inputMode: 'decimal' },
  hours: { inputMode: 'decimal' },
  phone: { inputMode: 'tel' },
} as const

interface WithOptions extends Props {
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly several?: boolean
}

function Select({ field, value, onChange, problem, options }: WithOptions) {
  const id = useId()
  return (
    <div className="field" data-field={field.id}>
      <label htmlFor={id}>
        {field.label}
        <Optional field={field} />
      </label>
      <Hint id={id} field={field} />
      <select
        id={id}
        value={String(value)}
        data-action={`field-${field.id}`}
        {...described(id, field, problem)}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('ledgers.choose')}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      <Problem id={id} problem={problem} />
    </div>
  )
}

function Ticks({ field, value, onChange, problem, options, several = false }: WithOptions) {
  const id = useId()
  const chosen = Array.isArray(value) ? value : [String(value)]
  const tick = (option: string, on: boolean) =>
    onChange(
      several ? [...chosen.filter((one) => one !== option && one !== ''), ...(on ? [option] : [])] : option,
    )
  return (
    <fieldset className="field ticks" data-field={field.id} {...described(id, field, problem)}>
      <legend>
        {field.label}
        <Optional field={field} />
      </legend>
      <Hint id={id} field={field} />
      <div className="chips">
        {options.map((option) => (
          <label key={option.id} className="tick">
            <input
              type={several ? 'checkbox' : 'radio'}
              name={id}
              checked={chosen.includes(option.id)}
              data-action={`field-${field.id}-${option.id}`}
              onChange={(event) => tick(option.id, event.target.checked)}
            />
            {option.label}
          </label>
        ))}
      </div>
      <Problem id={id} problem={problem} />
    </fieldset>
  )
}

const described = (id: string, field: LedgerField, problem: string | undefined) => ({
  'aria-describedby':
    [field.hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`]
      .join(' ')
      .trim() || undefined,
  ...(problem === undefined ? {} : { 'aria-invalid': true as const }),
})

const Optional = ({ field }: { readonly field: LedgerField }): ReactNode =>
  field.required ? null : <span className="muted small">{t('ledgers.optional')}</span>

const Hint = ({ id, field }: { readonly id: string; readonly field: LedgerField }): ReactNode =>
  field.hint === undefined ? null : (
    <p className="hint" id={`${id}-hint`}>
      {field.hint}
    </p>
  )

const Problem = ({ id, problem }: { readonly id: string; readonly problem: string | undefined }): ReactNode =>
  problem === undefined ? null : (
    <p className="problem" id={`${id}-problem`} role="alert">
      <Icon name="warn" />
      {problem}
    </p>
  )
