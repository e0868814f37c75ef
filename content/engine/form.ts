import { ask, fieldIn, type Answers, type AskedField } from './form-asked.ts'
import { holds, type Circumstances } from './form-condition.ts'
import { answerProblem, type AnswerProblem } from './form-field.ts'
import { flagsOf, type RaisedFlag } from './form-outcome.ts'
import { ruleProblems } from './form-rules.ts'
import type { FormDefinition, FormField, FormStep } from './form-schema.ts'
import { DECLARATION, formatAnswer, SENTENCES } from './form-words.ts'
import type { Localized } from './localized.ts'
import { pick } from './pick.ts'

/**
 * The form engine: which fields are asked, what is wrong with an answer, what the citizen confirms. Pure, and
 * used twice: by the session to guide, by the service to check again before it seals.
 */
export { normalise, type AnswerProblem, type AnswerValue } from './form-field.ts'

export type { Answers, AskedField } from './form-asked.ts'
export type { Circumstances } from './form-condition.ts'

const NOTHING_KNOWN: Circumstances = {}

/** One line of the check page and of the sealed summary, plus the step that changes it. */
export interface SummaryEntry {
  readonly id: string
  /** As on papers and at the desk. */
  readonly label: string
  /** As the citizen was asked. */
  readonly question: string
  readonly value: string
  readonly onReceipt: boolean
  /** Null: it follows from several answers. */
  readonly step: string | null
}

export type FieldsStep = Extract<FormStep, { kind: 'fields' }>

/** The steps of a form with their titles, for the step bar. */
export const formSteps = (
  form: FormDefinition,
  language: string,
): { readonly id: string; readonly kind: FormStep['kind']; readonly title: string }[] =>
  form.steps.map(({ id, kind, title }) => ({ id, kind, title: pick(title, language) }))

/** Whether a step is shown, given answers that went through `cleanAnswers`. */
export function isStepAsked(step: FormStep, answers: Answers, known: Circumstances = NOTHING_KNOWN): boolean {
  if (step.kind === 'fields') return visibleFields(step, answers, known).length > 0
  return step.kind !== 'identity' || !step.when || holds(step.when, answers, known)
}

/** Whether somebody has to say who they are; who may stay unnamed and wants to is not asked. */
export const asksIdentity = (
  form: FormDefinition,
  answers: Answers,
  known: Circumstances = NOTHING_KNOWN,
): boolean =>
  form.steps.some(
    (step) => step.kind === 'identity' && isStepAsked(step, cleanAnswers(form, answers, known), known),
  )

/** Whether these answers are for the restricted role alone. */
export const isRestricted = (
  form: FormDefinition,
  answers: Answers,
  known: Circumstances = NOTHING_KNOWN,
): boolean =>
  form.restricted === true ||
  (form.restricted !== undefined && holds(form.restricted, cleanAnswers(form, answers, known), known))

/**
 * The fields that are asked, given the answers so far: a group is followed by the fields of its items. What depends on
 * a field of an earlier page that is not asked stays hidden only if the answers went through `cleanAnswers`.
 */
export const visibleFields = (
  step: FieldsStep,
  answers: Answers,
  known: Circumstances = NOTHING_KNOWN,
): AskedField[] => ask(step.fields, { answers, known, clean: without(step, answers) })

/** What is wrong on one page, by field id; empty where it may go on. `today` is YYYY-MM-DD in Asia/Shanghai. */
export function validateStep({
  step,
  answers,
  today,
  known = NOTHING_KNOWN,
}: {
  step: FieldsStep
  answers: Answers
  today: string
  known?: Circumstances
}): Record<string, AnswerProblem> {
  const now = { ...known, today }
  const clean = without(step, answers)
  const asked = ask(step.fields, { answers, known: now, clean })
  const problems: Record<string, AnswerProblem> = {}
  for (const field of asked) {
    const problem = answerProblem({ field, value: clean[field.id], today })
    if (problem) problems[field.id] = problem
  }
  const { fields, rules = [] } = step
  const wrong = Object.keys(problems)
  return { ...ruleProblems({ rules, fields, asked, answers: clean, known: now, wrong }), ...problems }
}

/** The same over all pages; the service refuses what is not empty here. */
export function validateForm({
  form,
  answers,
  today,
  known = NOTHING_KNOWN,
}: {
  form: FormDefinition
  answers: Answers
  today: string
  known?: Circumstances
}): Record<string, AnswerProblem> {
  const clean = cleanAnswers(form, answers, { ...known, today })
  return Object.assign(
    {},
    ...fieldsSteps(form).map((step) => validateStep({ step, answers: clean, today, known })),
  ) as Record<string, AnswerProblem>
}

/** Answers in their normal form, without empty ones and without fields that are unknown or not asked any more. */
export function cleanAnswers(
  form: FormDefinition,
  answers: Answers,
  known: Circumstances = NOTHING_KNOWN,
): Answers {
  const clean: Answers = {}
  for (const { fields } of fieldsSteps(form)) ask(fields, { answers, known, clean })
  return clean
}

/**
 * What the citizen sees and confirms, in the words of `language`: what the answers come to, then the asked and answered
 * fields in order. Document numbers of others are masked; the answers hold them.
 */
export function summarise(
  form: FormDefinition,
  answers: Answers,
  language: string,
  known: Circumstances = NOTHING_KNOWN,
): SummaryEntry[] {
  const clean: Answers = {}
  const lines = fieldsSteps(form).flatMap((step) =>
    ask(step.fields, { answers, known, clean }).flatMap((field): SummaryEntry[] => {
      const value = clean[field.id]
      if (value === undefined) return []
      const item = field.within
        ? `${pick(field.within.label, language).replace('{n}', String(field.within.at))} · `
        : ''
      const question = pick(field.label, language)
      return [
        {
          id: field.id,
          label: item + (field.short?.[language] ?? question),
          question: item + question,
          value: formatAnswer({ field, value, language }),
          onReceipt: field.onReceipt,
          step: step.id,
        },
      ]
    }),
  )
  return [
    ...flagsOf(form, clean, known).map((flag) => flagLine(flag, language)),
    ...lines,
    ...(form.declaration ? [declarationLine(form.declaration, language)] : []),
  ]
}

/** Every field of a form, on whatever page. */
export const fieldsOfForm = (form: FormDefinition): FormField[] =>
  fieldsSteps(form).flatMap((step) => step.fields)

const declarationLine = (declaration: Localized, language: string): SummaryEntry => ({
  id: 'declaration',
  label: pick(DECLARATION, language),
  question: pick(DECLARATION, language),
  value: pick(declaration, language),
  onReceipt: false,
  step: null,
})

const flagLine = ({ id, label, onReceipt, reasons }: RaisedFlag, language: string): SummaryEntry => ({
  id,
  label: pick(label, language),
  question: pick(label, language),
  value: reasons.map((text) => pick(text, language)).join(pick(SENTENCES, language)),
  onReceipt,
  step: null,
})

/** The answers of the other pages. */
const without = (step: FieldsStep, answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !fieldIn(step.fields, id)))

const fieldsSteps = (form: FormDefinition): FieldsStep[] =>
  form.steps.filter((step): step is FieldsStep => step.kind === 'fields')
