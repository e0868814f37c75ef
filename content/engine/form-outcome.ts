import type { Answers } from './form-asked.ts'
import { ask } from './form-asked.ts'
import { holds, type Circumstances } from './form-condition.ts'
import type { FormDefinition, NextStep } from './form-schema.ts'
import type { Localized } from './localized.ts'

/** Something that the answers come to, with the reasons that hold. */
export interface RaisedFlag {
  readonly id: string
  readonly label: Localized
  readonly onReceipt: boolean
  readonly reasons: readonly Localized[]
}

/** The flags that are raised by answers in their normal form. */
export const flagsOf = (form: FormDefinition, clean: Answers, known: Circumstances): RaisedFlag[] =>
  (form.flags ?? []).flatMap(({ reasons, ...flag }) => {
    const hold = reasons.filter(({ when }) => holds(when, clean, known)).map(({ text }) => text)
    return hold.length > 0 ? [{ ...flag, reasons: hold }] : []
  })

/** What is told when an application has been taken: next steps, and what to bring, papers that are not at hand included. */
export interface FormOutcome {
  readonly next: readonly NextStep[]
  readonly bring: readonly Localized[]
}

export function outcomeOf(form: FormDefinition, answers: Answers, known: Circumstances): FormOutcome {
  const clean: Answers = {}
  const asked = form.steps.flatMap((step) =>
    step.kind === 'fields' ? ask(step.fields, { answers, known, clean }) : [],
  )
  const raised = flagsOf(form, clean, known).map(({ id }) => [id, true] as const)
  const all = { ...clean, ...Object.fromEntries(raised) }
  const missing = asked.flatMap((field) =>
    field.kind === 'attachments'
      ? field.options.filter(({ id }) => ![clean[field.id]].flat().includes(id)).map(({ label }) => label)
      : [],
  )
  const { next, bring } = form.receipt
  return {
    next: next.filter(({ when }) => !when || holds(when, all, known)),
    bring: [
      ...bring.filter(({ when }) => !when || holds(when, all, known)).map(({ text }) => text),
      ...missing,
    ],
  }
}

/** The kind of body that a referral goes to; undefined where the form refers to none, or the choice is not made. */
export function kindReferredTo({ refersTo }: FormDefinition, answers: Answers): string | undefined {
  if (typeof refersTo !== 'object') return refersTo
  const answer = answers[refersTo.field]
  return typeof answer === 'string' ? answer : undefined
}
