import type { LedgerField } from '../../ledgers/definition.ts'
import type { Choices, TypedRecord } from '../../server/ledgers/api-types.ts'
import { t } from '../words.ts'
import { FieldFrame } from './field-frame.tsx'
import { SelectField } from './select-field.tsx'
import { TicksField } from './ticks-field.tsx'

type Typed = TypedRecord[string]
interface Props {
  readonly field: LedgerField
  readonly choices: Choices
  readonly value: Typed
  readonly onChange: (value: Typed) => void
  readonly problem?: string | undefined
}

const FEW = 6

/** One field of a ledger's form, drawn by its kind. */
export function LedgerInput({ field, choices, value, onChange, problem }: Props) {
  const common = { ...wordsOf(field), problem, action: `field-${field.id}` }
  const ticks = { ...common, chosen: Array.isArray(value) ? value : [String(value)] }
  const single = { ...ticks, one: true, onChange: ([id]: string[]) => onChange(id!) }
  const select = { ...common, none: t('ledgers.choose'), value: String(value), onChange }
  switch (field.kind) {
    case 'choice':
      return field.options!.length <= FEW ? (
        <TicksField {...single} options={field.options!} />
      ) : (
        <SelectField {...select} options={field.options!} />
      )
    case 'choices':
      return <TicksField {...ticks} options={field.options!} onChange={onChange} />
    case 'yes-no':
      return (
        <TicksField
          {...single}
          options={[
            { id: 'true', label: t('ledgers.yes') },
            { id: 'false', label: t('ledgers.no') },
          ]}
        />
      )
    case 'staff':
    case 'village':
    case 'body':
      return (
        <SelectField
          {...select}
          // What is no more can stay in an old row, and is nothing for a new one.
          options={choices[field.kind].filter(({ id, gone }) => !gone || id === value)}
        />
      )
    default:
      return <Text field={field} value={String(value)} onChange={onChange} problem={problem} />
  }
}

function Text({
  field,
  value,
  onChange,
  problem,
}: Pick<Props, 'field' | 'onChange' | 'problem'> & { readonly value: string }) {
  const common = { value, 'data-action': `field-${field.id}`, autoComplete: 'off' }
  return (
    <FieldFrame
      {...wordsOf(field)}
      problem={problem}
      renderControl={(control) =>
        field.kind === 'long' ? (
          <textarea
            {...control}
            {...common}
            maxLength={8000}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...control}
            {...common}
            {...INPUT[field.kind as keyof typeof INPUT]}
            maxLength={200}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    />
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

const wordsOf = ({ label, required, hint }: LedgerField) => ({
  label: required ? (
    label
  ) : (
    <>
      {label}
      <span className="muted small">{t('ledgers.optional')}</span>
    </>
  ),
  hint,
})
