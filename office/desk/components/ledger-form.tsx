import { Fragment, useRef, useState, type ReactNode } from 'react'
import { isAsked } from '../../ledgers/asked.ts'
import { isFilledByServer, type LedgerField } from '../../ledgers/definition.ts'
import type { Choices, TypedRecord } from '../../server/ledgers/api-types.ts'
import type { Failure } from '../client.ts'
import { useUnsaved } from '../unsaved.tsx'
import { t, tOr } from '../words.ts'
import { Anonymise } from './anonymise.tsx'
import { CancelButton } from './buttons.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { useFirstFault } from './first-fault.ts'
import { LedgerInput } from './ledger-input.tsx'
import { Notice } from './notice.tsx'

/** A form made from a ledger's fields; the server judges, and every fault stands at its field. */
export function LedgerForm({
  fields,
  choices,
  first,
  failure,
  busy,
  submit,
  onSubmit,
  onCancel,
  children,
}: {
  readonly fields: readonly LedgerField[]
  readonly choices: Choices
  readonly first: TypedRecord
  readonly failure: Failure | null
  readonly busy: boolean
  readonly submit: string
  /** What comes next once it is saved; null where it was not. */
  readonly onSubmit: (values: TypedRecord) => Promise<(() => void) | null>
  readonly onCancel?: () => void
  /** What is asked beside the fields of the ledger. */
  readonly children?: ReactNode
}) {
  const [begun] = useState(first)
  const [typed, setTyped] = useState(begun)
  const unsaved = useUnsaved(JSON.stringify(typed) !== JSON.stringify(begun))
  const form = useRef<HTMLFormElement>(null)
  const problems = failure?.problems ?? []
  useFirstFault(form, failure)
  const asked = fields.filter((field) => !isFilledByServer(field) && isAsked(field, typed))
  const send = async (): Promise<void> => {
    const values = Object.fromEntries(
      asked.flatMap(({ id }) => (typed[id] === undefined ? [] : [[id, typed[id]] as const])),
    )
    const next = await onSubmit(values)
    if (next === null) return
    unsaved.saved()
    next()
  }
  return (
    <form
      ref={form}
      className="card ledger-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {problems.length > 0 ? (
        <Notice tone="stop" icon="warn" alert title={t('ledgers.problems', { count: problems.length })} />
      ) : failure ? (
        <FailureNotice failure={failure} />
      ) : null}
      {asked.map((field) => {
        const problem = problems.find((one) => one.field === field.id)
        const change = (value: TypedRecord[string]) => setTyped((now) => ({ ...now, [field.id]: value }))
        return (
          <Fragment key={field.id}>
            {field.anonymiseFrom === undefined ? null : (
              <Anonymise
                original={String(typed[field.anonymiseFrom] ?? '')}
                places={choices.village.map(({ label }) => label)}
                onText={change}
              />
            )}
            <LedgerInput
              field={field}
              choices={choices}
              value={typed[field.id] ?? (field.kind === 'choices' ? [] : '')}
              onChange={change}
              problem={problem && problemText(problem.problem)}
            />
          </Fragment>
        )
      })}
      {children}
      <div className="buttons">
        <button type="submit" className="button confirm" data-action="save" disabled={busy}>
          {submit}
        </button>
        {onCancel ? <CancelButton onCancel={() => unsaved.ask(onCancel)} /> : null}
      </div>
    </form>
  )
}

export const problemText = (problem: string): string =>
  tOr(`ledger.problem.${problem}`, 'ledger.problem.unknown')
