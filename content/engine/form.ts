import type { FormCondition, FormDefinition, FormField, FormStep } from './form-schema.ts'
import { pick } from './pick.ts'
import { answerProblem, isEmpty, normalise, type AnswerProblem, type AnswerValue } from './form-field.ts'
import { formatAnswer } from './form-words.ts'

/**
 * The form engine: which fields are asked, what is wrong with an answer, what the citizen confirms. Pure, and
 * used twice: by the session to guide, by the service to check again before it seals.
 */
export { normalise, type AnswerProblem, type AnswerValue } from './form-field.ts'

/** Answers by field id; the same shape as `answers` of exchange/schemas/message.ts. */
export type Answers = Record<string, AnswerValue>

/** One line of the check page and of the sealed summary, plus the step that changes it. */
export interface SummaryEntry {
  readonly id: string
  /** As on papers and at the desk. */
  readonly label: string
  /** As the citizen was asked. */
  readonly question: string
  readonly value: string
  readonly onReceipt: boolean
  readonly step: string
}

export type FieldsStep = Extract<FormStep, { kind: 'fields' }>

/** The steps of a form with their titles, for the step bar. */
export const formSteps = (
  form: FormDefinition,
  language: string,
): { readonly id: string; readonly kind: FormStep['kind']; readonly title: string }[] =>
  form.steps.map(({ id, kind, title }) => ({ id, kind, title: pick(title, language) }))

/** Whether a step is shown, given answers that went through `cleanAnswers`. */
export function isStepAsked(step: FormStep, answers: Answers): boolean {
  if (step.kind === 'fields') return visibleFields(step, answers).length > 0
  return step.kind !== 'identity' || !step.when || holds(step.when, answers)
}

/** Whether somebody has to say who they are; who may stay unnamed and wants to is not asked. */
export const asksIdentity = (form: FormDefinition, answers: Answers): boolean =>
  form.steps.some((step) => step.kind === 'identity' && isStepAsked(step, cleanAnswers(form, answers)))

/** Whether these answers are for the restricted role alone. */
export const isRestricted = (form: FormDefinition, answers: Answers): boolean =>
  form.restricted === true ||
  (form.restricted !== undefined && holds(form.restricted, cleanAnswers(form, answers)))

/**
 * The fields that are asked, given the answers so far. A field that depends on a hidden one is hidden too;
 * to hold that across steps, pass answers that went through `cleanAnswers`.
 */
export function visibleFields(step: FieldsStep, answers: Answers): FormField[] {
  const hidden = new Set<string>()
  return step.fields.filter((field) => {
    const visible = !field.when || (!hidden.has(field.when.field) && holds(field.when, answers))
    if (!visible) hidden.add(field.id)
    return visible
  })
}

/** What is wrong on one page, by field id; empty where it may go on. `today` is YYYY-MM-DD in Asia/Shanghai. */
export function validateStep({
  step,
  answers,
  today,
}: {
  step: FieldsStep
  answers: Answers
  today: string
}): Record<string, AnswerProblem> {
  const problems: Record<string, AnswerProblem> = {}
  for (const field of visibleFields(step, answers)) {
    const problem = answerProblem({ field, value: answers[field.id], today })
    if (problem) problems[field.id] = problem
  }
  return problems
}

/** The same over all pages; the service refuses what is not empty here. */
export function validateForm({
  form,
  answers,
  today,
}: {
  form: FormDefinition
  answers: Answers
  today: string
}): Record<string, AnswerProblem> {
  const clean = cleanAnswers(form, answers)
  return Object.assign(
    {},
    ...fieldsSteps(form).map((step) => validateStep({ step, answers: clean, today })),
  ) as Record<string, AnswerProblem>
}

/** Answers in their normal form, without empty ones and without fields that are unknown or not asked any more. */
export function cleanAnswers(form: FormDefinition, answers: Answers): Answers {
  const clean: Answers = {}
  // Fields only depend on earlier ones, so `clean` already holds what decides.
  for (const field of fieldsSteps(form).flatMap((step) => step.fields)) {
    if (field.when && !holds(field.when, clean)) continue
    const value = Object.hasOwn(answers, field.id) ? normalise(field, answers[field.id]!) : undefined
    if (!isEmpty(value)) clean[field.id] = value
  }
  return clean
}

/** What the citizen sees and confirms: asked and answered fields, in order, in the words of `language`. */
export function summarise(form: FormDefinition, answers: Answers, language: string): SummaryEntry[] {
  const clean = cleanAnswers(form, answers)
  return fieldsSteps(form).flatMap((step) =>
    step.fields.flatMap((field) => {
      const value = clean[field.id]
      if (value === undefined) return []
      const question = pick(field.label, language)
      return [
        {
          id: field.id,
          label: field.short?.[language] ?? question,
          question,
          value: formatAnswer({ field, value, language }),
          onReceipt: field.onReceipt,
          step: step.id,
        },
      ]
    }),
  )
}

const fieldsSteps = (form: FormDefinition): FieldsStep[] =>
  form.steps.filter((step): step is FieldsStep => step.kind === 'fields')

function holds({ field, is }: FormCondition, answers: Answers): boolean {
  const value = answers[field]
  return Array.isArray(value)
    ? value.some((one) => is.includes(one))
    : value !== undefined && is.includes(value)
}
