import { ask, type Answers } from './form-asked.ts'
import type { Circumstances } from './form-condition.ts'
import type { FormDefinition } from './form-schema.ts'

/** For whom an application is, where that is not a person: both are public, on every licence. */
export interface Organisation {
  readonly name: string
  /** Unified social credit code, GB 32100-2015. */
  readonly code: string
}

/** The organisation that the answers name; null where somebody applies for themselves. */
export function organisationOf(
  form: FormDefinition,
  answers: Answers,
  known: Circumstances,
): Organisation | null {
  const clean: Answers = {}
  for (const step of form.steps) {
    if (step.kind !== 'fields') continue
    for (const field of ask(step.fields, { answers, known, clean })) {
      if (field.kind !== 'credit-code') continue
      const [name, code] = [clean[field.of], clean[field.id]]
      if (typeof name === 'string' && typeof code === 'string') return { name, code }
    }
  }
  return null
}
