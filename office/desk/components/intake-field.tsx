import type { AnswerValue, AskedField } from '../../../content/engine/form.ts'
import type { FormDefinition } from '../../../content/engine/form-schema.ts'
import type { LedgerField } from '../../ledgers/definition.ts'
import { tOr } from '../words.ts'
import { LedgerInput } from './ledger-input.tsx'

const NO_CHOICES = { staff: [], village: [], body: [] }

/** One field of a citizen's form, drawn as the desk draws its own. */
export function IntakeField({
  field,
  value,
  onChange,
  problem,
}: {
  readonly field: AskedField
  readonly value: AnswerValue | undefined
  readonly onChange: (value: AnswerValue) => void
  readonly problem: string | undefined
}) {
  const drawn = asLedgerField(field)
  const several = drawn.kind === 'choices'
  return (
    <LedgerInput
      field={drawn}
      choices={NO_CHOICES}
      value={value ?? (several ? [] : '')}
      onChange={(typed) =>
        // Ticks of yes and no give their id.
        onChange(drawn.kind === 'yes-no' ? typed === 'true' : typed)
      }
      problem={problem}
    />
  )
}

const KINDS: Readonly<Record<AskedField['kind'], LedgerField['kind']>> = {
  choice: 'choice',
  choices: 'choices',
  attachments: 'choices',
  'yes-no': 'yes-no',
  consent: 'yes-no',
  text: 'text',
  name: 'text',
  'id-number': 'text',
  'credit-code': 'text',
  phone: 'phone',
  amount: 'number',
  date: 'date',
  group: 'number',
}

function asLedgerField(field: AskedField): LedgerField {
  const item = field.within ? `${field.within.label['zh-CN'].replace('{n}', String(field.within.at))} · ` : ''
  const hint =
    field.kind === 'consent'
      ? [field.what, field.recipient, field.purpose].map((text) => text['zh-CN']).join(' ')
      : field.hint?.['zh-CN']
  return {
    id: field.id,
    label: item + field.label['zh-CN'],
    kind: field.kind === 'text' && field.multiline ? 'long' : KINDS[field.kind],
    required: field.required,
    listed: false,
    ...(hint === undefined ? {} : { hint }),
    ...('options' in field
      ? { options: field.options.map(({ id, label }) => ({ id, label: label['zh-CN'] })) }
      : {}),
  }
}

/** What is wrong, in the form's own words where one of its rules says so. */
export function intakeProblem(form: FormDefinition, problem: string): string {
  const [code = '', id] = problem.split(':')
  if (code === 'rule')
    for (const step of form.steps) {
      if (step.kind !== 'fields') continue
      const groups = step.fields.flatMap((field) => (field.kind === 'group' ? (field.rules ?? []) : []))
      const rule = [...(step.rules ?? []), ...groups].find((one) => one.id === id)
      if (rule) return rule.message['zh-CN']
    }
  return tOr(`ledger.problem.${code.split('.')[0]}`, 'ledger.problem.unknown')
}
